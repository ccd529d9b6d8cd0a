//! Backslash escapes: JSON's and JavaScript's (`\/`, `\u0026`, `\x26`), Markdown's (`\~`, `\_`).

use super::escape::{Escape, hex_digit, hex_pair};

/// A backslash and what it escapes.
pub(super) fn escape(text: &[u8]) -> Option<Escape> {
    let (b'\\', rest) = text.split_first()? else {
        return None;
    };
    match rest.first()? {
        b'u' => {
            let digits = rest.get(1..5)?;
            let number = digits.iter().try_fold(0, |number, &digit| {
                Some(number << 4 | u32::from(hex_digit(digit)?))
            })?;
            Some(Escape::char(char::from_u32(number)?, 6))
        }
        b'x' => hex_pair(rest.get(1..3)).map(|byte| Escape::byte(byte, 4)),
        b'n' => Some(Escape::byte(b'\n', 2)),
        b'r' => Some(Escape::byte(b'\r', 2)),
        b't' => Some(Escape::byte(b'\t', 2)),
        byte if byte.is_ascii_punctuation() => Some(Escape::byte(*byte, 2)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_and_markdown_escapes_are_read() {
        for (text, byte, len) in [
            (&br"\/x"[..], b'/', 2),
            (br"\u0026x", b'&', 6),
            (br"\x7e", b'~', 4),
            (br"\~", b'~', 2),
            (br"\nx", b'\n', 2),
        ] {
            assert_eq!(escape(text), Some(Escape::byte(byte, len)));
        }
        assert_eq!(escape(br"\d"), None);
        assert_eq!(escape(br"\u00g0"), None);
        assert_eq!(escape(br"\ud83d"), None);
    }
}
