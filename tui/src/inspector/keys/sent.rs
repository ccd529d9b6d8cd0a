//! Which keys terminals send, and which they send as another one or not at all.

use ratatui::crossterm::event::{KeyCode, KeyModifiers};

use super::error::KeyError;
use crate::text::characters::{is_deceptive, is_mark};

/// Keys of which terminals send the same as of another one if Control is held, with the name of that one.
const WITH_CONTROL: &[(KeyCode, &str)] = &[
    (KeyCode::Char('h'), "Backspace"),
    (KeyCode::Char('i'), "Tab"),
    (KeyCode::Char('j'), "Enter"),
    (KeyCode::Char('m'), "Enter"),
    (KeyCode::Char('['), "Esc"),
    (KeyCode::Char('3'), "Esc"),
    (KeyCode::Char('@'), "ctrl-space"),
    (KeyCode::Char('`'), "ctrl-space"),
    (KeyCode::Char('2'), "ctrl-space"),
    (KeyCode::Char('\\'), "ctrl-4"),
    (KeyCode::Char('|'), "ctrl-4"),
    (KeyCode::Char(']'), "ctrl-5"),
    (KeyCode::Char('}'), "ctrl-5"),
    (KeyCode::Char('^'), "ctrl-6"),
    (KeyCode::Char('~'), "ctrl-6"),
    (KeyCode::Char('/'), "ctrl-7"),
    (KeyCode::Char('_'), "ctrl-7"),
    (KeyCode::Char('8'), "Backspace"),
    (KeyCode::Char('?'), "Backspace"),
    (KeyCode::Tab, "Tab"),
    (KeyCode::BackTab, "Shift-Tab"),
    (KeyCode::Enter, "Enter"),
    (KeyCode::Esc, "Esc"),
    (KeyCode::Backspace, "Backspace"),
];

/// Keys that can't be told from the start of another one if Alt is held: Alt is sent as Esc before the key.
const WITH_ALT: &[KeyCode] = &[
    KeyCode::Char('['),
    KeyCode::Char('O'),
    KeyCode::Char(']'),
    KeyCode::Char('P'),
    KeyCode::Char('X'),
    KeyCode::Char('^'),
    KeyCode::Char('_'),
    KeyCode::Esc,
    KeyCode::BackTab,
];

/// What keeps a key from being bound: that terminals don't send it as itself, or that it can't be shown.
pub(super) fn obstacle(code: KeyCode, modifiers: KeyModifiers) -> Option<KeyError> {
    if let KeyCode::Char(char) = code
        && (is_deceptive(char) || is_mark(char))
        && char != ' '
    {
        return Some(KeyError::Unknown);
    }
    if modifiers.contains(KeyModifiers::CONTROL)
        && let Some(key) = sent_with_control(code)
    {
        return Some(KeyError::SentAlike { key });
    }
    if modifiers.contains(KeyModifiers::ALT | KeyModifiers::CONTROL) && code == KeyCode::Char('c') {
        // It quits, with Esc before it too.
        return Some(KeyError::SentAlike { key: "ctrl-c" });
    }
    let starts_another = modifiers == KeyModifiers::ALT && WITH_ALT.contains(&code);
    starts_another.then_some(KeyError::StartsAnother)
}

/// The key that terminals send the same for as for Control and this one.
fn sent_with_control(code: KeyCode) -> Option<&'static str> {
    let small = match code {
        KeyCode::Char(char) => KeyCode::Char(char.to_ascii_lowercase()),
        code => code,
    };
    if let Some((_, key)) = WITH_CONTROL.iter().find(|(it, _)| *it == small) {
        return Some(key);
    }
    match code {
        KeyCode::Char('A'..='Z') => Some("the small letter"),
        KeyCode::Char('a'..='z' | '4'..='7' | ' ') => None,
        KeyCode::Char(_) => Some("the character alone"),
        _ => None,
    }
}
