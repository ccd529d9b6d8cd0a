//! Where a link may be: the end of its token, searched for at the speed of memory.
//!
//! A token is five bytes, the last of them `0x00` or `0x10`, so its last two characters are one of eight
//! and an `A`. What follows is no letter or digit, however the link is spelled: `~`, `/`, or the first
//! character of an escape or a line break. One place in some thousand of base64 looks like that, and next
//! to none of other text.

/// The characters that are looked at together.
const BLOCK: usize = 64;

/// The end of what may be a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Anchor {
    /// The index of the last character, `A`; of UTF-16, of the one before.
    pub(super) at: usize,
    /// Whether zero bytes stand between the characters, as in UTF-16.
    pub(super) is_utf16: bool,
}

/// The first anchor at `from` or after it.
pub(super) fn next(text: &[u8], from: usize) -> Option<Anchor> {
    let mut at = from;
    loop {
        let rest = text.get(at..)?;
        let Some(block) = rest.first_chunk::<{ BLOCK + 2 }>() else {
            return next_within(rest, at);
        };
        // Without an early exit, so that it is compiled to vector instructions.
        let any = (0..BLOCK).fold(false, |any, index| {
            any | is_anchor(block[index], block[index + 1], block[index + 2])
        });
        if any {
            return next_within(block, at);
        }
        at += BLOCK;
    }
}

/// The first anchor of a text that starts at `offset`.
fn next_within(text: &[u8], offset: usize) -> Option<Anchor> {
    let found = text
        .windows(3)
        .position(|it| is_anchor(it[0], it[1], it[2]))?;
    let is_utf16 = text[found + 1] == 0;
    let at = offset + found + usize::from(!is_utf16);
    Some(Anchor { at, is_utf16 })
}

/// Whether these three bytes, one after the other, can be the end of a token and what follows.
#[inline]
const fn is_anchor(before: u8, middle: u8, after: u8) -> bool {
    // `A`, `B`, `g`, `h` and the characters 16 further: the flag with two bits of the customer's id.
    let masked = before & !0x10;
    let is_flag = (masked == b'A') | (masked == b'B') | (masked == b'g') | (masked == b'h');
    // The line may have ended before the last character; a prefix or indentation may follow that.
    let is_break = (before <= b' ') & (before != 0) | (before == b'>') | (before == b'|');
    let is_letter = (after | 0x20).wrapping_sub(b'a') < 26;
    let is_digit = after.wrapping_sub(b'0') < 10;
    let is_byte =
        (is_flag | is_break) & (middle == b'A') & !is_letter & !is_digit & (after != b' ');
    let is_utf16 = is_flag & (middle == 0) & (after == b'A');
    is_byte | is_utf16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_is_found_wherever_it_stands() {
        for start in 0..200 {
            let mut text = vec![b'x'; 300];
            text[start..start + 3].copy_from_slice(b"gA~");
            let at = start + 1;
            assert_eq!(
                next(&text, 0),
                Some(Anchor {
                    at,
                    is_utf16: false
                })
            );
            assert_eq!(next(&text, start + 1), None);
            text[start..start + 4].copy_from_slice(b"g\0A\0");
            let at = start;
            assert_eq!(next(&text, 0), Some(Anchor { at, is_utf16: true }));
        }
    }

    #[test]
    fn plain_text_has_none() {
        assert_eq!(next(&b"A BAR and AA batteries, 1A ".repeat(50), 0), None);
    }
}
