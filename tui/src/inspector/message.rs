//! What can happen to the inspector.

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::command::Command;
use super::model::{Model, What};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A text was pasted.
    Paste(String),
    /// Characters were typed where text is taken.
    Type(String),
    /// A key asked for something.
    Command(Command),
    /// A text was sent to the clipboard, or was not to be sent.
    Copied {
        /// What it was.
        what: What,
        /// Its bytes.
        len: usize,
    },
    /// The terminal has another size: columns and rows.
    Resize(u16, u16),
}

/// What an event of the terminal means to an inspector.
#[must_use]
pub fn of_event(event: Event, model: &Model) -> Option<Message> {
    match event {
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Resize(columns, rows) => Some(Message::Resize(columns, rows)),
        Event::Key(key) if key.kind != KeyEventKind::Release => of_key(key, model),
        _ => None,
    }
}

fn of_key(key: KeyEvent, model: &Model) -> Option<Message> {
    if let Some(command) = model.keymap().command(key, model.focus()) {
        return Some(Message::Command(command));
    }
    match key.code {
        KeyCode::Char(char)
            if model.focus().takes_text() && (key.modifiers - KeyModifiers::SHIFT).is_empty() =>
        {
            Some(Message::Type(char.to_string()))
        }
        _ => None,
    }
}
