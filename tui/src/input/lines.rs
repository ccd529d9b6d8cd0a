//! Lines of any input, of any length, in bounded memory.

use std::io::{self, BufRead as _, BufReader, Read};

use memchr::memchr;

use super::utf8::Utf8;
use crate::text::utf16::BYTE_ORDER_MARK;

/// The longest line that is kept whole, in bytes: 256 times what the tracker redirects.
pub const MAX_LINE_LEN: usize = 1 << 20;

/// How much is read at a time.
const CHUNK: usize = 1 << 15;

/// A line without its ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// The line.
    Whole(&'a [u8]),
    /// The start of a line of more than [`MAX_LINE_LEN`] bytes.
    TooLong {
        /// The first [`MAX_LINE_LEN`] bytes.
        start: &'a [u8],
        /// The bytes of the whole line.
        len: usize,
    },
}

/// Reads lines that end in `\n`, in `\r\n`, or with the input.
///
/// UTF-16 is read as UTF-8. A byte order mark does not belong to the line that it starts: several files may have been
/// put together.
///
/// ```
/// use tracklens::input::{Line, Lines};
///
/// let mut lines = Lines::new(&b"\xff\xfea\0\n\0b\0"[..]);
/// assert_eq!(lines.next_line()?, Some(Line::Whole(b"a")));
/// assert_eq!(lines.next_line()?, Some(Line::Whole(b"b")));
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Lines<R> {
    input: BufReader<Utf8<R>>,
    line: Vec<u8>,
}

impl<R: Read> Lines<R> {
    /// The lines of an input.
    pub fn new(input: R) -> Self {
        Self::with_capacity(CHUNK, input)
    }

    fn with_capacity(capacity: usize, input: R) -> Self {
        Self {
            input: BufReader::with_capacity(capacity, Utf8::new(input)),
            line: Vec::new(),
        }
    }

    /// The next line, or none after the last line ending.
    ///
    /// # Errors
    ///
    /// An error of the input.
    pub fn next_line(&mut self) -> io::Result<Option<Line<'_>>> {
        self.line.clear();
        let mut len = 0;
        loop {
            let available = match self.input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                filled => filled?,
            };
            if available.is_empty() {
                if len == 0 {
                    return Ok(None);
                }
                break;
            }
            let end = memchr(b'\n', available);
            let taken = &available[..end.unwrap_or(available.len())];
            let room = (MAX_LINE_LEN + 1).saturating_sub(self.line.len());
            self.line.extend_from_slice(&taken[..taken.len().min(room)]);
            len += taken.len();
            let consumed = taken.len() + usize::from(end.is_some());
            self.input.consume(consumed);
            if end.is_some() {
                if len <= MAX_LINE_LEN + 1 && self.line.ends_with(b"\r") {
                    self.line.pop();
                    len -= 1;
                }
                break;
            }
        }
        let line = match self.line.strip_prefix(BYTE_ORDER_MARK) {
            Some(line) => {
                len -= BYTE_ORDER_MARK.len();
                line
            }
            None => &self.line,
        };
        if len > MAX_LINE_LEN {
            let start = &line[..line.len().min(MAX_LINE_LEN)];
            return Ok(Some(Line::TooLong { start, len }));
        }
        Ok(Some(Line::Whole(line)))
    }

    /// Whether no whole line was read ahead, so that the next line may have to be waited for.
    #[must_use]
    pub fn is_drained(&self) -> bool {
        let ahead = [self.input.buffer(), self.input.get_ref().ahead()];
        ahead.iter().all(|it| memchr(b'\n', it).is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(input: &[u8]) -> Vec<(usize, usize)> {
        let mut lines = Lines::with_capacity(7, input);
        let mut found = Vec::new();
        while let Some(line) = lines.next_line().unwrap() {
            found.push(match line {
                Line::Whole(line) => (line.len(), line.len()),
                Line::TooLong { start, len } => (start.len(), len),
            });
        }
        found
    }

    #[test]
    fn each_line_ends_once() {
        assert_eq!(lines(b""), []);
        assert_eq!(lines(b"\n"), [(0, 0)]);
        assert_eq!(lines(b"a\n\nbc"), [(1, 1), (0, 0), (2, 2)]);
        assert_eq!(lines(b"a\r\n\r\nb\rc\r"), [(1, 1), (0, 0), (4, 4)]);
    }

    #[test]
    fn the_encoding_does_not_change_the_lines() {
        let text = "a\r\n\n日本🔗\nb";
        let expected = lines(text.as_bytes());
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for input in [
            ["\u{feff}".as_bytes(), text.as_bytes()].concat(),
            [&b"\xff\xfe"[..], &little].concat(),
            [&b"\xfe\xff"[..], &big].concat(),
            little,
            big,
        ] {
            assert_eq!(lines(&input), expected, "{}", input.escape_ascii());
        }
        assert_eq!(lines("a\n\u{feff}b".as_bytes()), [(1, 1), (1, 1)]);
    }

    #[test]
    fn a_line_beyond_the_limit_is_counted_and_not_kept() {
        let mebibyte = 1_048_576;
        let at_limit = [&vec![b'x'; mebibyte][..], b"\r\ny"].concat();
        assert_eq!(lines(&at_limit), [(mebibyte, mebibyte), (1, 1)]);
        for len in [mebibyte + 1, 3 * mebibyte] {
            let beyond = [&vec![b'x'; len][..], b"\ny"].concat();
            assert_eq!(lines(&beyond), [(mebibyte, len), (1, 1)]);
        }
    }
}
