//! A text in each of its spellings, from percent-encoded to decoded.

use tracklens_codec::PercentDecoded;

/// How often a text is percent-decoded.
pub(super) const DEPTH: usize = 3;

/// A text as it is, then percent-decoded once, twice, and so on.
pub(super) fn spellings(text: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let decode = |it: &Vec<u8>| Some(PercentDecoded::new(it).collect());
    std::iter::successors(Some(text.to_vec()), decode).take(DEPTH + 1)
}
