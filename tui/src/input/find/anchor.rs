//! Where a link may be: the end of its token, or the beginning of an encoded URL, searched for at the speed of
//! memory.
//!
//! A token is five bytes, the last of them `0x00` or `0x10`, so its last two characters are one of eight
//! and an `A`. What follows is no letter or digit, however the link is spelled: `~`, `/`, or the first
//! character of an escape or a line break. One place in some thousand of base64 looks like that, and next
//! to none of other text.

use crate::input::undo::soft_break;

/// The characters that are looked at together.
const BLOCK: usize = 64;

/// `http`, in base64, in hexadecimal digits and percent-encoded, and where in them the characters stand that are looked
/// for.
const BASE64: (&[u8; 5], usize) = (b"aHR0c", 2);
const HEXADECIMAL: (&[u8; 8], usize) = (b"68747470", 4);
const PERCENT_ENCODED: (&[u8; 12], usize) = (b"%68%74%74%70", 4);

/// A place where a link may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Anchor {
    pub(super) at: usize,
    pub(super) kind: Kind,
}

/// What stands at an anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The last character of what may be a token, `A`.
    Token,
    /// The last character but one of what may be a token in UTF-16.
    Utf16,
    /// The beginning of a URL in base64.
    Base64,
    /// The beginning of a URL in hexadecimal digits.
    Hexadecimal,
    /// The beginning of a URL of which even the letters are percent-encoded.
    PercentEncoded,
}

/// The first anchor at `from` or after it.
pub(super) fn next(text: &[u8], from: usize) -> Option<Anchor> {
    let mut start = from.saturating_sub(1);
    while let Some(block) = text
        .get(start..)
        .and_then(|rest| rest.first_chunk::<{ BLOCK + 2 }>())
    {
        // Without an early exit, so that it is compiled to vector instructions.
        let any = (0..BLOCK).fold(0, |any, index| {
            any | may_be_anchor(block[index], block[index + 1], block[index + 2])
        });
        if any != 0
            && let Some(anchor) = next_of_block(text, start, block).find(|it| it.at >= from)
        {
            return Some(anchor);
        }
        start += BLOCK;
    }
    next_within(text, start, text.len(), from)
}

/// The anchors of a block that starts at `start`.
fn next_of_block(
    text: &[u8],
    start: usize,
    block: &[u8; BLOCK + 2],
) -> impl Iterator<Item = Anchor> {
    let mut hits = [0; BLOCK];
    for (index, hit) in hits.iter_mut().enumerate() {
        *hit = may_be_anchor(block[index], block[index + 1], block[index + 2]);
    }
    let is_hit = |hit: &(usize, u8)| hit.1 != 0;
    let hits = hits.into_iter().enumerate().filter(is_hit);
    hits.filter_map(move |(index, _)| anchor_at(text, start + index + 1))
}

/// 1 if the last two of three bytes, or all of them, can be what an anchor is seen by, 0 if not: a number, since
/// the compiler makes no vectors of conditions that are left early.
#[inline]
fn may_be_anchor(before: u8, middle: u8, after: u8) -> u8 {
    let is_no_letter = u8::from((after | 0x20).wrapping_sub(b'a') > 25);
    let is_no_digit = u8::from(after.wrapping_sub(b'0') > 9);
    let is_no_space = u8::from(after != b' ');
    let is_token = u8::from(middle == b'A') & is_no_letter & is_no_digit & is_no_space;
    // A soft line break may part them.
    let is_base64 = u8::from(middle == b'R') & (u8::from(after == b'0') | u8::from(after == b'='));
    let is_hexadecimal = (u8::from(before == b'4') | u8::from(before == b'%'))
        & u8::from(middle == b'7')
        & u8::from(after == b'4');
    is_token | is_base64 | is_hexadecimal
}

/// The first anchor that is seen at `start` or after it and before `end`, and stands at `from` or after it.
fn next_within(text: &[u8], start: usize, end: usize, from: usize) -> Option<Anchor> {
    (start..end).find_map(|at| {
        let [before, middle, after] = *text.get(at..)?.first_chunk()?;
        if may_be_anchor(before, middle, after) == 0 {
            return None;
        }
        anchor_at(text, at + 1).filter(|anchor| anchor.at >= from)
    })
}

