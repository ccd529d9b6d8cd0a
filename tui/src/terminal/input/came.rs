//! What has come from the terminal.

use ratatui::crossterm::event::{Event, KeyCode, KeyModifiers};

/// What has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::terminal) enum Came {
    /// An event.
    Event(Event),
    /// A paste that was begun and not ended: what has come of it.
    UnfinishedPaste(String),
    /// The color of the background, which was asked for: red, green and blue.
    Background([u8; 3]),
}

impl Came {
    /// Whether it is a key that can't be part of a pasted text, or no key at all.
    pub(super) fn is_command(&self) -> bool {
        match self {
            Self::Event(Event::Key(key)) => {
                let is_of_text =
                    matches!(key.code, KeyCode::Char(_) | KeyCode::Enter | KeyCode::Tab);
                !is_of_text
                    || key
                        .modifiers
                        .intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
            }
            Self::Event(Event::Paste(_)) | Self::UnfinishedPaste(_) => false,
            Self::Event(_) | Self::Background(_) => true,
        }
    }
}
