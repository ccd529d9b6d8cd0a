//! Bytes as hexadecimal digits.

use core::fmt;

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
