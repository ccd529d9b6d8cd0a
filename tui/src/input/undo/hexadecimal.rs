//! Hexadecimal digits, two a byte.

use super::escape::hex_pair;
use crate::input::undone::Undone;

/// The bytes that the text at its beginning stands for: as far as it has pairs of digits.
pub(crate) fn undo(text: &[u8]) -> Undone {
    let mut undone = Undone::default();
    let pairs = text.chunks_exact(2).map_while(|pair| hex_pair(Some(pair)));
    for (index, byte) in pairs.enumerate() {
        undone.push(byte, 2 * index..2 * index + 2);
    }
    undone
}
