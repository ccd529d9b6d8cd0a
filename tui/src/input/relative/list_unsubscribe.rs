//! The mailto address of `List-Unsubscribe`: its subject is `unsubscribe:`, a signature, `|` and an object. \[seen\]
//!
//! The https address beside it is a tracked link, and is found as one.

use std::ops::Range;

use super::signed::{self, Signed};
use super::symbols::Symbols;

const WORD: &[u8] = b"unsubscribe:";

/// Reads the first address of this form, if one is there.
pub(super) fn read(symbols: &Symbols) -> Option<(Signed, Range<usize>)> {
    let mut start = 0;
    while let Some(found) = position(symbols.bytes().get(start..)?, WORD) {
        let word = start + found;
        start = word + WORD.len();
        let rest = symbols.bytes().get(start..)?;
        let end = start + signed::end(rest);
        let Some((signature, object)) = signed::split(symbols, start..end) else {
            continue;
        };
        if signed::is_plausible(symbols, &signature, &object) {
            let range = symbols.range(word..end);
            return Some((signed::read(symbols, signature, object), range));
        }
    }
    None
}

fn position(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).position(|window| window == word)
}
