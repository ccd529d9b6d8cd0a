//! Percent-encoding: RFC 3986 section 2.1, in which `+` stands for itself.

use core::fmt::{self, Write as _};
use core::iter::FusedIterator;

use super::class::Class;

/// An iterator over the bytes of a percent-encoded text, decoded.
///
/// A `%` without two hexadecimal digits after it stands for itself, and so does `+`.
///
/// ```
/// use tracklens_codec::PercentDecoded;
///
/// assert!(PercentDecoded::new(b"a%2Fb+c%zz").eq(*b"a/b+c%zz"));
/// ```
#[derive(Clone)]
pub struct PercentDecoded<'t> {
    rest: &'t [u8],
}

impl<'t> PercentDecoded<'t> {
    /// Decodes a text.
    #[must_use]
    pub const fn new(text: &'t [u8]) -> Self {
        Self { rest: text }
    }

    /// The bytes, each with the offset in the text of what stands for it.
    pub(crate) fn with_offsets(mut self) -> impl Iterator<Item = (usize, u8)> + use<'t> {
        let mut offset: usize = 0;
        core::iter::from_fn(move || {
            let (byte, width) = self.next_with_width()?;
            let start = offset;
            offset = offset.saturating_add(width);
            Some((start, byte))
        })
    }

    /// The next byte, and how many characters stood for it.
    pub(crate) fn next_with_width(&mut self) -> Option<(u8, usize)> {
        if let Some((byte, rest)) = split_escape(self.rest) {
            self.rest = rest;
            return Some((byte, 3));
        }
        let (&byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some((byte, 1))
    }
}

impl Iterator for PercentDecoded<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        self.next_with_width().map(|(byte, _)| byte)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.rest.len().div_ceil(3), Some(self.rest.len()))
    }
}

impl FusedIterator for PercentDecoded<'_> {}

/// Shows how many bytes are left, never the text.
impl fmt::Debug for PercentDecoded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PercentDecoded")
            .field("left", &self.rest.len())
            .finish_non_exhaustive()
    }
}

/// An iterator over the characters of a text, percent-encoded as a writer encodes a target: unreserved characters bare,
/// every other byte as `%` and two upper-case digits. [`Display`](fmt::Display) writes what is left of it.
///
/// ```
/// use tracklens_codec::PercentEncoded;
///
/// let encoded = PercentEncoded::new("https://example.com/Café".as_bytes());
/// assert_eq!(encoded.to_string(), "https%3A%2F%2Fexample.com%2FCaf%C3%A9");
/// ```
#[derive(Clone)]
pub struct PercentEncoded<'t> {
    rest: &'t [u8],
    /// The digits that still follow a `%`.
    digits: [Option<u8>; 2],
}

impl<'t> PercentEncoded<'t> {
    /// Encodes bytes.
    #[must_use]
    pub const fn new(bytes: &'t [u8]) -> Self {
        Self {
            rest: bytes,
            digits: [None; 2],
        }
    }
}

impl Iterator for PercentEncoded<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let [first, second] = self.digits;
        if let Some(digit) = first {
            self.digits = [second, None];
            return Some(char::from(digit));
        }
        let (&byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        if is_unreserved(byte) {
            return Some(char::from(byte));
        }
        self.digits = hex_digits(byte).map(Some);
        Some('%')
    }
}

impl FusedIterator for PercentEncoded<'_> {}

impl fmt::Display for PercentEncoded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.clone()
            .try_for_each(|character| f.write_char(character))
    }
}

/// Shows how many bytes are left, never the text.
impl fmt::Debug for PercentEncoded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PercentEncoded")
            .field("left", &self.rest.len())
            .finish_non_exhaustive()
    }
}

/// The byte that an escape at the start of the text stands for, and what follows it.
pub(crate) fn split_escape(text: &[u8]) -> Option<(u8, &[u8])> {
    let ([b'%', high, low], rest) = text.split_first_chunk()? else {
        return None;
    };
    let byte = hex_digit(*high)?.wrapping_shl(4) | hex_digit(*low)?;
    Some((byte, rest))
}

/// Whether a writer leaves this byte of a query's target as it is.
///
/// \[inferred\] In the corpus, only the unreserved characters of RFC 3986 stand bare in a target.
#[inline]
pub(crate) fn is_unreserved(byte: u8) -> bool {
    Class::Unreserved.has(byte)
}

/// Whether the text is percent-encoded the one way that a writer encodes it: unreserved characters bare, every other
/// byte as `%` and two upper-case digits.
pub(crate) fn is_as_written(text: &[u8]) -> bool {
    let mut rest = text;
    loop {
        match Class::Unreserved.skip(rest) {
            [] => return true,
            [b'%', high, low, after @ ..] if is_escape_as_written(*high, *low) => rest = after,
            _ => return false,
        }
    }
}

/// Whether these digits of an escape are in upper case, and stand for a byte that needs an escape.
fn is_escape_as_written(high: u8, low: u8) -> bool {
    let (high, low) = (digit_value(high), digit_value(low));
    (high | low) < LOWER_CASE && !is_unreserved(high.wrapping_shl(4) | low)
}

/// The two upper-case digits of an escape.
pub(crate) fn hex_digits(byte: u8) -> [u8; 2] {
    [byte.wrapping_shr(4), byte & 0x0f].map(|value| match value {
        0..=9 => value.wrapping_add(b'0'),
        _ => value.wrapping_sub(10).wrapping_add(b'A'),
    })
}

fn hex_digit(byte: u8) -> Option<u8> {
    let value = digit_value(byte);
    (value != NO_DIGIT).then_some(value & 0x0f)
}

/// The bit that is set in the value of a digit in lower case.
const LOWER_CASE: u8 = 0x10;

/// The value of a byte that is not a hexadecimal digit.
const NO_DIGIT: u8 = 0xff;

#[inline]
fn digit_value(byte: u8) -> u8 {
    DIGIT_VALUES
        .get(usize::from(byte))
        .copied()
        .unwrap_or(NO_DIGIT)
}

static DIGIT_VALUES: [u8; 256] = {
    let mut values = [NO_DIGIT; 256];
    let mut rest: &mut [u8] = &mut values;
    let mut byte: u8 = 0;
    while let Some((value, after)) = rest.split_first_mut() {
        *value = match byte {
            b'0'..=b'9' => byte.wrapping_sub(b'0'),
            b'A'..=b'F' => byte.wrapping_sub(b'A').wrapping_add(10),
            b'a'..=b'f' => byte.wrapping_sub(b'a').wrapping_add(10) | LOWER_CASE,
            _ => NO_DIGIT,
        };
        byte = byte.wrapping_add(1);
        rest = after;
    }
    values
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_is_two_hexadecimal_digits_in_either_case_and_nothing_else() {
        const DIGITS: &[u8] = b"0123456789abcdefABCDEF";
        let value = |digit: u8| char::from(digit).to_digit(16);
        for high in 0..=u8::MAX {
            for low in 0..=u8::MAX {
                let text = [b'%', high, low, b'x'];
                let is_escape = DIGITS.contains(&high) && DIGITS.contains(&low);
                let byte = value(high)
                    .zip(value(low))
                    .map(|(high, low)| high * 16 + low);
                let read = split_escape(&text).map(|(byte, rest)| (u32::from(byte), rest));
                let expected = byte.filter(|_| is_escape).map(|byte| (byte, &b"x"[..]));
                assert_eq!(read, expected, "{high:#04x} {low:#04x}");
            }
        }
    }
}
