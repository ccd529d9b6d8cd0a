//! Text cut into what is shown as it is, and what is not.

use std::fmt;

use super::characters::Marks;

/// How many bytes are looked at together.
const BLOCK: usize = 16;

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stretch<'t> {
    /// It is shown as it is.
    Plain(&'t str),
    /// A character that becomes a token.
    Hidden(char),
    /// A byte that is not UTF-8.
    Invalid(u8),
}

/// What is shown in the place of something that is not shown as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A byte: a control character of ASCII, or one that is not UTF-8.
    Byte(u8),
    /// A character beyond ASCII.
    Char(char),
}

impl Token {
    pub(super) fn of(char: char) -> Self {
        match u8::try_from(char) {
            Ok(byte) if byte.is_ascii() => Self::Byte(byte),
            _ => Self::Char(char),
        }
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Byte(byte) => write!(f, "\\x{byte:02x}"),
            Self::Char(char) => write!(f, "\\u{{{:x}}}", u32::from(*char)),
        }
    }
}

/// The stretches of a text, in their order.
///
/// Plain ASCII is found in blocks, everything else character by character.
#[derive(Clone, Debug)]
pub(super) struct Stretches<'t> {
    /// The text up to the next byte that is not UTF-8.
    valid: &'t str,
    /// The bytes that are not UTF-8, before the rest.
    invalid: &'t [u8],
    rest: &'t [u8],
    marks: Marks,
}

impl<'t> Stretches<'t> {
    pub(super) const fn new(bytes: &'t [u8]) -> Self {
        Self {
            valid: "",
            invalid: &[],
            rest: bytes,
            marks: Marks::NONE,
        }
    }

    pub(super) const fn of_text(text: &'t str) -> Self {
        Self {
            valid: text,
            invalid: &[],
            rest: &[],
            marks: Marks::NONE,
        }
    }

    /// Cuts off what is plain at the start of the valid text.
    fn plain(&mut self) -> Option<Stretch<'t>> {
        let text = self.valid;
        let mut len = 0;
        loop {
            let rest = text.get(len..).unwrap_or_default();
            let plain = plain_len(rest.as_bytes());
            if plain > 0 {
                self.marks.take_plain();
                len += plain;
            }
            let Some(char) = rest.get(plain..).and_then(|rest| rest.chars().next()) else {
                break;
            };
            let before = self.marks;
            if self.marks.hide(char) {
                if len == 0 {
                    self.valid = text.get(char.len_utf8()..).unwrap_or_default();
                    return Some(Stretch::Hidden(char));
                }
                self.marks = before;
                break;
            }
            len += char.len_utf8();
        }
        let (plain, rest) = text.split_at(len);
        self.valid = rest;
        (!plain.is_empty()).then_some(Stretch::Plain(plain))
    }
}

impl<'t> Iterator for Stretches<'t> {
    type Item = Stretch<'t>;

    fn next(&mut self) -> Option<Stretch<'t>> {
        loop {
            if !self.valid.is_empty() {
                return self.plain();
            }
            if let Some((byte, rest)) = self.invalid.split_first() {
                self.invalid = rest;
                self.marks.take_token();
                return Some(Stretch::Invalid(*byte));
            }
            let chunk = self.rest.utf8_chunks().next()?;
            self.valid = chunk.valid();
            self.invalid = chunk.invalid();
            let len = self.valid.len() + self.invalid.len();
            self.rest = self.rest.get(len..).unwrap_or_default();
        }
    }
}

/// Printable ASCII: all of it is shown as it is, in as many columns as it has bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plain<'t>(&'t [u8]);

impl<'t> Plain<'t> {
    /// The bytes, if all are of that kind.
    #[inline]
    pub(crate) fn new(bytes: &'t [u8]) -> Option<Self> {
        let (blocks, rest) = bytes.as_chunks::<BLOCK>();
        let are_plain = |bytes: &[u8]| bytes.iter().fold(true, |all, byte| all & is_plain(*byte));
        let is_plain = blocks.iter().all(|block| are_plain(block)) && are_plain(rest);
        is_plain.then_some(Self(bytes))
    }

    /// The bytes.
    pub(crate) const fn as_bytes(self) -> &'t [u8] {
        self.0
    }

    /// The text.
    pub(crate) fn as_str(self) -> &'t str {
        str::from_utf8(self.0).unwrap_or_default()
    }
}

/// The number of bytes at the start that are plain ASCII.
fn plain_len(bytes: &[u8]) -> usize {
    let blocks = bytes.chunks_exact(BLOCK);
    let is_whole = |block: &&[u8]| block.iter().fold(true, |all, byte| all & is_plain(*byte));
    let start = blocks.take_while(is_whole).count() * BLOCK;
    let rest = bytes.get(start..).unwrap_or_default();
    let len = rest.iter().take_while(|byte| is_plain(**byte)).count();
    start + len
}

const fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_where_something_is_not_shown() {
        use Stretch::{Hidden, Invalid, Plain};
        let long = "abcdefghijklmnopqrstuvwxyz";
        let table: [(&[u8], &[Stretch<'_>]); 6] = [
            (b"", &[]),
            (long.as_bytes(), &[Plain(long)]),
            (b"ab\x1bc", &[Plain("ab"), Hidden('\x1b'), Plain("c")]),
            (b"\xffa\xc3", &[Invalid(0xff), Plain("a"), Invalid(0xc3)]),
            (
                "\u{301}e\u{301}\u{301}\u{301}".as_bytes(),
                &[
                    Hidden('\u{301}'),
                    Plain("e\u{301}\u{301}"),
                    Hidden('\u{301}'),
                ],
            ),
            (
                "gr\u{fc}n\u{202e}\u{301}".as_bytes(),
                &[Plain("gr\u{fc}n"), Hidden('\u{202e}'), Hidden('\u{301}')],
            ),
        ];
        for (bytes, expected) in table {
            let stretches: Vec<_> = Stretches::new(bytes).collect();
            assert_eq!(stretches, expected);
        }
    }
}
