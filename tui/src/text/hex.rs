//! Bytes as hexadecimal digits.

use std::fmt::Write as _;

/// Two lowercase digits a byte, with nothing between them.
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

/// Two lowercase digits a byte, with spaces between the bytes.
pub(crate) fn spaced(bytes: &[u8]) -> String {
    let mut spaced = String::with_capacity(bytes.len() * 3);
    for (index, byte) in bytes.iter().enumerate() {
        let space = if index == 0 { "" } else { " " };
        // Writing to a string can't fail.
        let _ = write!(spaced, "{space}{byte:02x}");
    }
    spaced
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
