//! A text that something was undone to get, with where each byte comes from.

use std::ops::Range;

use super::origins::Origins;

/// A text that something was undone to get, with where each byte comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Undone {
    pub(crate) text: Vec<u8>,
    pub(crate) origins: Origins,
}

impl Undone {
    /// Adds a byte that was made of these.
    pub(crate) fn push(&mut self, byte: u8, origin: Range<usize>) {
        self.text.push(byte);
        self.origins.push(origin);
    }

    /// Adds bytes that stand as they are in `text`.
    pub(crate) fn extend_plain(&mut self, text: &[u8], source: Range<usize>) {
        self.text.extend_from_slice(&text[source.clone()]);
        self.origins.push_plain(source);
    }

    /// Adds bytes that were made of the same source, all of them.
    pub(crate) fn extend(&mut self, bytes: &[u8], origin: &Range<usize>) {
        for &byte in bytes {
            self.push(byte, origin.clone());
        }
    }
}
