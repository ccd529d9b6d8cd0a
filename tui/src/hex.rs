//! Bytes as hexadecimal digits.

use std::fmt::Write as _;

/// Two lower-case digits a byte, nothing between them.
pub(crate) fn digits(bytes: &[u8]) -> String {
    bytes.iter().fold(
        String::with_capacity(bytes.len() * 2),
        |mut digits, byte| {
            // Writing to a string can't fail.
            let _ = write!(digits, "{byte:02x}");
            digits
        },
    )
}

/// Two digits a byte, a space between them.
pub(crate) fn spaced(bytes: &[u8]) -> String {
    let mut spaced = String::with_capacity(bytes.len() * 3);
    for (index, byte) in bytes.iter().enumerate() {
        let space = if index == 0 { "" } else { " " };
        // Writing to a string can't fail.
        let _ = write!(spaced, "{space}{byte:02x}");
    }
    spaced
}

/// The bytes that pairs of digits stand for, in lower or upper case; none if it is anything else.
pub(crate) fn bytes(digits: &[u8]) -> Option<Vec<u8>> {
    let (pairs, []) = digits.as_chunks() else {
        return None;
    };
    let value = |digit: u8| char::from(digit).to_digit(16);
    pairs
        .iter()
        .map(|&[high, low]| u8::try_from(value(high)? << 4 | value(low)?).ok())
        .collect()
}
