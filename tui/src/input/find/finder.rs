//! The search through bytes that come in pieces.

use std::collections::VecDeque;

use super::joined::MAX_BEFORE;
use super::level::{Level, MAX_AFTER};
use crate::input::found::Found;

/// What is searched at a time: enough that little is copied for what stands around.
const WINDOW: usize = 1 << 20;

/// Finds the links in bytes that come in pieces. Where they are cut does not change what is found.
///
/// It keeps two MiB at most of what was given, and the links that were not taken yet.
///
/// ```
/// use tracklens::input::find::Finder;
///
/// let mut finder = Finder::new();
/// let mut found = finder.feed(b"see https://open.example.com/q/AAECAwQFBgcICQoL");
/// found.extend(finder.feed(b"DA0ODw~~/AAAAAQA~/PlIIYUBiLnRlc3Q~, and call me"));
/// found.extend(finder.finish());
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].range(), 4..81);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Finder {
    window: Vec<u8>,
    /// Where the window starts in what was given.
    offset: usize,
    level: Level,
}

impl Finder {
    /// A search that was given nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next piece, and gives the links that are certain so far, in order.
    pub fn feed(&mut self, piece: &[u8]) -> Vec<Found> {
        let mut found = Vec::new();
        for part in piece.chunks(WINDOW) {
            self.window.extend_from_slice(part);
            // A link is certain once all is there that it could reach to.
            let end = self.window.len().saturating_sub(MAX_AFTER * 2);
            if end > WINDOW / 2 {
                found.extend(self.search(end));
                self.forget(end);
            }
        }
        found
    }

    /// Gives the links at the end, when no more comes.
    pub fn finish(&mut self) -> Vec<Found> {
        let found = self.search(self.window.len()).into();
        self.forget(self.window.len());
        found
    }

    /// The number of bytes that were looked at closely, those that were looked at several times counted as
    /// often. It grows with what is given at most, whatever that is.
    #[must_use]
    pub const fn bytes_read(&self) -> usize {
        self.level.bytes_read
    }

    /// The number of links that were left out because they are wrapped too deep.
    #[must_use]
    pub const fn too_deep(&self) -> usize {
        self.level.too_deep
    }

    fn search(&mut self, end: usize) -> VecDeque<Found> {
        while self.level.search(&self.window, end) {}
        let mut found = std::mem::take(&mut self.level.found);
        for found in &mut found {
            found.origins = std::mem::take(&mut found.origins).moved(self.offset);
        }
        found
    }

    /// Forgets what stands too far before `end` to belong to a link that is still to be found.
    fn forget(&mut self, end: usize) {
        let count = end.min(self.level.at()).saturating_sub(MAX_BEFORE * 2);
        self.window.drain(..count);
        self.offset += count;
        self.level.move_back(count);
    }
}

/// The links of bytes that are there as a whole, as they are asked for.
#[derive(Clone, Debug)]
pub(super) struct Links<'g> {
    given: &'g [u8],
    level: Level,
}

impl<'g> Links<'g> {
    pub(super) fn new(given: &'g [u8]) -> Self {
        Self {
            given,
            level: Level::default(),
        }
    }
}

impl Iterator for Links<'_> {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        while self.level.found.is_empty() && self.level.search(self.given, self.given.len()) {}
        self.level.found.pop_front()
    }
}
