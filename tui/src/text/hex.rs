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

/// How many bytes are written together.
const BLOCK: usize = 32;

/// Bytes as two lowercase digits each, with nothing between them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Digits<'b>(pub(crate) &'b [u8]);

impl fmt::Display for Digits<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut digits = [0; 2 * BLOCK];
        self.0
            .chunks(BLOCK)
            .try_for_each(|bytes| f.write_str(text(bytes, &mut digits, 2)))
    }
}

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
    Digits(bytes).to_string()
}

/// Two lowercase digits a byte, with spaces between the bytes.
pub(crate) fn spaced(bytes: &[u8]) -> String {
    Spaced(bytes).to_string()
}

/// Two lowercase digits a byte, with spaces between them, written into room of three bytes for each that holds spaces.
pub(crate) fn spaced_in<'d>(bytes: &[u8], room: &'d mut [u8]) -> &'d str {
    text(bytes, room, 3).trim_end()
}

/// The bytes that digits stand for, two digits a byte with nothing between them; or the offset of the first
/// character that is wrong or missing.
pub(crate) fn bytes(digits: &str) -> Result<Vec<u8>, usize> {
    let digits = digits.as_bytes();
    let digit = |at: usize| {
        let digit = digits.get(at).copied().map(char::from);
        digit.and_then(|digit| digit.to_digit(16)).ok_or(at)
    };
    (0..digits.len())
        .step_by(2)
        .map(|at| {
            let byte = digit(at)? * 16 + digit(at + 1)?;
            u8::try_from(byte).map_err(|_| at)
        })
        .collect()
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
