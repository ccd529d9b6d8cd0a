//! What can happen to the inspector: data.

use std::io;

use jiff::tz::TimeZone;

use super::effect::{Clipboard, Destination};
use super::keys::{Command, What};
use crate::input::{FileEnd, FileFinds};
use crate::inspector::screen::Theme;
use crate::text::shown::Shown;

/// The most bytes that are taken of a paste. Of a longer one, the program gives the inspector the beginning.
pub const MAX_PASTE: usize = 16 << 20;

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// A text was pasted.
    Paste(String),
    /// Characters were typed where text is taken.
    Type(String),
    /// A key asked for something.
    Command(Command),
    /// A text was copied, or could not be.
    Copied {
        /// What it was.
        what: What,
        /// Its bytes.
        len: usize,
        /// The clipboard, if it was copied.
        to: Option<Clipboard>,
    },
    /// The mouse did something somewhere on the screen.
    Point {
        /// What.
        gesture: Gesture,
        /// The column, from 0.
        column: u16,
        /// The row, from 0.
        row: u16,
    },
    /// The program has looked where a report would be written.
    Looked(Destination),
    /// A report was written, with so many bytes, or was not.
    Exported(Result<usize, io::ErrorKind>),
    /// Something about a file that is read in the background.
    File(FileNews),
    /// The zone that the system is in, as it was asked for.
    LocalZone(TimeZone),
    /// The styles are others, since the terminal has said what they are on.
    Theme(Box<Theme>),
    /// The terminal has another size: columns and rows.
    Resize(u16, u16),
}

impl Message {
    /// Whether the user did something, and not the terminal or the program.
    pub(super) const fn is_of_the_user(&self) -> bool {
        matches!(
            self,
            Self::Paste(_) | Self::Type(_) | Self::Command(_) | Self::Point { .. }
        )
    }
}

/// What happens to a file that is read in the background.
#[derive(Clone, Debug, PartialEq)]
pub enum FileNews {
    /// It was opened; its name.
    Opened(Shown),
    /// It can't be opened, and why.
    NotOpened(io::ErrorKind),
    /// More of it was searched.
    Searched(FileFinds),
    /// No more of it will be read.
    Ended(FileEnd),
}

/// What can be done with the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// The first button was pressed.
    Click,
    /// The wheel was turned up.
    WheelUp,
    /// The wheel was turned down.
    WheelDown,
}
