//! A stream that is defanged on its way.

use std::io::{self, Write};
use std::mem;

use super::plain::{defanged, defanged_bytes};
use crate::text::escape;

/// What a stream is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StreamForm {
    /// Lines of text.
    Lines,
    /// JSON: only what stands in its strings is text, and stays in them.
    Json,
}

/// Output in which nothing can be clicked.
///
/// It keeps a line or a string of JSON until its end, and hands on what is whole.
#[derive(Debug)]
pub(crate) struct Defanging<W> {
    output: W,
    form: StreamForm,
    /// The line, or the inside of the string, as far as it was written.
    kept: Vec<u8>,
    is_in_string: bool,
    is_escaped: bool,
}

impl<W: Write> Defanging<W> {
    /// Output that nothing was written to yet.
    pub(crate) const fn new(form: StreamForm, output: W) -> Self {
        Self {
            output,
            form,
            kept: Vec::new(),
            is_in_string: false,
            is_escaped: false,
        }
    }

    /// Where it goes. After a line, or a value of JSON, nothing of it is kept.
    pub(crate) const fn output(&mut self) -> &mut W {
        &mut self.output
    }

    fn write_lines(&mut self, bytes: &[u8]) -> io::Result<()> {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.kept.extend_from_slice(part);
            if part.ends_with(b"\n") {
                self.end_line()?;
            }
        }
        Ok(())
    }

    fn end_line(&mut self) -> io::Result<()> {
        let line = mem::take(&mut self.kept);
        self.output.write_all(&defanged_bytes(&line))
    }

    fn write_json(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut rest = bytes;
        while !rest.is_empty() {
            let quote = |byte: &u8| *byte == b'"';
            if self.is_in_string {
                let Some((byte, after)) = rest.split_first() else {
                    break;
                };
                rest = after;
                if *byte == b'"' && !self.is_escaped {
                    self.end_string()?;
                } else {
                    self.kept.push(*byte);
                    self.is_escaped = *byte == b'\\' && !self.is_escaped;
                }
            } else {
                let len = rest.iter().position(quote).map_or(rest.len(), |at| at + 1);
                let (outside, after) = rest.split_at(len);
                self.output.write_all(outside)?;
                self.is_in_string = outside.ends_with(b"\"");
                rest = after;
            }
        }
        Ok(())
    }

    /// Writes a string whose end was read.
    fn end_string(&mut self) -> io::Result<()> {
        self.is_in_string = false;
        let inside = mem::take(&mut self.kept);
        let quoted = [b"\"", inside.as_slice(), b"\""].concat();
        match serde_json::from_slice::<String>(&quoted) {
            Ok(text) => {
                let defanged = defanged(&text);
                escape::write_json_text(&mut self.output, &defanged)?;
            }
            // Half a character in an escape: nothing that a text could have.
            Err(_) => self.output.write_all(&defanged_bytes(&inside))?,
        }
        self.output.write_all(b"\"")
    }
}

impl<W: Write> Write for Defanging<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.form {
            StreamForm::Lines => self.write_lines(bytes)?,
            StreamForm::Json => self.write_json(bytes)?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(form: StreamForm, pieces: &[&str]) -> String {
        let mut written = Vec::new();
        let mut output = Defanging::new(form, &mut written);
        for piece in pieces {
            output.write_all(piece.as_bytes()).unwrap();
        }
        output.flush().unwrap();
        String::from_utf8(written).unwrap()
    }

    #[test]
    fn a_line_is_defanged_however_it_is_cut() {
        let pieces = ["http:", "//www.", "example.com\tu", "@example.com\n2.5\n"];
        let lines = "hxxp[:]//www[.]example[.]com\tu[@]example[.]com\n2.5\n";
        assert_eq!(written(StreamForm::Lines, &pieces), lines);
    }

    #[test]
    fn json_stays_json_and_says_what_its_escapes_say() {
        let pieces = [
            r#"{"a.b":1.5,"u":"https:\/\/www\u002e"#,
            r#"example.com\"","x":"\ud800www.example.com"}"#,
        ];
        let json = r#"{"a[.]b":1.5,"u":"hxxps[:]//www[.]example[.]com\"","x":"\ud800www[.]example[.]com"}"#;
        assert_eq!(written(StreamForm::Json, &pieces), json);
    }
}
