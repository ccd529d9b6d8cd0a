//! A header that belongs to links, pasted alone or found in a mail.

use super::mail::Source;
use super::pasted_link::LinkOrigin;
use super::relative::{self, Relative};

/// A header of a pasted mail that belongs to its links, or one that was pasted alone.
#[derive(Clone, Debug, PartialEq)]
pub struct PastedRelative {
    /// The header; within a mail, without its folding.
    pub text: String,
    /// What it says.
    pub relative: Relative,
    /// Where it stood.
    pub origin: LinkOrigin,
}

impl PastedRelative {
    /// A header that was found in a mail, read again as a text of its own from its value: its places are those of this
    /// text, and not of the mail.
    pub(super) fn within(value: &[u8], relative: Relative, origin: LinkOrigin) -> Self {
        let name = relative.kind().header();
        let text = format!("{name}: {}", String::from_utf8_lossy(value));
        Self {
            relative: relative::read(text.as_bytes()).unwrap_or(relative),
            text,
            origin,
        }
    }

    /// A header that was given alone.
    pub(super) fn alone(given: &[u8]) -> Option<Self> {
        let source = Source {
            line: 1,
            ..Source::default()
        };
        Some(Self {
            text: String::from_utf8_lossy(given).into_owned(),
            relative: relative::read(given)?,
            origin: LinkOrigin {
                source,
                ..LinkOrigin::default()
            },
        })
    }
}
