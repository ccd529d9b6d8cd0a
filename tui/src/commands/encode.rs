//! `tracklens encode`: links from JSON objects, one a line.

use std::io::{self, Read, Write};

use crate::input::{Line, Lines, MAX_LINE_LEN};
use crate::settings::WriteSettings;
use crate::writing::encode::{Diagnostic, encoded};

/// Reads an object a line, and writes its link on the same line of the output; an empty line if there is no link
/// to write.
///
/// Errors and warnings go to `warn`, a sentence at a time, safe to show. Returns whether every line was a link that
/// could be written, and none of them was damaged when it was read.
///
/// ```
/// use tracklens::commands::encode;
/// use tracklens::settings::WriteSettings;
///
/// let object = r#"{"scheme":"https","host":"open.example.com","route":"q","customer_id":1,
///     "signature":"000102030405060708090a0b0c0d0e0f","records":[{"id":62,"hex":""}]}"#;
/// let input = format!("{}\n{{}}\n", object.replace('\n', ""));
/// let (mut output, mut warnings) = (Vec::new(), Vec::new());
/// let warn = |sentence: &str| warnings.push(sentence.to_owned());
/// let all = encode::run(&WriteSettings::default(), input.as_bytes(), &mut output, warn)?;
/// let links = b"https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~\n\n";
/// assert_eq!((all, output), (false, links.to_vec()));
/// assert_eq!(warnings, ["line 2: /customer_id: this is missing [missing_key]"]);
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// An error of the input or of the output.
pub fn run(
    settings: &WriteSettings,
    input: impl Read,
    output: impl Write,
    warn: impl FnMut(&str),
) -> io::Result<bool> {
    let mut encoder = Encoder {
        settings,
        output,
        warn,
        line: 0,
        all_written: true,
    };
    let mut lines = Lines::new(input);
    let read = encoder.read_lines(&mut lines);
    // What was read is written, even if the input failed after it.
    encoder.output.flush().and(read)?;
    Ok(encoder.all_written)
}

struct Encoder<'s, O, W> {
    settings: &'s WriteSettings,
    output: O,
    warn: W,
    /// How many lines of the input were read.
    line: usize,
    all_written: bool,
}

impl<O: Write, W: FnMut(&str)> Encoder<'_, O, W> {
    fn read_lines<R: Read>(&mut self, lines: &mut Lines<R>) -> io::Result<()> {
        while let Some(line) = lines.next_line()? {
            self.line += 1;
            let link = match line {
                Line::Whole(line) => self.link_of_line(line),
                Line::TooLong { len, .. } => Err(too_long(len)),
            };
            let link = link.unwrap_or_else(|error| {
                self.all_written = false;
                self.warn("", &error);
                String::new()
            });
            writeln!(self.output, "{link}")?;
            if lines.is_drained() {
                self.output.flush()?;
            }
        }
        Ok(())
    }

    fn link_of_line(&mut self, line: &[u8]) -> Result<String, Diagnostic> {
        let encoded = encoded(line, self.settings);
        for warning in &encoded.warnings {
            self.warn("warning: ", warning);
        }
        self.all_written &= !encoded.is_damaged;
        encoded.link
    }

    fn warn(&mut self, kind: &str, diagnostic: &Diagnostic) {
        (self.warn)(&format!("line {}: {kind}{diagnostic}", self.line));
    }
}

fn too_long(len: usize) -> Diagnostic {
    let message = format!("the line has {len} bytes, an object at most {MAX_LINE_LEN}");
    Diagnostic::at_column(MAX_LINE_LEN + 1, message, "too_long")
}
