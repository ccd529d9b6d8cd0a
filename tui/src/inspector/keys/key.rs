//! A key and its modifiers: as the terminal reports it, as it is shown, and as it is written in the preferences.

use std::fmt;
use std::str::FromStr;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::error::KeyError;
use super::sent::obstacle;

/// A key with its modifiers.
///
/// ```
/// use tracklens::inspector::Key;
///
/// let key: Key = "ctrl-y".parse()?;
/// assert_eq!((key.to_string(), key.written()), ("^Y".to_owned(), "ctrl-y".to_owned()));
/// assert_eq!("ctrl-i".parse::<Key>().unwrap_err().to_string(), "terminals send it as Tab");
/// # Ok::<(), tracklens::inspector::KeyError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

impl Key {
    /// Control-C.
    pub(super) const CONTROL_C: Self = Self {
        code: KeyCode::Char('c'),
        modifiers: KeyModifiers::CONTROL,
    };

    /// The key of an event. Shift is part of what a key types, and terminals differ in whether they
    /// report it too.
    #[must_use]
    pub fn of_event(event: KeyEvent) -> Self {
        Self {
            code: event.code,
            modifiers: event.modifiers - KeyModifiers::SHIFT,
        }
    }

    /// The event that a terminal reports of it.
    #[must_use]
    pub const fn event(self) -> KeyEvent {
        KeyEvent::new(self.code, self.modifiers)
    }

    /// Whether it types a character.
    #[must_use]
    pub const fn types_a_character(self) -> bool {
        matches!(self.code, KeyCode::Char(_)) && self.modifiers.is_empty()
    }

    /// The key as it is written in the preferences.
    #[must_use]
    pub fn written(self) -> String {
        let mut written = String::new();
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            written.push_str("ctrl-");
        }
        if self.modifiers.contains(KeyModifiers::ALT) {
            written.push_str("alt-");
        }
        written
            + &match (self.code, named(self.code)) {
                (_, Some(row)) => row.written.to_owned(),
                (KeyCode::F(number), _) => format!("f{number}"),
                (KeyCode::Char(char), _) => char.to_string(),
                // No other is made.
                _ => String::new(),
            }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let has_control = self.modifiers.contains(KeyModifiers::CONTROL);
        let has_alt = self.modifiers.contains(KeyModifiers::ALT);
        let name = match (self.code, named(self.code)) {
            (_, Some(row)) => row.label.to_owned(),
            (KeyCode::F(number), _) => format!("F{number}"),
            // Most terminals send one byte for ^/, ^_ and ^7, which is read as the last of these.
            (KeyCode::Char('7'), _) if has_control => "/".to_owned(),
            (KeyCode::Char(char), _) if has_control => char.to_uppercase().to_string(),
            (KeyCode::Char(char), _) => char.to_string(),
            _ => String::new(),
        };
        let control = if has_control { "^" } else { "" };
        let alt = if has_alt { "Alt-" } else { "" };
        write!(f, "{alt}{control}{name}")
    }
}

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let mut modifiers = KeyModifiers::NONE;
        let mut rest = text;
        for (prefix, modifier) in [
            ("ctrl-", KeyModifiers::CONTROL),
            ("alt-", KeyModifiers::ALT),
        ] {
            if let Some(key) = rest.strip_prefix(prefix).filter(|key| !key.is_empty()) {
                modifiers |= modifier;
                rest = key;
            }
        }
        let code = code(rest).ok_or(KeyError::Unknown)?;
        match obstacle(code, modifiers) {
            Some(error) => Err(error),
            None => Ok(Self { code, modifiers }),
        }
    }
}

/// A key that is not a character.
struct Named {
    code: KeyCode,
    written: &'static str,
    label: &'static str,
}

const NAMED: &[Named] = &[
    row(KeyCode::Up, "up", "↑"),
    row(KeyCode::Down, "down", "↓"),
    row(KeyCode::Left, "left", "←"),
    row(KeyCode::Right, "right", "→"),
    row(KeyCode::PageUp, "pgup", "PgUp"),
    row(KeyCode::PageDown, "pgdn", "PgDn"),
    row(KeyCode::Home, "home", "Home"),
    row(KeyCode::End, "end", "End"),
    row(KeyCode::Tab, "tab", "Tab"),
    row(KeyCode::BackTab, "shift-tab", "Shift-Tab"),
    row(KeyCode::Enter, "enter", "Enter"),
    row(KeyCode::Esc, "esc", "Esc"),
    row(KeyCode::Backspace, "backspace", "Backspace"),
    row(KeyCode::Delete, "delete", "Delete"),
    row(KeyCode::Insert, "insert", "Insert"),
    row(KeyCode::Char(' '), "space", "Space"),
];

