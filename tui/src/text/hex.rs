//! Bytes as hexadecimal digits.

use std::fmt;
use std::io::{self, Write};

/// The digits.
const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// The two digits of each byte.
const PAIRS: [[u8; 2]; 256] = {
    let mut pairs = [[0; 2]; 256];
    let mut byte = 0;
    while byte < pairs.len() {
        pairs[byte] = [DIGITS[byte >> 4], DIGITS[byte & 0x0f]];
        byte += 1;
    }
    pairs
};

/// The value of a byte that is no digit. No digit has any of its bits.
const NO_DIGIT: u8 = 0xf0;

/// The value of each byte as a digit.
const VALUES: [u8; 256] = {
    let mut values = [NO_DIGIT; 256];
    let mut byte = 0;
    loop {
        values[byte as usize] = value_of(byte);
        if byte == u8::MAX {
            break values;
        }
        byte += 1;
    }
};

const fn value_of(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => byte - b'0',
        b'a'..=b'f' => byte - b'a' + 10,
        b'A'..=b'F' => byte - b'A' + 10,
        _ => NO_DIGIT,
    }
}

/// How many bytes are written together.
const BLOCK: usize = 32;

/// Bytes as two lowercase digits each, with spaces between them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spaced<'b>(pub(crate) &'b [u8]);

impl fmt::Display for Spaced<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut digits = [b' '; 3 * BLOCK];
        let Some((last, before)) = self.0.split_last() else {
            return Ok(());
        };
        for bytes in before.chunks(BLOCK) {
            f.write_str(text(bytes, &mut digits, 3))?;
        }
        f.write_str(text(&[*last], &mut digits, 2))
    }
}

/// Writes two lowercase digits a byte, with nothing between them.
pub(crate) fn write_digits(output: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    let mut digits = [[0; 2]; BLOCK];
    bytes.chunks(BLOCK).try_for_each(|bytes| {
        for (pair, byte) in digits.iter_mut().zip(bytes) {
            *pair = PAIRS[usize::from(*byte)];
        }
        output.write_all(digits[..bytes.len()].as_flattened())
    })
}

/// Two lowercase digits a byte, with nothing between them.
pub(crate) fn digits(bytes: &[u8]) -> String {
    let mut digits = Vec::with_capacity(2 * bytes.len());
    // Writing to memory can't fail, and digits are text.
    let _ = write_digits(&mut digits, bytes);
    String::from_utf8(digits).unwrap_or_default()
}

/// Two lowercase digits a byte, with spaces between the bytes.
pub(crate) fn spaced(bytes: &[u8]) -> String {
    Spaced(bytes).to_string()
}

/// Adds two lowercase digits a byte to a text, with spaces between the bytes.
pub(crate) fn push_spaced(bytes: &[u8], text: &mut Vec<u8>) {
    let mut cells = [[b' '; 3]; BLOCK];
    for bytes in bytes.chunks(BLOCK) {
        for (cell, byte) in cells.iter_mut().zip(bytes) {
            [cell[0], cell[1]] = PAIRS[usize::from(*byte)];
        }
        text.extend_from_slice(cells[..bytes.len()].as_flattened());
    }
    if !bytes.is_empty() {
        text.pop();
    }
}

/// The bytes that digits stand for, two digits a byte with nothing between them; or the offset of the first
/// character that is wrong or missing.
pub(crate) fn bytes(digits: &str) -> Result<Vec<u8>, usize> {
    let (pairs, rest) = digits.as_bytes().as_chunks();
    let mut bytes = Vec::with_capacity(pairs.len());
    let mut any = 0;
    for [high, low] in pairs {
        let (high, low) = (VALUES[usize::from(*high)], VALUES[usize::from(*low)]);
        any |= high | low;
        bytes.push(high << 4 | low & 0x0f);
    }
    if any & NO_DIGIT == 0 && rest.is_empty() {
        return Ok(bytes);
    }
    let is_wrong = |byte: &u8| VALUES[usize::from(*byte)] == NO_DIGIT;
    let wrong = digits.as_bytes().iter().position(is_wrong);
    Err(wrong.unwrap_or(digits.len()))
}

/// Writes the digits of some bytes into a buffer, each byte's in its own cell of it.
fn text<'d>(bytes: &[u8], digits: &'d mut [u8], width: usize) -> &'d str {
    for (byte, cell) in bytes.iter().zip(digits.chunks_mut(width)) {
        cell[..2].copy_from_slice(&PAIRS[usize::from(*byte)]);
    }
    let written = digits.get(..bytes.len() * width).unwrap_or_default();
    std::str::from_utf8(written).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_those_that_the_standard_library_writes() {
        for len in [0, 1, 2, 31, 32, 33, 65, 256] {
            let all: Vec<u8> = (0..=255).take(len).collect();
            let pairs: Vec<_> = all.iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(digits(&all), pairs.concat());
            assert_eq!(spaced(&all), pairs.join(" "));
            assert_eq!(bytes(&digits(&all)), Ok(all));
        }
    }
}
