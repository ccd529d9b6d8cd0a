//! A text as it is compared: without case, width and characters that nobody sees.

use std::ops::Range;

/// A text as it is compared, with where each byte of it comes from.
///
/// `Ä` and `ä` are alike, and so are `K` and the sign of the kelvin; so are characters and their wide forms, as
/// `＠`. What takes no room, as a soft hyphen, is left out. Bytes that are not UTF-8 stay as they are.
#[derive(Debug)]
pub(super) struct Folded {
    bytes: Vec<u8>,
    /// Where each byte comes from, and the end; nothing if all bytes stand where they stood.
    starts: Vec<u32>,
}

impl Folded {
    /// A text of less than 4 GiB.
    pub(super) fn new(text: &[u8]) -> Self {
        if text.is_ascii() {
            return Self {
                bytes: text.to_ascii_lowercase(),
                starts: Vec::new(),
            };
        }
        let mut folded = Self {
            bytes: Vec::with_capacity(text.len()),
            starts: Vec::with_capacity(text.len() + 1),
        };
        let mut at = 0;
        for chunk in text.utf8_chunks() {
            for char in chunk.valid().chars() {
                folded.push(char, at);
                at += char.len_utf8();
            }
            for byte in chunk.invalid() {
                folded.bytes.push(*byte);
                folded.starts.push(place(at));
                at += 1;
            }
        }
        folded.starts.push(place(at));
        folded
    }

    /// A text as it is compared, for a text to look for.
    pub(super) fn of(text: &str) -> Vec<u8> {
        Self::new(text.as_bytes()).bytes
    }

    /// The bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where a range of them comes from.
    pub(super) fn source(&self, range: Range<usize>) -> Range<usize> {
        let source = |index: usize| self.starts.get(index).map_or(index, |it| *it as usize);
        source(range.start)..source(range.end)
    }

    fn push(&mut self, char: char, at: usize) {
        let mut buffer = [0; 4];
        for upper in narrow(char).into_iter().flat_map(char::to_uppercase) {
            for lower in upper.to_lowercase().filter(|it| *it != DOT_ABOVE) {
                for byte in lower.encode_utf8(&mut buffer).bytes() {
                    self.bytes.push(byte);
                    self.starts.push(place(at));
                }
            }
        }
    }
}

/// What a dotted capital I has beside its `i`.
const DOT_ABOVE: char = '\u{307}';

/// The character of the usual width; none if it takes no room.
fn narrow(char: char) -> Option<char> {
    match char {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' => {
            None
        }
        '\u{feff}' | DOT_ABOVE => None,
        '\u{fe6b}' => Some('@'),
        '\u{ff0e}' | '\u{3002}' | '\u{ff61}' | '\u{2024}' => Some('.'),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(char) - 0xfee0),
        char => Some(char),
    }
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_differ_in_case_width_or_nothing_visible_are_alike() {
        for (text, expected) in [
            ("User", "user"),
            ("\u{130}\u{17f}\u{212a}", "isk"),
            ("i\u{307}", "i"),
            ("\u{c4}\u{e4}", "\u{e4}\u{e4}"),
            ("stra\u{df}e", "strasse"),
            ("\u{ff35}s\u{ff20}b", "us@b"),
            ("a\u{fe6b}b\u{3002}c", "a@b.c"),
            ("u\u{ad}s\u{200b}er", "user"),
        ] {
            assert_eq!(Folded::of(text), expected.as_bytes());
        }
    }

    #[test]
    fn bytes_know_where_they_come_from() {
        let folded = Folded::new("a\u{df}\u{200b}\u{ff20}b\u{fc}".as_bytes());
        assert_eq!(folded.bytes(), "ass@b\u{fc}".as_bytes());
        assert_eq!(folded.source(1..3), 1..6);
        assert_eq!(folded.source(3..5), 6..10);
        assert_eq!(folded.source(0..7), 0..12);
        let folded = Folded::new(b"\xff\xc3A");
        assert_eq!(folded.bytes(), b"\xff\xc3a");
        assert_eq!(folded.source(2..3), 2..3);
    }
}
