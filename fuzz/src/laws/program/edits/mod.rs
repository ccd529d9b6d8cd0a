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

/// All laws of this folder, for the text of a link, and for the same with another parameter in its query. The control
/// bytes choose the values that are typed.
///
/// # Panics
///
/// If a law is broken.
pub fn edits(data: &[u8]) {
    let (text, control) = control::split(data);
    let Ok(text) = str::from_utf8(text) else {
        return;
    };
    judge(text, control);
    if text.contains('?') && !text.contains('#') {
        judge(&format!("{text}&a=b"), control);
    }
}

fn judge(text: &str, [which, id]: [u8; 2]) {
    let held = HeldReading::new(text, &settings());
    let Some(before) = Seen::of(text) else {
        return;
    };
    for place in before.places(id) {
        rewriting::judge(&held, &before, &place, usize::from(which));
        removing::judge(&held, &before, &place);
    }
}
