//! The lines of an input.

/// A line of standard input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// The line without its ending.
    pub bytes: &'a [u8],
    /// The line without the white space around it: what may be a link.
    pub text: &'a [u8],
}

impl<'a> Line<'a> {
    /// The lines of an input: each ends in `\n`, in `\r\n`, or with the input. A byte order mark at the start of a line
    /// does not belong to it.
    ///
    /// ```
    /// use tracklens_fuzz::oracles::promises::Line;
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
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            let text = bytes.trim_ascii();
            Self { bytes, text }
        })
    }

    /// Where the text starts in the line.
    #[must_use]
    pub fn text_start(&self) -> usize {
        self.bytes.len() - self.bytes.trim_ascii_start().len()
    }

    /// The offset of a byte of the line in the JSON text of the line, in bytes. There, each invalid
    /// sequence of UTF-8 is one U+FFFD.
    ///
    /// `None` if the byte lies within one character of the JSON text.
    #[must_use]
    pub fn json_offset(&self, offset: usize) -> Option<usize> {
        let mut place = (offset, 0);
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

#[cfg(test)]
mod tests {
    use tracklens_codec::Link;

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
            let error = Link::decode(line.text, &mut buffer).expect_err("not a link");
            let offset = line.text_start() + error.text_offset();
            assert_eq!(line.json_offset(offset), Some(expected), "{error}");
        }
    }
}
