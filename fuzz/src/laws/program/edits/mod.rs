//! Laws of editing a link: what is edited changes as it was typed, what must follow follows, and nothing else changes.

mod expected;
mod removing;
mod rewriting;
mod seen;
mod signing;
mod typed;

use tracklens::reading::HeldReading;

use self::seen::Seen;
use super::drafted::settings;
use crate::inputs::control;

/// All laws of this folder, for the text of a link. The control bytes choose the values that are typed.
///
/// # Panics
///
/// If a law is broken.
pub fn edits(data: &[u8]) {
    let (text, [which, id]) = control::split(data);
    let Ok(text) = str::from_utf8(text) else {
        return;
    };
    let held = HeldReading::new(text, &settings());
    let Some(before) = Seen::of(text) else {
        return;
    };
    for place in before.places(id) {
        rewriting::judge(&held, &before, &place, usize::from(which));
        removing::judge(&held, &before, &place);
    }
}
