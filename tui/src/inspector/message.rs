//! What can happen to the inspector.

use std::io;

use ratatui::crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use super::command::Command;
use super::model::{Clipboard, Destination, Model, What};

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
        /// Where to, if it was.
        to: Option<Clipboard>,
    },
    /// The mouse did something, at a place of the screen.
    Point {
        /// What.
        gesture: Gesture,
        /// The column, from 0.
        column: u16,
        /// The row, from 0.
        row: u16,
    },
    /// It was looked where a report would be written.
    Looked(Destination),
    /// A report was written, of so many bytes, or was not.
    Exported(Result<usize, io::ErrorKind>),
    /// The terminal has another size: columns and rows.
    Resize(u16, u16),
}

impl Message {
    /// Whether the operator did something, and not the terminal or the program.
    pub(super) const fn is_of_the_operator(&self) -> bool {
        matches!(
            self,
            Self::Paste(_) | Self::Type(_) | Self::Command(_) | Self::Point { .. }
        )
    }
}

/// What can be done with the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// The first button was pressed.
    Click,
    /// The wheel was turned, to see what stands above.
    WheelUp,
    /// The wheel was turned, to see what stands below.
    WheelDown,
}

/// What an event of the terminal means to an inspector.
#[must_use]
pub fn of_event(event: Event, model: &Model) -> Option<Message> {
    match event {
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Resize(columns, rows) => Some(Message::Resize(columns, rows)),
        Event::Key(key) if key.kind != KeyEventKind::Release => of_key(key, model),
        Event::Mouse(mouse) => of_mouse(mouse),
        _ => None,
    }
}

fn of_mouse(mouse: MouseEvent) -> Option<Message> {
    let gesture = match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => Gesture::Click,
        MouseEventKind::ScrollUp => Gesture::WheelUp,
        MouseEventKind::ScrollDown => Gesture::WheelDown,
        _ => return None,
    };
    Some(Message::Point {
        gesture,
        column: mouse.column,
        row: mouse.row,
    })
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
