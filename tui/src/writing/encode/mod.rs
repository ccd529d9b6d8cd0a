//! `tracklens encode`: links from JSON objects, one a line.

mod content;
mod document;
mod finding;
mod keys;
mod link;
mod metadata;
mod object;
mod payload;

use std::io::{self, BufReader, Read, Write};

use self::document::Document;
use self::finding::Finding;
use crate::input::{Line, Lines, MAX_LINE_LEN};
use crate::settings::WriteSettings;

/// Reads an object a line and writes the link that it says on the same line of the output; an
/// empty line where it says none.
///
/// What is wrong with a line is told, a sentence each, safe to show. Says whether every line was a
/// link that could be written, and none of them damaged when it was read.
///
/// ```
/// use tracklens::writing::encode;
/// use tracklens::settings::WriteSettings;
///
/// let object = r#"{"scheme":"https","host":"open.example.com","route":"q","customer_id":1,
///     "signature":"000102030405060708090a0b0c0d0e0f","records":[{"id":62,"hex":""}]}"#;
/// let input = format!("{}\n{{}}\n", object.replace('\n', ""));
/// let (mut output, mut told) = (Vec::new(), Vec::new());
/// let tell = |sentence: &str| told.push(sentence.to_owned());
/// let all = encode::run(WriteSettings::default(), input.as_bytes(), &mut output, tell)?;
/// let links = b"https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~\n\n";
/// assert_eq!((all, output), (false, links.to_vec()));
/// assert_eq!(told, ["line 2: /customer_id: this is missing [missing_key]"]);
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// What the input or the output says.
pub fn run(
    settings: WriteSettings,
    input: impl Read,
    output: impl Write,
    tell: impl FnMut(&str),
) -> io::Result<bool> {
    let mut encoder = Encoder {
        settings,
        output,
        tell,
        count: 0,
        all_written: true,
    };
    let mut lines = Lines::new(BufReader::new(input));
    let read = encoder.read_lines(&mut lines);
    // What was read is written to its end, even when the input failed.
    encoder.output.flush().and(read)?;
    Ok(encoder.all_written)
}

struct Encoder<W, T> {
    settings: WriteSettings,
    output: W,
    tell: T,
    count: usize,
    all_written: bool,
}

impl<W: Write, T: FnMut(&str)> Encoder<W, T> {
    fn read_lines<R: Read>(&mut self, lines: &mut Lines<R>) -> io::Result<()> {
        while let Some(line) = lines.next_line()? {
            self.count += 1;
            let link = match line {
                Line::Whole(line) => self.link_of_line(line),
                Line::TooLong { len, .. } => Err(too_long(len)),
            };
            let link = link.unwrap_or_else(|refusal| {
                self.all_written = false;
                self.tell("", &refusal);
                String::new()
            });
            writeln!(self.output, "{link}")?;
            if lines.is_drained() {
                self.output.flush()?;
            }
        }
        Ok(())
    }

    fn link_of_line(&mut self, line: &[u8]) -> Result<String, Finding> {
        let document = Document::read(line)?;
        let mut warnings = Vec::new();
        let text = link::text(&document.link()?, &self.settings, &mut warnings);
        for warning in &warnings {
            self.tell("warning: ", warning);
        }
        let text = text?;
        if let Some(fault) = document.fault() {
            self.all_written = false;
            self.tell("warning: ", &fault);
        }
        Ok(text)
    }

    fn tell(&mut self, kind: &str, finding: &Finding) {
        (self.tell)(&format!("line {}: {kind}{finding}", self.count));
    }
}

fn too_long(len: usize) -> Finding {
    let message = format!("the line has {len} bytes, an object at most {MAX_LINE_LEN}");
    Finding::at_column(MAX_LINE_LEN + 1, message, "too_long")
}