const fn row(code: KeyCode, written: &'static str, label: &'static str) -> Named {
    Named {
        code,
        written,
        label,
    }
}

fn named(code: KeyCode) -> Option<&'static Named> {
    NAMED.iter().find(|row| row.code == code)
}

fn code(text: &str) -> Option<KeyCode> {
    if let Some(row) = NAMED.iter().find(|row| row.written == text) {
        return Some(row.code);
    }
    let number = text.strip_prefix('f').and_then(|it| it.parse().ok());
    if let Some(number @ 1..=12) = number.filter(|_| !text.starts_with("f0")) {
        return Some(KeyCode::F(number));
    }
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(char), None) if !char.is_control() => Some(KeyCode::Char(char)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_as_written_parses_as_the_same_key() {
        let modifiers = ["", "ctrl-", "alt-", "ctrl-alt-"];
        let names = NAMED.iter().map(|row| row.written);
        for name in names.chain(["f1", "f12", "a", "?", "-", "/", "7", "é"]) {
            for modifier in modifiers {
                let written = format!("{modifier}{name}");
                let key = match written.parse::<Key>() {
                    Ok(key) => key,
                    // No terminal sends it as itself.
                    Err(error) => {
                        assert!(
                            error != KeyError::Unknown && !modifier.is_empty(),
                            "{written}"
                        );
                        continue;
                    }
                };
                assert_eq!(key.written(), written);
                assert_eq!(Key::of_event(key.event()), key);
                assert!(!key.to_string().is_empty());
            }
        }
    }

    #[test]
    fn other_texts_are_not_keys() {
        for text in [
            "",
            "ctrl-",
            "ab",
            "f0",
            "f01",
            "f13",
            "f999",
            "Up",
            "shift-a",
            "alt-ctrl-x",
            "\u{1b}",
        ] {
            assert_eq!(text.parse::<Key>(), Err(KeyError::Unknown), "{text}");
        }
    }

    #[test]
    fn control_keys_that_a_raw_paste_sends_cannot_be_bound() {
        for char in ['h', 'i', 'j', 'm', '[', 'H', 'M'] {
            for text in [format!("ctrl-{char}"), format!("ctrl-alt-{char}")] {
                let error = text.parse::<Key>().unwrap_err();
                assert!(matches!(error, KeyError::SentAlike { .. }), "{text}");
            }
        }
    }

    #[test]
    fn keys_that_terminals_do_not_send_as_themselves_cannot_be_bound() {
        for (written, key) in [
            ("ctrl-@", "ctrl-space"),
            ("ctrl-2", "ctrl-space"),
            ("ctrl-3", "Esc"),
            ("ctrl-[", "Esc"),
            ("ctrl-\\", "ctrl-4"),
            ("ctrl-]", "ctrl-5"),
            ("ctrl-^", "ctrl-6"),
            ("ctrl-/", "ctrl-7"),
            ("ctrl-_", "ctrl-7"),
            ("ctrl-8", "Backspace"),
            ("ctrl-?", "Backspace"),
            ("ctrl-backspace", "Backspace"),
            ("ctrl-enter", "Enter"),
            ("ctrl-alt-tab", "Tab"),
            ("ctrl-shift-tab", "Shift-Tab"),
            ("ctrl-esc", "Esc"),
            ("ctrl-alt-c", "ctrl-c"),
            ("ctrl-Q", "the small letter"),
            ("ctrl-1", "the character alone"),
            ("ctrl-.", "the character alone"),
            ("ctrl-é", "the character alone"),
        ] {
            assert_eq!(
                written.parse::<Key>(),
                Err(KeyError::SentAlike { key }),
                "{written}"
            );
        }
        for written in [
            "alt-[", "alt-O", "alt-]", "alt-P", "alt-X", "alt-^", "alt-_", "alt-esc",
        ] {
            assert_eq!(
                written.parse::<Key>(),
                Err(KeyError::StartsAnother),
                "{written}"
            );
        }
        for written in ["\u{202e}", "alt-\u{200b}", "\u{301}", "\u{a0}"] {
            assert_eq!(
                written.parse::<Key>(),
                Err(KeyError::Unknown),
                "{written:?}"
            );
        }
    }

    #[test]
    fn labels_are_those_that_users_know() {
        for (written, label) in [
            ("ctrl-c", "^C"),
            ("ctrl-7", "^/"),
            ("alt-/", "Alt-/"),
            ("f1", "F1"),
            ("pgdn", "PgDn"),
            ("y", "y"),
        ] {
            assert_eq!(written.parse::<Key>().unwrap().to_string(), label);
        }
    }
}
