//! Where the characters of an encoded payload are, and which bytes they carry.

use std::ops::Range;

/// Bits of a character.
const SYMBOL_BITS: usize = 6;

/// Bits of a byte.
const BYTE_BITS: usize = 8;

/// The characters of the payload, each of which carries six bits.
#[derive(Clone, Debug, Default)]
pub(super) struct Symbols {
    /// The byte of the text where the first one is.
    start: usize,
    /// The bytes that they carry.
    bytes: usize,
    /// The place of each character and of what follows the last, where some are percent-encoded.
    places: Option<Vec<usize>>,
}

impl Symbols {
    /// The characters that carry so many bytes, at the start of a part of a text.
    pub(super) fn new(encoded: &[u8], start: usize, bytes: usize) -> Self {
        let count = (bytes * BYTE_BITS).div_ceil(SYMBOL_BITS);
        Self {
            start,
            bytes,
            places: encoded
                .contains(&b'%')
                .then(|| places(encoded, start, count)),
        }
    }

    /// The characters that carry bits of these bytes.
    pub(super) fn of_bytes(&self, bytes: &Range<usize>) -> Range<usize> {
        let first = bytes.start * BYTE_BITS / SYMBOL_BITS;
        let after = (bytes.end * BYTE_BITS).div_ceil(SYMBOL_BITS);
        self.place(first)..self.place(after.max(first))
    }

    /// The byte that a character of the text carries the last bits of.
    ///
    /// So each byte is that of the character which carries its first bit.
    pub(super) fn byte_at(&self, offset: usize) -> Option<usize> {
        let symbol = match &self.places {
            Some(places) => places
                .partition_point(|place| *place <= offset)
                .checked_sub(1)?,
            None => offset.checked_sub(self.start)?,
        };
        let all = (self.bytes * BYTE_BITS).div_ceil(SYMBOL_BITS);
        let byte = (symbol * SYMBOL_BITS + SYMBOL_BITS - 1) / BYTE_BITS;
        (symbol < all).then(|| byte.min(self.bytes - 1))
    }

    fn place(&self, symbol: usize) -> usize {
        match &self.places {
            Some(places) => places.get(symbol).or(places.last()).copied(),
            None => None,
        }
        .unwrap_or(self.start + symbol)
    }
}

fn places(encoded: &[u8], start: usize, count: usize) -> Vec<usize> {
    let mut place = 0;
    let mut places = Vec::with_capacity(count + 1);
    for _ in 0..count {
        places.push(start + place);
        place += match encoded.get(place..place + 3) {
            Some([b'%', high, low]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => 3,
            _ => 1,
        };
    }
    places.push(start + place);
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_found_by_the_character_that_carries_its_first_bit() {
        for (encoded, escaped) in [("QUJDREU~", false), ("%51UJ%44RE%55~", true)] {
            let symbols = Symbols::new(encoded.as_bytes(), 10, 5);
            assert_eq!(symbols.places.is_some(), escaped);
            for byte in 0..5 {
                let characters = symbols.of_bytes(&(byte..byte + 1));
                assert_eq!(symbols.byte_at(characters.start), Some(byte), "{encoded}");
            }
            let padding = 10 + encoded.len() - 1;
            assert_eq!(symbols.byte_at(padding), None);
            assert_eq!(symbols.of_bytes(&(0..5)), 10..padding);
        }
    }

    #[test]
    fn no_bytes_have_no_character() {
        let symbols = Symbols::new(b"~~", 10, 0);
        assert_eq!(symbols.byte_at(10), None);
        assert_eq!(symbols.of_bytes(&(0..0)), 10..10);
    }
}
