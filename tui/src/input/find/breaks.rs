//! Line breaks within a link, and what cannot be part of one.

use crate::input::undo::soft_break;

/// The most white space and reply prefix that is skipped at the beginning of a line.
const MAX_PREFIX: usize = 64;

/// A line break, and what stands at the beginning of the next line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LineBreak {
    /// Where the text goes on.
    pub(super) end: usize,
    /// Whether it is a soft break of quoted-printable, which is no part of the text.
    pub(super) is_soft: bool,
    /// Whether the next line starts as lines of a reply do.
    pub(super) has_reply_prefix: bool,
}

/// The line break at a place, if a further line follows on which a link can go on.
pub(super) fn line_break(text: &[u8], at: usize) -> Option<LineBreak> {
    let rest = text.get(at..)?;
    if let Some(len) = soft_break(rest).filter(|_| !is_of_parameter(text, at)) {
        return Some(LineBreak {
            end: at + len,
            is_soft: true,
            has_reply_prefix: false,
        });
    }
    let ending = match rest {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => return None,
    };
    let line = &rest[ending..];
    let prefix = line
        .iter()
        .take(MAX_PREFIX)
        .take_while(|it| is_prefix(**it))
        .count();
    let end = at + ending + prefix;
    (end < text.len() && !is_boundary(text, end)).then(|| LineBreak {
        end,
        is_soft: false,
        has_reply_prefix: line[..prefix].iter().any(|it| matches!(it, b'>' | b'|')),
    })
}

/// Where the line break starts that ends at a place, if a link can have started before it.
pub(super) fn line_break_before(text: &[u8], at: usize) -> Option<usize> {
    let before = &text[..at];
    let prefix = before
        .iter()
        .rev()
        .take(MAX_PREFIX)
        .take_while(|it| is_prefix(**it))
        .count();
    let ending = match before[..at - prefix] {
        [.., b'\r', b'\n'] => 2,
        [.., b'\r' | b'\n'] => 1,
        _ => return None,
    };
    let line = &before[..at - prefix - ending];
    let space = line
        .iter()
        .rev()
        .take_while(|it| matches!(it, b' ' | b'\t'))
        .take(16)
        .count();
    if let [.., b'='] = line[..line.len() - space] {
        let start = line.len() - space - 1;
        if !is_of_parameter(text, start) {
            return (prefix == 0).then_some(start);
        }
    }
    (!line.is_empty() && !is_boundary_before(text, line.len())).then_some(line.len())
}

/// Whether the `=` at a place belongs to a query's parameter, whose URL stands on the next line: then it is no
/// soft break, since quoted-printable would have written it as `=3D`.
fn is_of_parameter(text: &[u8], at: usize) -> bool {
    /// The longest name.
    const MAX_NAME: usize = 32;

    let is_of_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let before = &text[..at];
    let name = before
        .iter()
        .rev()
        .take(MAX_NAME)
        .take_while(is_of_name)
        .count();
    if name == 0 || !matches!(before[..at - name], [.., b'?' | b'&']) {
        return false;
    }
    let line = soft_break(&text[at..]).and_then(|len| text.get(at + len..));
    let line = line.unwrap_or_default();
    let prefix = line
        .iter()
        .take(MAX_PREFIX)
        .take_while(|it| is_prefix(**it))
        .count();
    let start = line.get(prefix..prefix + 4);
    start.is_some_and(|it| it.eq_ignore_ascii_case(b"http") || it == b"aHR0")
}

const fn is_prefix(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'>' | b'|')
}

/// Whether a byte is part of a link wherever it stands: neither a boundary nor of a line break.
pub(super) const fn is_plain(byte: u8) -> bool {
    IS_PLAIN[byte as usize]
}

/// A table, because every byte around a token is looked up in it.
const IS_PLAIN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_alphanumeric()
            || matches!(byte, b'-' | b'_' | b'~' | b'/' | b'.' | b'%' | b':');
        byte += 1;
    }
    table
};

/// Whether what stands at a place cannot be part of a link: white space, controls, quotes, angle
/// brackets, `|`, and punctuation beyond ASCII.
pub(super) fn is_boundary(text: &[u8], at: usize) -> bool {
    match text[at..] {
        [byte, ..] if byte < 0x80 => is_boundary_byte(byte),
        [0xc2, 0xa0 | 0xab | 0xbb, ..]
        | [0xe2, 0x80 | 0x81, _, ..]
        | [0xe3, 0x80, _, ..]
        | [0xef, 0xbb, 0xbf, ..]
        | [0xef, 0xbc, 0x88 | 0x89, ..] => true,
        _ => false,
    }
}

/// Whether what stands directly before a place cannot be part of a link.
pub(super) fn is_boundary_before(text: &[u8], at: usize) -> bool {
    match text[..at] {
        [.., byte] if byte < 0x80 => is_boundary_byte(byte),
        [.., 0xc2, 0xa0 | 0xab | 0xbb]
        | [.., 0xe2, 0x80 | 0x81, _]
        | [.., 0xe3, 0x80, _]
        | [.., 0xef, 0xbb, 0xbf]
        | [.., 0xef, 0xbc, 0x88 | 0x89] => true,
        _ => false,
    }
}

const fn is_boundary_byte(byte: u8) -> bool {
    byte <= b' ' || matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'`' | b'|' | 0x7f)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_are_read_alike_from_both_sides() {
        for (text, is_soft, has_reply_prefix) in [
            (&b"ab=\r\ncd"[..], true, false),
            (b"ab=\rcd", true, false),
            (b"ab\ncd", false, false),
            (b"ab\r\n  cd", false, false),
            (b"ab\n> > cd", false, true),
        ] {
            let end = text.len() - 2;
            let expected = LineBreak {
                end,
                is_soft,
                has_reply_prefix,
            };
            assert_eq!(line_break(text, 2), Some(expected));
            assert_eq!(line_break_before(text, end), Some(2));
        }
        for text in [&b"ab\n\ncd"[..], b"ab \ncd", b"ab>\ncd"] {
            assert_eq!(line_break_before(text, text.len() - 2), None);
        }
        assert_eq!(line_break(b"ab\n\ncd", 2), None);
    }
}
