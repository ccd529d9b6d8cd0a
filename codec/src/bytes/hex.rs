//! Bytes as hexadecimal digits.

use core::fmt;

use crate::parse_error::ParseError;

/// How many bytes are written together.
const BLOCK: usize = 16;

/// Writes two lower-case digits a byte.
pub(crate) fn write_hex(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    bytes.chunks(BLOCK).try_for_each(|bytes| {
        let mut digits = [[0; 2]; BLOCK];
        for (pair, byte) in digits.iter_mut().zip(bytes) {
            *pair = [byte.wrapping_shr(4), byte & 0x0f].map(digit);
        }
        let written = digits.get(..bytes.len()).unwrap_or_default();
        f.write_str(core::str::from_utf8(written.as_flattened()).unwrap_or_default())
    })
}

const fn digit(value: u8) -> u8 {
    match value {
        0..=9 => value.wrapping_add(b'0'),
        _ => value.wrapping_sub(10).wrapping_add(b'a'),
    }
}

/// Reads two digits a byte, in lower or upper case.
pub(crate) fn read_hex<const N: usize>(text: &str) -> Result<[u8; N], ParseError> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if pairs.len() != N || !rest.is_empty() {
        let (expected, found) = (N.saturating_mul(2), text.len());
        return Err(ParseError::WrongLength { expected, found });
    }
    let digit = |digit: u8| char::from(digit).to_digit(16);
    let mut bytes = [0; N];
    for ((index, [high, low]), byte) in pairs.iter().enumerate().zip(&mut bytes) {
        let offset = index.saturating_mul(2);
        let at = |offset| ParseError::InvalidCharacter { offset };
        let high = digit(*high).ok_or(at(offset))?;
        let low = digit(*low).ok_or(at(offset.saturating_add(1)))?;
        *byte = u8::try_from(high.wrapping_shl(4) | low).unwrap_or_default();
    }
    Ok(bytes)
}
