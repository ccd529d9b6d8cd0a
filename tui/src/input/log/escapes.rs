//! The escapes that servers write into their logs.

use std::borrow::Cow;

/// A value of a log with `\x22`, `\"` and the like undone; none for `-` and for an empty value.
pub(super) fn value(raw: &[u8]) -> Option<Cow<'_, str>> {
    if matches!(raw, b"" | b"-") {
        return None;
    }
    if !raw.contains(&b'\\') {
        return Some(String::from_utf8_lossy(raw));
    }
    let mut value = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let [first, after @ ..] = rest {
        let (byte, len) = match (first, after) {
            (b'\\', [b'x' | b'X', high, low, ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => (high << 4 | low, 4),
                _ => (b'\\', 1),
            },
            (b'\\', [b'n', ..]) => (b'\n', 2),
            (b'\\', [b't', ..]) => (b'\t', 2),
            (b'\\', [b'r', ..]) => (b'\r', 2),
            (b'\\', [byte @ (b'"' | b'\\' | b'/'), ..]) => (*byte, 2),
            _ => (*first, 1),
        };
        value.push(byte);
        rest = rest.get(len..).unwrap_or_default();
    }
    Some(Cow::Owned(String::from_utf8_lossy(&value).into_owned()))
}

/// Where a byte first stands in a text, except after a backslash.
pub(super) fn position(text: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = wanted.first()?;
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        if byte == first && text.get(at..)?.starts_with(wanted) {
            return Some(at);
        }
        at += if *byte == b'\\' { 2 } else { 1 };
    }
    None
}

fn digit(byte: u8) -> Option<u8> {
    let digit = char::from(byte).to_digit(16)?;
    u8::try_from(digit).ok()
}
