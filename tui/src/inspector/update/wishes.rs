//! What an overlay wants, done.

use jiff::Timestamp;

use super::commands;
use crate::inspector::desk::Notice;
use crate::inspector::effect::Effect;
use crate::inspector::model::Model;
use crate::inspector::overlays::{Answer, Window, Wish};

/// Does what an overlay wants.
pub(super) fn grant(model: &mut Model, wish: Wish, now: Timestamp) -> Option<Effect> {
    match wish {
        Wish::Stay => {}
        Wish::Close => model.window = None,
        Wish::Open(opening) => model.window = Some(Window::open(opening)),
        Wish::Ask(effect) => return Some(effect),
        Wish::Show(pane) => {
            model.window = None;
            model.panes.give_focus(pane);
        }
        Wish::Do(command) => {
            model.window = None;
            return commands::run(model, command, now);
        }
    }
    None
}

/// Takes what the overlay has chosen, or what was typed there.
pub(super) fn choose(model: &mut Model, now: Timestamp) -> Option<Effect> {
    let window = model.window.as_mut()?;
    let wish = window.choose(&mut model.desk, now);
    grant(model, wish, now)
}

/// Lets the overlay hear what came of something that it wanted.
pub(super) fn hear(model: &mut Model, answer: Answer, now: Timestamp) -> Option<Effect> {
    let Some(window) = &mut model.window else {
        if let Answer::Exported(Ok(len)) = answer {
            model.desk.notify(Notice::Exported { len });
        }
        return None;
    };
    let wish = window.hear(&mut model.desk, answer);
    grant(model, wish, now)
}
