//! A tracked link that was found in something else.

use std::ops::Range;

use super::origins::Origins;
use super::step::Steps;

/// A tracked link that was found, with everything undone, and where it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub(crate) link: Vec<u8>,
    pub(crate) origins: Origins,
    pub(crate) undone: Steps,
    pub(crate) start_may_be_missing: bool,
    pub(crate) ends_in_ellipsis: bool,
    pub(crate) ends_at_limit: bool,
}

impl Found {
    /// The link, with everything undone. It has a host only where that is certain; otherwise it starts
    /// with its path.
    #[must_use]
    pub fn link(&self) -> &[u8] {
        &self.link
    }

    /// From the first to the last byte that the link was made of, in what was given.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        let range = self.origins.of_range(0..self.link.len());
        range.unwrap_or_default()
    }

    /// The bytes that each byte of the link was made of, in what was given.
    #[must_use]
    pub const fn origins(&self) -> &Origins {
        &self.origins
    }

    /// What was undone, outermost first.
    #[must_use]
    pub const fn undone(&self) -> Steps {
        self.undone
    }

    /// Whether the host may be cut off or cut short: the link starts with what is certain.
    #[must_use]
    pub const fn start_may_be_missing(&self) -> bool {
        self.start_may_be_missing
    }

    /// Whether `...` or `…` stands at the end: whoever wrote it there left something out.
    #[must_use]
    pub const fn ends_in_ellipsis(&self) -> bool {
        self.ends_in_ellipsis
    }

    /// Whether the link goes on after [`MAX_FOUND_LEN`](super::find::MAX_FOUND_LEN) bytes, where it was cut.
    #[must_use]
    pub const fn ends_at_limit(&self) -> bool {
        self.ends_at_limit
    }

    /// The same link, found in a text that was itself taken out of something: `outer` is where the bytes
    /// of that text come from, `undone` what was done to get it.
    ///
    /// Steps beyond the eighth are not named.
    #[must_use]
    pub fn within(mut self, outer: &Origins, undone: Steps) -> Self {
        self.origins = self.origins.within(outer);
        self.undone = undone.iter().chain(self.undone.iter()).collect();
        self
    }

    /// The same link, found in a part of what was given that starts at `offset`.
    #[must_use]
    pub fn moved(mut self, offset: usize) -> Self {
        self.origins = self.origins.moved(offset);
        self
    }
}
