//! What can happen to the inspector.

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::keymap::{self, Command};
use super::model::Pane;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A text was pasted.
    Paste(String),
    /// Characters were typed while the link had the focus.
    Type(String),
    /// A key asked for something.
    Command(Command),
    /// The terminal has another size: columns and rows.
    Resize(u16, u16),
}

/// What an event of the terminal means while a pane has the focus.
#[must_use]
pub fn of_event(event: Event, focus: Pane) -> Option<Message> {
    match event {
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Resize(columns, rows) => Some(Message::Resize(columns, rows)),
        Event::Key(key) if key.kind != KeyEventKind::Release => of_key(key, focus),
        _ => None,
    }
}

fn of_key(key: KeyEvent, focus: Pane) -> Option<Message> {
    if let Some(command) = keymap::command(key, focus) {
        return Some(Message::Command(command));
    }
    match key.code {
        KeyCode::Char(char)
            if focus == Pane::Link && (key.modifiers - KeyModifiers::SHIFT).is_empty() =>
        {
            Some(Message::Type(char.to_string()))
        }
        _ => None,
    }
}
