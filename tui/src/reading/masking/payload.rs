//! Other bytes in the place of a payload, spelled as the original is.

use std::ops::Range;

use super::hiding::HIDDEN;

/// What stands for a character of base64url that was not read. It is not a hexadecimal digit, so it never
/// makes an escape.
const HIDDEN_SYMBOL: u8 = b'x';

/// The characters of base64url.
const SYMBOLS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bits of a character.
const SYMBOL_BITS: usize = 6;

/// The digits of an escape that is written.
const DIGITS: &[u8; 16] = b"0123456789ABCDEF";

/// Writes bytes in the place of those that were read of base64url, and hides the rest of it, except for the
/// character at which the reading stopped.
///
/// Percent-encoded characters stay percent-encoded, and the bits after the last byte stay as they are.
pub(super) fn rewrite(text: &mut [u8], part: Range<usize>, bytes: &[u8], fault: Option<usize>) {
    let kept = fault.map_or(0..0, |fault| {
        fault..fault + character_len(&text[fault..part.end])
    });
    let text = &mut text[..part.end];
    let count = (bytes.len() * 8).div_ceil(SYMBOL_BITS);
    let mut at = part.start;
    for index in 0.. {
        let Some((read, len)) = character(&text[at..]) else {
            break;
        };
        let written = if index < count {
            Some(symbol(bytes, index, read))
        } else {
            hidden(read).filter(|_| !kept.contains(&at))
        };
        if let Some(written) = written.filter(|it| *it != read) {
            write(&mut text[at..at + len], written);
        }
        at += len;
    }
}

/// The first character of a text, percent-decoded, and how many bytes it takes.
fn character(text: &[u8]) -> Option<(u8, usize)> {
    if let [b'%', high, low, ..] = text
        && let [Some(high), Some(low)] = [high, low].map(|it| char::from(*it).to_digit(16))
        && let Ok(byte) = u8::try_from(high * 16 + low)
    {
        return Some((byte, 3));
    }
    text.first().map(|byte| (*byte, 1))
}

/// Writes another character in the place of one.
fn write(place: &mut [u8], byte: u8) {
    match place {
        [_, high, low] => {
            [*high, *low] = [byte >> 4, byte & 0x0f].map(|it| DIGITS[usize::from(it)]);
        }
        place => place.fill(byte),
    }
}

/// The character of this index. The last one keeps the bits of the one that was read that belong to no byte.
fn symbol(bytes: &[u8], index: usize, read: u8) -> u8 {
    let bit = index * SYMBOL_BITS;
    let first = u16::from(bytes[bit / 8]) << 8;
    let next = bytes.get(bit / 8 + 1);
    let both = first | u16::from(next.copied().unwrap_or_default());
    let mut value = usize::from(both >> (10 - bit % 8)) % SYMBOLS.len();
    if next.is_none() {
        let left_over = (bit % 8).saturating_sub(8 - SYMBOL_BITS);
        let read = SYMBOLS.iter().position(|it| *it == read);
        value |= read.unwrap_or_default() & ((1 << left_over) - 1);
    }
    SYMBOLS[value]
}

/// What stands for a character that was not read, if it could reveal something.
fn hidden(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' => Some(HIDDEN_SYMBOL),
        0x80.. => Some(HIDDEN),
        _ => None,
    }
}

/// The bytes of the first character of a text.
fn character_len(text: &[u8]) -> usize {
    let first = text.utf8_chunks().next();
    let char = first.and_then(|chunk| chunk.valid().chars().next());
    char.map_or(1, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(payload: &str, bytes: &[u8], fault: Option<usize>) -> String {
        let mut text = format!("/q/{payload}/").into_bytes();
        rewrite(
            &mut text,
            3..3 + payload.len(),
            bytes,
            fault.map(|it| it + 3),
        );
        let text = String::from_utf8(text).unwrap();
        text[3..3 + payload.len()].to_owned()
    }

    #[test]
    fn bytes_are_written_as_those_before_were() {
        for (payload, bytes, expected) in [
            ("QUJD", "A*C", "QSpD"),
            ("QUJDREU~", "ABCD*", "QUJDRCo~"),
            ("QUJDREU", "ABCD*", "QUJDRCo"),
            ("QU%4aDRE%55%7e", "ABCD*", "QU%4aDRC%6F%7e"),
        ] {
            let rewritten = rewritten(payload, bytes.as_bytes(), None);
            assert_eq!(rewritten, expected);
        }
    }

    #[test]
    fn bits_after_the_last_byte_stay() {
        assert_eq!(rewritten("QV~~", b"*", None), "Kl~~");
        assert_eq!(rewritten("QUL~", b"**", None), "Kir~");
    }

    #[test]
    fn unread_bytes_are_hidden_except_the_fault() {
        for (payload, fault, expected) in [
            ("QUJDR", None, "Kioqx"),
            ("QUJD*dXNlcg", Some(4), "Kioq*xxxxxx"),
            ("QUJD%20%41B%zz", Some(4), "Kioq%20%78x%xx"),
            ("QUJD\u{fc}B\u{fc}-~~", Some(4), "Kioq\u{fc}x**x~~"),
        ] {
            assert_eq!(rewritten(payload, b"***", fault), expected);
        }
    }

    #[test]
    fn no_bytes_have_no_character() {
        assert_eq!(rewritten("~~", b"", None), "~~");
    }
}
