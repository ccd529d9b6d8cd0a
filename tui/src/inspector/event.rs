//! What the events of a terminal mean to the inspector.

use ratatui::crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use super::keys::Scope;
use super::message::{Gesture, Message};
use super::model::Model;

/// What an event of the terminal means to the inspector, if it means anything.
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
    if let Some(command) = model.keymap().command(key, model.scope()) {
        return Some(Message::Command(command));
    }
    match key.code {
        KeyCode::Char(char)
            if takes_characters(model.scope())
                && (key.modifiers - KeyModifiers::SHIFT).is_empty() =>
        {
            Some(Message::Type(char.to_string()))
        }
        _ => None,
    }
}

const fn takes_characters(scope: Scope) -> bool {
    scope.takes_text || scope.begins_text
}
