//! Finds tracked links in any bytes, by what a link is.

mod finder;

use super::found::Found;

pub use finder::{Finder, MAX_FOUND_LEN};

/// The tracked links in `given`, in the order in which they stand.
pub fn links(given: &[u8]) -> impl Iterator<Item = Found> + use<> {
    let mut finder = Finder::new();
    let mut found = finder.feed(given);
    found.extend(finder.finish());
    found.into_iter()
}