/// The anchor of which the character at `middle` is seen.
fn anchor_at(text: &[u8], middle: usize) -> Option<Anchor> {
    let anchor = |at, kind| Some(Anchor { at, kind });
    if text[middle] != b'A' {
        if text[middle] == b'R' {
            return anchor(base64_start(text, middle)?, Kind::Base64);
        }
        let (wanted, place, kind) = match text[middle - 1] {
            b'%' => (
                &PERCENT_ENCODED.0[..],
                PERCENT_ENCODED.1,
                Kind::PercentEncoded,
            ),
            _ => (&HEXADECIMAL.0[..], HEXADECIMAL.1, Kind::Hexadecimal),
        };
        let start = middle.checked_sub(place)?;
        let is_there = text[start..].starts_with(wanted);
        return is_there.then_some(Anchor { at: start, kind });
    }
    let (before, after) = (text[middle - 1], text[middle + 1]);
    if before == 0 && after == 0 {
        let letter = middle.checked_sub(2).filter(|at| is_flag(text[*at]))?;
        return anchor(letter, Kind::Utf16);
    }
    // The line may have ended before the last character; a prefix or indentation may follow that.
    let is_break = matches!(before, b'\r' | b'\n' | b'\t' | b' ' | b'>' | b'|');
    (is_flag(before) || is_break).then_some(Anchor {
        at: middle,
        kind: Kind::Token,
    })
}

/// Where the beginning of a URL in base64 starts whose third character stands at `middle`, over soft line breaks.
fn base64_start(text: &[u8], middle: usize) -> Option<usize> {
    let (wanted, place) = BASE64;
    let mut start = middle;
    for &byte in wanted[..place].iter().rev() {
        start = before_soft_break(text, start).checked_sub(1)?;
        if text[start] != byte {
            return None;
        }
    }
    without_soft_breaks(&text[start..])
        .take(wanted.len())
        .eq(wanted.iter().copied())
        .then_some(start)
}

/// Where the soft line break starts that ends at a place; the place itself if there is none.
fn before_soft_break(text: &[u8], at: usize) -> usize {
    match text[..at] {
        [.., b'=', b'\r', b'\n'] => at - 3,
        [.., b'=', b'\r' | b'\n'] => at - 2,
        _ => at,
    }
}

/// The bytes of a text, without soft line breaks.
pub(super) fn without_soft_breaks(text: &[u8]) -> impl Iterator<Item = u8> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += soft_break(text.get(at..)?).unwrap_or_default();
        let byte = *text.get(at)?;
        at += 1;
        Some(byte)
    })
}

/// Whether a base64url symbol has the low bits of a flag, `0000` or `0001`, after any two bits of a customer.
const fn is_flag(symbol: u8) -> bool {
    matches!(
        symbol,
        b'A' | b'Q' | b'g' | b'w' | b'B' | b'R' | b'h' | b'x'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_is_found_wherever_it_stands() {
        for (text, place, kind) in [
            (&b"gA~"[..], 1, Kind::Token),
            (b"\nA/", 1, Kind::Token),
            (b"g\0A\0", 0, Kind::Utf16),
            (b"aHR0c", 0, Kind::Base64),
            (b"68747470", 0, Kind::Hexadecimal),
            (b"%68%74%74%70", 0, Kind::PercentEncoded),
        ] {
            for start in 1..200 {
                let mut whole = vec![b'x'; 300];
                whole[start..start + text.len()].copy_from_slice(text);
                let at = start + place;
                for from in [0, start, at] {
                    assert_eq!(next(&whole, from), Some(Anchor { at, kind }));
                }
                assert_eq!(next(&whole, at + 1), None);
            }
        }
    }

    #[test]
    fn plain_text_has_none() {
        assert_eq!(next(&b"A BAR and AA batteries, 1A ".repeat(50), 0), None);
    }
}
