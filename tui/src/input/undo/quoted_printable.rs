//! Quoted-printable (RFC 2045, section 6.7), line ending by line ending.

use super::escape::{Escape, hex_pair};

/// `=` and two hexadecimal digits, or a soft line break.
pub(super) fn escape(text: &[u8]) -> Option<Escape> {
    let (b'=', rest) = text.split_first()? else {
        return None;
    };
    if let Some(byte) = hex_pair(rest.get(..2)) {
        return Some(Escape::byte(byte, 3));
    }
    soft_break(text).map(|len| Escape::text(b"", len))
}

/// The length of the soft line break at the beginning of a text: `=`, white space that a mailer added,
/// and a line ending, whichever it is.
pub(crate) fn soft_break(text: &[u8]) -> Option<usize> {
    /// The most white space after the `=`; no encoder writes any.
    const MAX_SPACE: usize = 16;

    let (b'=', rest) = text.split_first()? else {
        return None;
    };
    let is_space = |byte: &&u8| matches!(byte, b' ' | b'\t');
    let space = rest.iter().take(MAX_SPACE).take_while(is_space).count();
    let ending = match rest.get(space..)? {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => return None,
    };
    Some(1 + space + ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_soft_break_ends_in_any_line_ending() {
        for (text, len) in [
            (&b"=\r\nx"[..], Some(3)),
            (b"=\nx", Some(2)),
            (b"=\rx", Some(2)),
            (b"= \t\nx", Some(4)),
            (b"=x", None),
            (b"=", None),
        ] {
            assert_eq!(soft_break(text), len);
        }
    }

    #[test]
    fn an_escape_has_two_digits() {
        assert_eq!(escape(b"=3Dx"), Some(Escape::byte(b'=', 3)));
        assert_eq!(escape(b"=fc"), Some(Escape::byte(0xfc, 3)));
        assert_eq!(escape(b"=3"), None);
        assert_eq!(escape(b"=ga"), None);
    }
}
