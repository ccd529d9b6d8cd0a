//! Output that can't do anything to a terminal, whatever is written to it.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::text::ascii;
use crate::text::characters::is_unsafe;
use crate::text::styles::Style;

/// How a character that is not safe to show is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Escapes {
    /// As in JSON: `\u001b`.
    Json,
    /// As everywhere else: `\x1b`, `\u{202e}`.
    Tokens,
    /// The same, but for the program's own styles: nothing else that begins with an escape character comes through.
    AllButStyles,
}

/// Escapes every character that could move or hide text, and every byte that is not text. A tab and a line feed stay.
///
/// What is written to it is meant to be safe; this makes sure of it.
#[derive(Debug)]
pub(super) struct Escaped<W> {
    output: W,
    escapes: Escapes,
    /// Whether only ASCII can be shown.
    ascii_alone: bool,
    /// The start of a character whose other bytes have not come yet.
    start: Vec<u8>,
}

impl<W> Escaped<W> {
    pub(super) const fn new(output: W, escapes: Escapes, ascii_alone: bool) -> Self {
        Self {
            output,
            escapes,
            ascii_alone,
            start: Vec::new(),
        }
    }

    /// The text of bytes, escaped. A character that is not whole at the end is kept for later.
    fn escape(&mut self, bytes: &[u8]) -> String {
        let mut bytes = [std::mem::take(&mut self.start).as_slice(), bytes].concat();
        if let Err(error) = str::from_utf8(&bytes) {
            let end = bytes.len();
            let last = bytes
                .utf8_chunks()
                .last()
                .map_or(0, |it| it.invalid().len());
            let is_cut = error.error_len().is_none() || is_start(&bytes[end - last..]);
            if is_cut && last > 0 {
                self.start = bytes.split_off(end - last);
            }
        }
        if self.escapes == Escapes::AllButStyles && self.start.is_empty() {
            self.start = bytes.split_off(bytes.len() - cut_style(&bytes));
        }
        self.escape_all(&bytes)
    }

    fn escape_all(&self, bytes: &[u8]) -> String {
        let mut text = String::with_capacity(bytes.len());
        for chunk in bytes.utf8_chunks() {
            let mut rest = chunk.valid();
            while let Some(char) = rest.chars().next() {
                let style = self.style(rest);
                let len = style.map_or(char.len_utf8(), str::len);
                match style {
                    Some(style) => text.push_str(style),
                    None => self.push(char, &mut text),
                }
                rest = &rest[len..];
            }
            for byte in chunk.invalid() {
                // Writing to a string can't fail.
                let _ = write!(text, "\\x{byte:02x}");
            }
        }
        text
    }

    /// The style that a text starts with, if styles come through.
    fn style(&self, text: &str) -> Option<&'static str> {
        let is_style = self.escapes == Escapes::AllButStyles && text.starts_with('\x1b');
        is_style.then(|| Style::sequences().find(|it| text.starts_with(it)))?
    }

    fn push(&self, char: char, text: &mut String) {
        let is_lost = self.ascii_alone && !char.is_ascii();
        if matches!(char, '\n' | '\t') || !is_unsafe(char) && !is_lost {
            text.push(char);
            return;
        }
        // Writing to a string can't fail.
        let _ = match (self.escapes, ascii::substitute(char)) {
            (Escapes::Json, _) => char
                .encode_utf16(&mut [0; 2])
                .iter()
                .try_for_each(|unit| write!(text, "\\u{unit:04x}")),
            (_, Some(substitute)) if is_lost => text.write_str(substitute),
            _ if char.is_ascii() => write!(text, "\\x{:02x}", u32::from(char)),
            _ => write!(text, "\\u{{{:x}}}", u32::from(char)),
        };
    }
}

/// How many bytes at the end are the start of a style, whose other bytes have not come yet.
fn cut_style(bytes: &[u8]) -> usize {
    let Some(escape) = memchr::memrchr(b'\x1b', bytes) else {
        return 0;
    };
    let end = &bytes[escape..];
    let is_cut = |style: &str| style.len() > end.len() && style.as_bytes().starts_with(end);
    if Style::sequences().any(is_cut) {
        end.len()
    } else {
        0
    }
}

/// Whether bytes are the start of a character, so far without an error.
fn is_start(bytes: &[u8]) -> bool {
    str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

impl<W: Write> Write for Escaped<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let is_plain = |byte: &u8| matches!(byte, b'\n' | b'\t' | b' '..=b'~');
        // All bytes of a block are looked at together.
        let is_plain_block = |block: &[u8]| block.iter().fold(true, |all, it| all & is_plain(it));
        if self.start.is_empty() && bytes.chunks(64).all(is_plain_block) {
            return self.output.write(bytes);
        }
        let text = self.escape(bytes);
        self.output.write_all(text.as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let start = std::mem::take(&mut self.start);
        if !start.is_empty() {
            let text = self.escape_all(&start);
            self.output.write_all(text.as_bytes())?;
        }
        self.output.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(pieces: &[&[u8]], escapes: Escapes) -> String {
        let mut written = Vec::new();
        let mut output = Escaped::new(&mut written, escapes, false);
        for piece in pieces {
            output.write_all(piece).unwrap();
        }
        output.flush().unwrap();
        String::from_utf8(written).unwrap()
    }

    #[test]
    fn nothing_that_moves_or_hides_text_comes_through() {
        let table: &[(&[&[u8]], &str, &str)] = &[
            (&[b"a\tb\n"], "a\tb\n", "a\tb\n"),
            (
                &[b"\x1b]0;x\x07\r"],
                r"\x1b]0;x\x07\x0d",
                r"\u001b]0;x\u0007\u000d",
            ),
            (&["\u{9b}é".as_bytes()], r"\u{9b}é", r"\u009bé"),
            (
                &["\u{202e}\u{e0041}".as_bytes()],
                r"\u{202e}\u{e0041}",
                r"\u202e\udb40\udc41",
            ),
            (&[b"\xff\x9b"], r"\xff\x9b", r"\xff\x9b"),
            (&[b"\xc3", b"\xa9\xe6\x97", b"\xa5"], "é日", "é日"),
            (&[b"\xc2", b"\x9b"], r"\u{9b}", r"\u009b"),
            (&[b"a\xe6\x97", b"b"], r"a\xe6\x97b", r"a\xe6\x97b"),
            (&[b"a\xe6\x97"], r"a\xe6\x97", r"a\xe6\x97"),
            (&[b"\xff\xe6", b"\x97\xa5"], "\\xff日", "\\xff日"),
        ];
        for (pieces, tokens, json) in table {
            assert_eq!(written(pieces, Escapes::Tokens), *tokens);
            assert_eq!(written(pieces, Escapes::Json), *json);
        }
    }

    #[test]
    fn only_known_styles_come_through_however_they_are_cut() {
        let table: &[(&[&[u8]], &str)] = &[
            (&[b"\x1b[1;31ma\x1b[0m"], "\x1b[1;31ma\x1b[0m"),
            (
                &[b"a\x1b", b"[1;3", b"1mb\x1b[0", b"m"],
                "a\x1b[1;31mb\x1b[0m",
            ),
            (&[b"\x1b[1;3", b"9m"], r"\x1b[1;39m"),
            (&[b"\x1b]0;x\x07"], r"\x1b]0;x\x07"),
            (&[b"a\x1b["], r"a\x1b["),
            (&[b"\xc3", b"\xa9\x1b[0m"], "é\x1b[0m"),
        ];
        for (pieces, expected) in table {
            assert_eq!(written(pieces, Escapes::AllButStyles), *expected);
        }
    }
}
