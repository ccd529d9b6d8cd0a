//! One escape: what it stands for.

/// What an escape stands for, and how many bytes it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Escape {
    bytes: [u8; 4],
    count: usize,
    len: usize,
}

impl Escape {
    /// An escape that stands for one byte.
    pub(crate) const fn byte(byte: u8, len: usize) -> Self {
        Self {
            bytes: [byte, 0, 0, 0],
            count: 1,
            len,
        }
    }

    /// An escape that stands for a character.
    pub(crate) fn char(char: char, len: usize) -> Self {
        let mut bytes = [0; 4];
        let count = char.encode_utf8(&mut bytes).len();
        Self { bytes, count, len }
    }

    /// An escape that stands for up to four bytes, or for none.
    pub(crate) fn text(text: &[u8], len: usize) -> Self {
        let mut bytes = [0; 4];
        let count = text.len().min(bytes.len());
        bytes[..count].copy_from_slice(&text[..count]);
        Self { bytes, count, len }
    }

    /// The bytes that it stands for; none of a soft line break.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes[..self.count]
    }

    /// The number of bytes that it takes.
    pub(crate) const fn len(&self) -> usize {
        self.len
    }
}

/// The value of two hexadecimal digits.
pub(super) fn hex_pair(digits: Option<&[u8]>) -> Option<u8> {
    let &[high, low] = digits? else { return None };
    Some(hex_digit(high)? << 4 | hex_digit(low)?)
}

/// The value of a hexadecimal digit.
pub(super) const fn hex_digit(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}
