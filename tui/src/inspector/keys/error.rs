//! Why a text is not a key that can be bound.

use std::fmt;

/// Why a text is not a key that can be bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyError {
    /// No key is written so.
    Unknown,
    /// Terminals send the same for another key, and so does a paste that comes as keys.
    SentAlike {
        /// The other key.
        key: &'static str,
    },
    /// Terminals send the start of other keys for it.
    StartsAnother,
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str(
                "a key is a character, f1 to f12, or a name such as up, pgdn, tab or enter; \
                 ctrl- and alt- may stand before it, in this order",
            ),
            Self::SentAlike { key } => write!(f, "terminals send it as {key}"),
            Self::StartsAnother => f.write_str("terminals send it as the start of other keys"),
        }
    }
}

impl std::error::Error for KeyError {}
