//! What the command line promises of a line, made of what the codec says of the link in it.
//!
//! Written from the document that binds the command line, and not from the program: what the
//! program writes is compared with it.

mod event;
mod notes;
mod object;

use serde_json::{Map, Value as Json};
use tracklens_codec::{Error, Link};

pub use event::{Event, event};
pub use notes::{documented_notes, promised_notes};
pub use object::{LINK_KEYS, RcptMeta, link_object, rcpt_meta};

/// A line as standard input gives it: its bytes, and the text in it that may be a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// The line without its ending.
    pub bytes: &'a [u8],
    /// The line without white space around it.
    pub text: &'a [u8],
}

impl<'a> Line<'a> {
    /// The lines of an input: each ends in `\n`, in `\r\n`, or with the input.
    ///
    /// ```
    /// use tracklens_fuzz::promises::Line;
    ///
    /// let lines: Vec<_> = Line::all(b"a \r\n\nb\r").map(|line| (line.bytes, line.text)).collect();
    /// assert_eq!(lines, [(&b"a "[..], &b"a"[..]), (b"", b""), (b"b\r", b"b")]);
    /// ```
    pub fn all(input: &'a [u8]) -> impl Iterator<Item = Self> {
        input.split_inclusive(|&byte| byte == b'\n').map(|line| {
            let bytes = match line.strip_suffix(b"\n") {
                Some(ended) => ended.strip_suffix(b"\r").unwrap_or(ended),
                None => line,
            };
            let text = bytes.trim_ascii();
            Self { bytes, text }
        })
    }

    /// The place in the JSON text of the line at which an error stands: there, what is no UTF-8 is
    /// one U+FFFD.
    ///
    /// None where the error stands within what is one character of the JSON text.
    #[must_use]
    pub fn place_of(&self, error: &Error) -> Option<usize> {
        let before = self.bytes.len() - self.bytes.trim_ascii_start().len();
        let mut place = (before + error.text_offset(), 0);
        for chunk in self.bytes.utf8_chunks() {
            for char in chunk.valid().chars() {
                match place.0 {
                    0 => return Some(place.1),
                    _ => place.0 = place.0.checked_sub(char.len_utf8())?,
                }
                place.1 += char.len_utf8();
            }
            if !chunk.invalid().is_empty() {
                match place.0 {
                    0 => return Some(place.1),
                    _ => place.0 = place.0.checked_sub(chunk.invalid().len())?,
                }
                place.1 += char::REPLACEMENT_CHARACTER.len_utf8();
            }
        }
        (place.0 == 0).then_some(place.1)
    }
}

/// An object from which absent and empty values are left out.
#[derive(Debug, Default)]
struct Keys(Map<String, Json>);

impl Keys {
    fn put(&mut self, key: &str, value: Option<impl Into<Json>>) {
        if let Some(value) = value.map(Into::into).filter(|value| value != "") {
            self.0.insert(key.to_owned(), value);
        }
    }
}

/// The bytes as text, with U+FFFD in place of what is no UTF-8.
fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Whether a link was read to its end.
fn is_whole(link: &Link<'_, '_>) -> bool {
    link.faults().next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_stands_where_the_text_of_the_line_has_it() {
        for (text, expected) in [
            (&b"no link"[..], 2),
            (b" \t no link", 5),
            (b"/f/\xff\xff/!AECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~", 10),
            ("/f/ü/!AECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~".as_bytes(), 6),
        ] {
            let line = Line::all(text).next().expect("a line");
            let mut buffer = vec![0; text.len()];
            let error = Link::decode(line.text, &mut buffer).expect_err("no link");
            assert_eq!(line.place_of(&error), Some(expected), "{error}");
        }
    }
}
