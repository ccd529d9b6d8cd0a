//! Bytes as hexadecimal digits.

use core::fmt;

/// Writes two lower-case digits a byte.
pub(crate) fn write_hex(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    bytes.iter().try_for_each(|byte| {
        let digits = [byte.wrapping_shr(4), byte & 0x0f].map(digit);
        f.write_str(core::str::from_utf8(&digits).unwrap_or_default())
    })
}

const fn digit(value: u8) -> u8 {
    match value {
        0..=9 => value.wrapping_add(b'0'),
        _ => value.wrapping_sub(10).wrapping_add(b'a'),
    }
}
