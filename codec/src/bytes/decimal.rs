//! Numbers of decimal digits.

use crate::parse_error::ParseError;

/// Reads a number of decimal digits, without a sign.
pub(crate) fn read_decimal(text: &str) -> Result<u64, ParseError> {
    if text.is_empty() {
        return Err(ParseError::InvalidCharacter { offset: 0 });
    }
    if let Some(offset) = text.bytes().position(|byte| !byte.is_ascii_digit()) {
        return Err(ParseError::InvalidCharacter { offset });
    }
    let digits = text.bytes().map(|byte| u64::from(byte & 0x0f));
    digits
        .into_iter()
        .try_fold(0_u64, |number, digit| {
            number.checked_mul(10)?.checked_add(digit)
        })
        .ok_or(ParseError::TooLarge)
}
