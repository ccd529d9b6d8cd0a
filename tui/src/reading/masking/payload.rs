//! Other bytes in the place of a payload, spelled as the original is.

use std::ops::Range;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::characters::Characters;
use super::hiding::HIDDEN;

/// What stands for a character of base64url that was not read. It is not a hexadecimal digit, so it never
/// makes an escape.
const HIDDEN_SYMBOL: u8 = b'x';

/// Bits of a character.
const SYMBOL_BITS: usize = 6;

/// Writes bytes in the place of those that were read, and hides the rest of the payload, except for the
/// character at which the reading stopped.
///
/// Percent-encoded characters stay percent-encoded, and the bits after the last byte stay as they are.
pub(super) fn rewrite(text: &mut [u8], payload: Range<usize>, bytes: &[u8], fault: Option<usize>) {
    let kept = fault.map_or(0..0, |fault| {
        let start = fault.saturating_sub(payload.start);
        start..start + character_len(&text[fault..payload.end])
    });
    let encoded = &mut text[payload];
    let characters = Characters::new(encoded);
    let (level, row) = characters.decoded_once();
    let count = (bytes.len() * 8).div_ceil(SYMBOL_BITS).min(row.len());
    let read: Vec<u8> = row[..count].iter().map(|it| it.byte).collect();
    for (index, symbol) in symbols(&read, bytes).into_iter().take(count).enumerate() {
        if symbol != read[index] {
            characters.write(encoded, level, index, symbol);
        }
    }
    for (index, character) in row.iter().enumerate().skip(count) {
        if !kept.contains(&characters.place(level, index))
            && let Some(hidden) = hidden(character.byte)
        {
            characters.write(encoded, level, index, hidden);
        }
    }
}

/// The characters of the bytes. The last one keeps the bits that belong to no byte.
fn symbols(read: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut whole = read.to_vec();
    whole.resize(read.len().next_multiple_of(4), b'A');
    let mut decoded = URL_SAFE_NO_PAD.decode(whole).unwrap_or_default();
    if let Some(start) = decoded.get_mut(..bytes.len()) {
        start.copy_from_slice(bytes);
    }
    URL_SAFE_NO_PAD.encode(decoded).into_bytes()
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
