//! Where something is.

use std::ops::Range;

/// A range of bytes, in half the room of a [`Range`]: a link can have more items than its payload has bytes, and each has
/// places of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::inspector) struct Place {
    start: u32,
    end: u32,
}

impl Place {
    /// The bytes as a range.
    pub(in crate::inspector) fn range(self) -> Range<usize> {
        wide(self.start)..wide(self.end)
    }
}

impl From<Range<usize>> for Place {
    /// No text of the inspector has 4 GiB.
    fn from(range: Range<usize>) -> Self {
        let narrow = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        Self {
            start: narrow(range.start),
            end: narrow(range.end),
        }
    }
}

pub(super) fn wide(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}
