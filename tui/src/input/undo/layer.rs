//! The kinds of escapes that are undone over a stretch of text.

use super::escape::Escape;
use super::{backslash, defanged, html, percent, quoted_printable};
use crate::input::step::Step;
use crate::input::undone::Undone;

/// A kind of escapes that is undone over a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layer {
    QuotedPrintable,
    Backslash,
    Html,
    Defanged,
    Percent,
}

impl Layer {
    /// All of them, in the order in which they nest: a mail is
    /// quoted-printable as a whole, and a percent-encoded URL stands within a page.
    pub(crate) const ALL: [Self; 5] = [
        Self::QuotedPrintable,
        Self::Backslash,
        Self::Html,
        Self::Defanged,
        Self::Percent,
    ];

    /// What undoing it is called.
    pub(crate) const fn step(self) -> Step {
        match self {
            Self::QuotedPrintable => Step::QuotedPrintable,
            Self::Backslash => Step::BackslashEscapes,
            Self::Html => Step::HtmlReferences,
            Self::Defanged => Step::Defanging,
            Self::Percent => Step::PercentEncoding,
        }
    }

    /// The one whose escapes start with this byte.
    pub(crate) const fn starting_with(byte: u8) -> Option<Self> {
        match byte {
            b'=' => Some(Self::QuotedPrintable),
            b'\\' => Some(Self::Backslash),
            b'&' => Some(Self::Html),
            b'h' | b'H' | b'[' | b'(' | b'{' | b' ' | b'<' | b'.' => Some(Self::Defanged),
            b'%' => Some(Self::Percent),
            _ => None,
        }
    }

    /// How far it is to the next byte that an escape of this kind may start with, or to the end.
    fn before_escape(self, text: &[u8]) -> usize {
        let at = match self {
            Self::QuotedPrintable => memchr::memchr(b'=', text),
            Self::Backslash => memchr::memchr(b'\\', text),
            Self::Html => memchr::memchr(b'&', text),
            Self::Percent => memchr::memchr(b'%', text),
            Self::Defanged => {
                let is_start = |&byte: &u8| Self::starting_with(byte) == Some(self);
                text.iter().position(is_start)
            }
        };
        at.unwrap_or(text.len())
    }

    /// The escape that stands at the beginning of a text.
    pub(crate) fn escape(self, text: &[u8]) -> Option<Escape> {
        match self {
            Self::QuotedPrintable => quoted_printable::escape(text),
            Self::Backslash => backslash::escape(text),
            Self::Html => html::escape(text),
            Self::Defanged => defanged::escape(text),
            Self::Percent => percent::escape(text),
        }
    }

    /// A text with all its escapes of this kind undone.
    pub(crate) fn undo(self, text: &[u8]) -> Undone {
        let mut undone = Undone::default();
        let mut at = 0;
        let mut plain = 0;
        loop {
            at += self.before_escape(&text[at..]);
            if at == text.len() {
                break;
            }
            let Some(escape) = self.escape(&text[at..]) else {
                at += 1;
                continue;
            };
            undone.extend_plain(text, plain..at);
            undone.extend(escape.bytes(), &(at..at + escape.len()));
            at += escape.len();
            plain = at;
        }
        undone.extend_plain(text, plain..at);
        undone
    }
}
