//! UTF-16, of either byte order, without a declaration.

use std::ops::Range;

use crate::input::undone::Undone;

/// The most characters that are read to either side.
const MAX_CHARS: usize = 1 << 16;

/// The word around a character of UTF-16 that is ASCII, in either byte order: as far as the characters are
/// printable ASCII or line endings, without quotes, angle brackets and spaces.
///
/// `letter` is the index of the character's ASCII byte, `floor` where the search may not go before.
pub(crate) fn word(text: &[u8], letter: usize, floor: usize) -> Range<usize> {
    // Within ASCII both byte orders read alike; at an end, the right one has a character more.
    let little_endian = word_from(text, letter, floor, |pair| [pair[0], pair[1]]);
    let Some(start) = letter.checked_sub(1) else {
        return little_endian;
    };
    let big_endian = word_from(text, start, floor, |pair| [pair[1], pair[0]]);
    if big_endian.len() > little_endian.len() {
        big_endian
    } else {
        little_endian
    }
}

/// The word around the pair at `start`, of which `order` gives the low byte first.
fn word_from(
    text: &[u8],
    start: usize,
    floor: usize,
    order: fn([u8; 2]) -> [u8; 2],
) -> Range<usize> {
    let is_word = |start: usize| {
        let pair = text.get(start..).and_then(|rest| rest.first_chunk());
        pair.is_some_and(|pair| {
            let [low, high] = order(*pair);
            high == 0 && is_word_byte(low)
        })
    };
    let (mut first, mut end) = (start, start);
    for _ in 0..MAX_CHARS {
        if first < floor + 2 || !is_word(first - 2) {
            break;
        }
        first -= 2;
    }
    for _ in 0..MAX_CHARS {
        if !is_word(end) {
            break;
        }
        end += 2;
    }
    first..end
}

const fn is_word_byte(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n') || byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>')
}

/// The characters of a word of UTF-16, as it is found by [`word`].
pub(crate) fn undo(text: &[u8]) -> Undone {
    let mut undone = Undone::default();
    for (index, pair) in text.chunks_exact(2).enumerate() {
        undone.push(pair[0] | pair[1], 2 * index..2 * index + 2);
    }
    undone
}
