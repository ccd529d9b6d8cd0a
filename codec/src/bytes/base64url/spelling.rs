//! How a base64url part of a link is spelled: its characters, which may be percent-encoded, and its padding.

use super::symbols::{is_symbol, padding_count};
use crate::bytes::percent::PercentDecoded;

/// A part, split into its characters and its padding.
pub(crate) struct Padded<'t> {
    pub(crate) symbols: &'t [u8],
    /// The number of `~`, percent-encoded or not.
    pub(crate) padding: u32,
    /// The number of those that are percent-encoded.
    escaped: usize,
}

impl<'t> Padded<'t> {
    #[inline]
    pub(crate) fn split(encoded: &'t [u8]) -> Self {
        let mut split = Self {
            symbols: encoded,
            padding: 0,
            escaped: 0,
        };
        loop {
            match split.symbols {
                [before @ .., b'~'] => split.symbols = before,
                [before @ .., b'%', b'7', b'E' | b'e'] => {
                    split.symbols = before;
                    split.escaped = split.escaped.saturating_add(1);
                }
                _ => return split,
            }
            split.padding = split.padding.saturating_add(1);
        }
    }

    /// Whether there is no padding, or what belongs after this number of characters.
    #[inline]
    pub(super) fn is_sound(&self, symbols: usize) -> bool {
        is_padding_sound(self.padding, symbols)
    }
}

/// Whether this number of `~` may follow this number of characters: none, or what belongs there.
#[inline]
pub(super) fn is_padding_sound(padding: u32, symbols: usize) -> bool {
    padding == 0 || padding == u32::from(padding_count(symbols))
}

/// The number of `~`, percent-encoded or not, in a text that has nothing else.
#[inline]
pub(super) fn padding_in(text: &[u8]) -> Option<u32> {
    let mut rest = text;
    let mut count: u32 = 0;
    while let Some((first, after)) = rest.split_first() {
        rest = match (first, after) {
            (b'~', _) => after,
            (b'%', [b'7', b'E' | b'e', after @ ..]) => after,
            _ => return None,
        };
        count = count.wrapping_add(1);
    }
    Some(count)
}

/// Whether a part has this number of characters without its padding, percent-decoded; `escapes` is the number of `%` in
/// the part.
#[inline]
pub(crate) fn has_symbols(part: &[u8], count: usize, escapes: usize) -> bool {
    let Some((symbols, padding)) = part.split_at_checked(count) else {
        return false;
    };
    if escapes == 0 {
        return symbols.last() != Some(&b'~') && padding.iter().all(|&byte| byte == b'~');
    }
    let padded = Padded::split(part);
    if escapes == padded.escaped {
        padded.symbols.len() == count
    } else {
        Symbols::new(padded.symbols).count() == count
    }
}

/// The offsets at which decoded bytes stand in the text, found in one pass over it.
#[derive(Clone, Debug)]
pub(crate) struct Offsets<'t> {
    start: usize,
    end: usize,
    /// The characters after those that were passed, if some are percent-encoded.
    escaped: Option<Symbols<'t>>,
    passed: usize,
}

impl<'t> Offsets<'t> {
    /// The offsets of the bytes of a part that starts at an offset of the text.
    pub(crate) fn new(encoded: &'t [u8], start: usize) -> Self {
        let symbols = Padded::split(encoded).symbols;
        let has_escape = encoded.contains(&b'%');
        Self {
            start,
            end: symbols.len(),
            escaped: has_escape.then(|| Symbols::new(symbols)),
            passed: 0,
        }
    }

    /// The offset of the character that carries the first bit of a decoded byte. Call it with bytes in ascending order.
    pub(crate) fn text_offset(&mut self, byte: usize) -> usize {
        let symbol = byte.saturating_add(byte.wrapping_div(3));
        let offset = match &mut self.escaped {
            None => symbol.min(self.end),
            Some(symbols) => {
                let further = symbol.saturating_sub(self.passed);
                self.passed = symbol;
                symbols.by_ref().take(further).for_each(drop);
                symbols.offset
            }
        };
        self.start.saturating_add(offset)
    }
}

/// The characters of a part, percent-decoded, each with the offset at which it starts.
#[derive(Clone, Debug)]
pub(super) struct Symbols<'t> {
    rest: PercentDecoded<'t>,
    offset: usize,
}

impl<'t> Symbols<'t> {
    pub(super) const fn new(encoded: &'t [u8]) -> Self {
        Self {
            rest: PercentDecoded::new(encoded),
            offset: 0,
        }
    }
}

impl Iterator for Symbols<'_> {
    type Item = (usize, u8);

    fn next(&mut self) -> Option<(usize, u8)> {
        let (byte, width) = self.rest.next_with_width()?;
        let start = self.offset;
        self.offset = start.saturating_add(width);
        Some((start, byte))
    }
}

/// The character after padding that is whole and of which the first `~` was read, unless it is base64url or `~`.
///
/// Such a character was copied along with the link: it is wrong, not the padding.
pub(super) fn wrong_after_padding(valid: usize, mut rest: Symbols<'_>) -> Option<(usize, u8)> {
    for _ in 1..padding_count(valid) {
        rest.next().filter(|&(_, byte)| byte == b'~')?;
    }
    rest.next()
        .filter(|&(_, byte)| padding_count(valid) > 0 && byte != b'~' && !is_symbol(byte))
}
