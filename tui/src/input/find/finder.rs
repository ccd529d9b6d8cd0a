//! The search, when what is given comes in pieces.

use crate::input::found::Found;

/// The longest link that is found, in bytes; see [`Found::ends_at_limit`].
pub const MAX_FOUND_LEN: usize = 1 << 16;

/// Finds the links of what comes in pieces. Where it is cut makes no difference.
#[derive(Debug, Default)]
pub struct Finder {}

impl Finder {
    /// A search that was given nothing yet.
    #[must_use]
    pub const fn new() -> Self {
        Self {}
    }

    /// Takes the next piece, and gives the links that are certain so far, in order.
    pub fn feed(&mut self, _piece: &[u8]) -> Vec<Found> {
        Vec::new()
    }

    /// Gives the links at the end, when no more comes.
    pub fn finish(self) -> Vec<Found> {
        Vec::new()
    }
}
