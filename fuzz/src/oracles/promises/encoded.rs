//! The encoding of an input: UTF-8, or UTF-16, which is read as if it were UTF-8.

use std::borrow::Cow;

/// An input as it is read: UTF-16 as UTF-8.
///
/// ```
/// use tracklens_fuzz::oracles::promises::in_utf8;
///
/// assert_eq!(*in_utf8(b"\xfe\xff\0a\0\n"), *b"\xef\xbb\xbfa\n");
/// assert_eq!(*in_utf8(b"a\n"), *b"a\n");
/// ```
#[must_use]
pub fn in_utf8(input: &[u8]) -> Cow<'_, [u8]> {
    let is_little = match input {
        [0xff, 0xfe, ..] => true,
        [0xfe, 0xff, ..] => false,
        _ => match order_of_most(&input[..input.len().min(4096)]) {
            Some(is_little) => is_little,
            None => return Cow::Borrowed(input),
        },
    };
    let (pairs, rest) = input.as_chunks::<2>();
    let of_pair = |pair: &[u8; 2]| {
        if is_little {
            u16::from_le_bytes(*pair)
        } else {
            u16::from_be_bytes(*pair)
        }
    };
    let units: Vec<u16> = pairs.iter().map(of_pair).collect();
    let mut text = String::from_utf16_lossy(&units);
    // What is not whole at the end is one character, whatever it lacks.
    let ends_in_half = matches!(units.last(), Some(0xd800..=0xdbff));
    if !rest.is_empty() && !ends_in_half {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    Cow::Owned(text.into_bytes())
}

/// Whether three of four pairs are a character of ASCII and a zero, and in which order: whether the zero comes last.
fn order_of_most(start: &[u8]) -> Option<bool> {
    let (pairs, _) = start.as_chunks::<2>();
    let is_text = |byte: u8| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~');
    let little = pairs
        .iter()
        .filter(|it| it[1] == 0 && is_text(it[0]))
        .count();
    let big = pairs
        .iter()
        .filter(|it| it[0] == 0 && is_text(it[1]))
        .count();
    let is_most = |count: usize| count > (pairs.len() * 3 / 4).saturating_sub(1);
    if pairs.is_empty() {
        None
    } else if is_most(little) && little > big {
        Some(true)
    } else if is_most(big) && big > little {
        Some(false)
    } else {
        None
    }
}
