//! What can happen to the inspector.

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::focus::Focus;
use super::keymap::{self, Command};
use super::model::What;

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

/// What an event of the terminal means while something has the focus.
#[must_use]
pub fn of_event(event: Event, focus: Focus) -> Option<Message> {
    match event {
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Resize(columns, rows) => Some(Message::Resize(columns, rows)),
        Event::Key(key) if key.kind != KeyEventKind::Release => of_key(key, focus),
        _ => None,
    }
}

fn of_key(key: KeyEvent, focus: Focus) -> Option<Message> {
    if let Some(command) = keymap::command(key, focus) {
        return Some(Message::Command(command));
    }
    match key.code {
        KeyCode::Char(char)
            if focus.takes_text() && (key.modifiers - KeyModifiers::SHIFT).is_empty() =>
        {
            Some(Message::Type(char.to_string()))
        }
        _ => None,
    }
}
