//! The sorts of bytes, and what stands for the bytes of each on the screen.

use ratatui::style::Style;

use super::theme::Theme;

/// A sort of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::inspector) enum ByteSort {
    /// Zero.
    Null,
    /// A printable character of ASCII.
    Printable,
    /// A space, a tab or a line ending.
    Space,
    /// Another control character.
    Control,
    /// What is not ASCII.
    Other,
}

impl ByteSort {
    /// All sorts.
    pub(in crate::inspector) const ALL: [Self; 5] = [
        Self::Printable,
        Self::Space,
        Self::Null,
        Self::Control,
        Self::Other,
    ];

    /// The sort of a byte.
    pub(in crate::inspector) const fn of(byte: u8) -> Self {
        match byte {
            0 => Self::Null,
            b'!'..=b'~' => Self::Printable,
            b' ' | b'\t' | b'\n' | b'\r' => Self::Space,
            0x80.. => Self::Other,
            _ => Self::Control,
        }
    }

    /// The sign that stands for a byte of the sort.
    pub(in crate::inspector) fn sign(self, byte: u8) -> char {
        match self {
            Self::Null => '⋄',
            Self::Printable => char::from(byte),
            Self::Space if byte == b' ' => ' ',
            Self::Space => '␣',
            Self::Control => '•',
            Self::Other => '×',
        }
    }

    /// A byte of the sort.
    pub(in crate::inspector) const fn example(self) -> u8 {
        match self {
            Self::Null => 0,
            Self::Printable => b'a',
            Self::Space => b'\n',
            Self::Control => 1,
            Self::Other => 0xff,
        }
    }

    /// What the sort is.
    pub(in crate::inspector) const fn meaning(self) -> &'static str {
        match self {
            Self::Null => "a byte that is zero",
            Self::Printable => "a printable character of ASCII, as it is",
            Self::Space => "a tab or a line ending; a space is a space",
            Self::Control => "another control character",
            Self::Other => "a byte that is not ASCII",
        }
    }

    /// The style of the sort.
    pub(in crate::inspector) const fn style(self, theme: &Theme) -> Style {
        match self {
            Self::Null => theme.null_byte,
            Self::Printable => theme.printable_byte,
            Self::Space => theme.space_byte,
            Self::Control => theme.control_byte,
            Self::Other => theme.other_byte,
        }
    }
}
