//! How the inspector is run without a terminal.

use std::io::ErrorKind;

use jiff::Timestamp;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::Event;
use ratatui::layout::{Rect, Size};
use ratatui::{Terminal, TerminalOptions, Viewport};
use tracklens::commands::copying;
use tracklens::inspector::{
    Clipboard, Destination, Effects, FileState, FileTask, Message, Model, Theme, draw, of_event,
    update,
};
use tracklens::settings::Settings;
use tracklens::text::shown::Shown;

/// The time at the inspector.
pub(super) const NOW: Timestamp = Timestamp::UNIX_EPOCH;

/// An inspector without a link.
pub(super) fn new_model(size: Size) -> Model {
    Model::new("", Settings::at(NOW), Theme::color(), size)
}

/// Handles an event like the program's loop, but neither looks for a file nor writes one.
pub(super) fn happen(model: &mut Model, event: Event) -> Effects {
    let Some(message) = of_event(event, model) else {
        return Effects::default();
    };
    let effects = update(model, message, NOW);
    if let Some(what) = effects.copy {
        let len = copying::text(what, model).len();
        let to = (1..=65_536).contains(&len).then_some(Clipboard::Terminal);
        update(model, Message::Copied { what, len, to }, NOW);
    }
    if let Some(wish) = &effects.export {
        update(model, fulfilled(wish), NOW);
    }
    effects
}

/// The screen, drawn without a terminal.
pub(super) fn drawn(model: &Model, size: Size) -> Buffer {
    let area = Rect::from(size);
    let viewport = Viewport::Fixed(area);
    let backend = TestBackend::new(0, 0);
    let mut terminal =
        Terminal::with_options(backend, TerminalOptions { viewport }).expect("a screen in memory");
    let mut frame = terminal.get_frame();
    draw(model, &mut frame);
    std::mem::take(frame.buffer_mut())
}

/// The answer to a wish about a file. A file of that name exists if the name's length is odd.
fn fulfilled(wish: &FileTask) -> Message {
    match wish {
        FileTask::Look { name, .. } | FileTask::Propose { name, .. } => {
            let is_free = name.len().is_multiple_of(2);
            let is_proposed = !is_free && matches!(wish, FileTask::Propose { .. });
            let is_free = is_free || is_proposed;
            Message::Looked(Destination {
                name: if is_proposed {
                    format!("2{name}")
                } else {
                    name.clone()
                },
                instead_of: is_proposed.then(|| name.clone()),
                path: Shown::text(name),
                state: if is_free {
                    FileState::Free
                } else {
                    FileState::Taken
                },
                len: name.len(),
            })
        }
        FileTask::Write { name, .. } if name.len().is_multiple_of(2) => {
            Message::Exported(Ok(name.len()))
        }
        FileTask::Write { .. } => Message::Exported(Err(ErrorKind::AlreadyExists)),
    }
}
