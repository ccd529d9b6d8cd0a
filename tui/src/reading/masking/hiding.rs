//! Hides a stretch of a text: its letters and digits, and not what keeps a URL together.

use std::ops::Range;

/// What stands for a hidden byte.
pub(super) const HIDDEN: u8 = b'*';

/// The same, as the digits of an escape.
const HIDDEN_DIGITS: &[u8; 2] = b"2A";

/// Whether a byte is hidden: one that addresses are made of, and not one that keeps a URL together.
pub(super) const fn is_hidden(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii() || matches!(byte, b'.' | b'-' | b'_' | b'+')
}

/// Hides all of a text but what keeps a URL together. What is percent-encoded stays so.
pub(super) fn hide_all(text: &mut [u8]) {
    hide(text, 0..text.len());
}

/// Hides a stretch of a text, with the whole of a character and of an escape at each of its ends.
pub(super) fn hide(text: &mut [u8], range: Range<usize>) {
    let Range { mut start, mut end } = whole(text, range);
    while start < end {
        if let Some(digits) = digits_at(text, start) {
            if escaped(text, digits).is_some_and(is_hidden) {
                text[digits..digits + 2].copy_from_slice(HIDDEN_DIGITS);
            }
            start = digits + 2;
            end = end.max(start);
        } else {
            if is_hidden(text[start]) {
                text[start] = HIDDEN;
            }
            start += 1;
        }
    }
}

/// A range with the rest of the character and of the escape in which it starts or ends.
fn whole(text: &[u8], range: Range<usize>) -> Range<usize> {
    let is_within = |at: usize| matches!(text.get(at), Some(0x80..=0xbf));
    let Range { mut start, mut end } = range.start..range.end.min(text.len());
    while start > 0 && is_within(start) {
        start -= 1;
    }
    while is_within(end) {
        end += 1;
    }
    let escape_before = |at: usize| {
        let mut starts = [2, 1].into_iter().filter_map(|back| at.checked_sub(back));
        starts.find(|at| text[*at] == b'%' && escaped(text, at + 1).is_some())
    };
    start = escape_before(start).unwrap_or(start);
    end = escape_before(end).map_or(end, |at| at + 3);
    start..end
}

/// Where the two digits stand of the escape at a place: after each `25`, which stands for a `%`.
fn digits_at(text: &[u8], at: usize) -> Option<usize> {
    if text.get(at) != Some(&b'%') {
        return None;
    }
    escaped(text, at + 1)?;
    let mut digits = at + 1;
    while escaped(text, digits) == Some(b'%') && escaped(text, digits + 2).is_some() {
        digits += 2;
    }
    Some(digits)
}

/// What two digits at a place stand for.
fn escaped(text: &[u8], at: usize) -> Option<u8> {
    let digits = text.get(at..at + 2)?;
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(digits[0])? * 16 + digit(digits[1])?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(text: &str, range: Range<usize>) -> String {
        let mut text = text.as_bytes().to_vec();
        hide(&mut text, range);
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn letters_are_hidden_and_what_keeps_a_url_together_is_not() {
        for (text, expected) in [
            ("", ""),
            ("a=us@b.test&c", "*=**@******&*"),
            ("\u{fc}/a", "**/*"),
            ("%41%2F%40%z%", "%2A%2F%40%*%"),
            ("%2541%252F", "%252A%252F"),
            ("%25%32%35", "%25%2A%2A"),
            ("%252525", "%252525"),
        ] {
            assert_eq!(hidden(text, 0..text.len()), expected);
        }
    }

    #[test]
    fn characters_and_escapes_are_hidden_whole() {
        for (text, range, expected) in [
            ("abcd", 1..3, "a**d"),
            ("a\u{fc}b", 2..3, "a**b"),
            ("a\u{fc}b", 0..2, "***b"),
            ("a%41%42", 2..5, "a%2A%2A"),
            ("a%41%42", 3..4, "a%2A%42"),
            ("a%2F@x", 2..6, "a%2F@*"),
            ("a%2541b", 0..3, "*%252Ab"),
            ("ab", 1..9, "a*"),
        ] {
            assert_eq!(hidden(text, range), expected);
        }
    }
}
