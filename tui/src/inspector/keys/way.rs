//! The way from one row of a list to another.

use super::command::Command;

/// Which way to go through rows.
#[derive(Clone, Copy, Debug)]
pub(in crate::inspector) enum Way {
    /// Up by so many rows.
    Up(usize),
    /// Down by so many rows.
    Down(usize),
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

impl Way {
    /// The way that a command goes, if it goes through rows; a page has so many of them.
    pub(in crate::inspector) const fn of(command: Command, page: usize) -> Option<Self> {
        Some(match command {
            Command::Up => Self::Up(1),
            Command::Down => Self::Down(1),
            Command::PageUp => Self::Up(page),
            Command::PageDown => Self::Down(page),
            Command::First => Self::First,
            Command::Last => Self::Last,
            _ => return None,
        })
    }

    /// The row at the end of the way, at most the last one.
    pub(in crate::inspector) fn from(self, row: usize, last: usize) -> usize {
        match self {
            Self::Up(rows) => row.min(last).saturating_sub(rows),
            Self::Down(rows) => row.saturating_add(rows).min(last),
            Self::First => 0,
            Self::Last => last,
        }
    }
}
