//! What stands for a hidden byte, and which bytes are hidden.

use super::characters::Characters;

/// What stands for a hidden byte.
pub(super) const HIDDEN: u8 = b'*';

/// Whether a byte is hidden: one that addresses are made of, and not one that keeps a URL together.
pub(super) const fn is_hidden(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii() || matches!(byte, b'.' | b'-' | b'_' | b'+')
}

/// Hides all of a text but what keeps a URL together.
pub(super) fn hide_all(text: &mut [u8]) {
    let characters = Characters::new(text);
    let (level, row) = characters.decoded_once();
    for (index, character) in row.iter().enumerate() {
        if is_hidden(character.byte) {
            characters.write(text, level, index, HIDDEN);
        }
    }
}
