//! Laws of the inspector.

mod cells;
mod driving;
mod events;
mod evidence;
mod hiding;
mod typing;

use std::sync::LazyLock;

use arbitrary::{Arbitrary as _, Unstructured};

use crate::inputs::control;
use crate::inputs::seeds::links::link_texts;
use crate::inputs::session::Session;

/// The links that sessions paste.
static LINKS: LazyLock<Vec<String>> = LazyLock::new(link_texts);

/// One of so many sessions that a fuzzer tries is followed by the tour of masking, which takes four times as long as all
/// other laws.
const SESSIONS_FOR_A_TOUR: u8 = 16;

/// All laws of this folder, for the session that the bytes make.
///
/// # Panics
///
/// If a law is broken.
pub fn inspector(bytes: &[u8]) {
    let Ok(session) = Session::arbitrary_take_rest(Unstructured::new(bytes)) else {
        return;
    };
    let mut model = events::every_event_keeps_the_invariants(&session, &LINKS);
    typing::pasting_is_like_typing(&session, &LINKS);
    let [choice, ..] = control::checksum(bytes);
    if !cfg!(fuzzing) || choice.is_multiple_of(SESSIONS_FOR_A_TOUR) {
        hiding::masking_hides_on_every_screen(model.link().as_str(), model.size());
    }
    events::quitting_always_works(&mut model);
}
