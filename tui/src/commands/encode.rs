//! `tracklens encode`: links from JSON objects, one a line.

use std::io::{self, Read, Write};
use std::num::NonZeroUsize;

use super::in_order::Give;
use super::lines::{Chunk, Taker, each_chunk};
use crate::input::{Line, Lines, MAX_LINE_LEN};
use crate::settings::WriteSettings;
use crate::writing::encode::{Diagnostic, encoded};

/// Reads an object a line, and writes its link on the same line of the output; an empty line if there is no link
/// to write.
///
/// So many threads work, once much of the input is there at once. Errors and warnings go to `warn`, a sentence at a time, safe to show. Returns whether every line was a link that
/// could be written, and none of them was damaged when it was read.
///
/// ```
/// use tracklens::commands::encode;
/// use std::num::NonZeroUsize;
/// use tracklens::settings::WriteSettings;
///
/// let object = r#"{"scheme":"https","host":"open.example.com","route":"q","customer_id":1,
///     "signature":"000102030405060708090a0b0c0d0e0f","records":[{"id":62,"hex":""}]}"#;
/// let input = format!("{}\n{{}}\n", object.replace('\n', ""));
/// let (mut output, mut warnings) = (Vec::new(), Vec::new());
/// let warn = |sentence: &str| warnings.push(sentence.to_owned());
/// let settings = WriteSettings::default();
/// let all = encode::run(&settings, NonZeroUsize::MIN, input.as_bytes(), &mut output, warn)?;
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
    threads: NonZeroUsize,
    input: impl Read + Send,
    output: impl Write,
    warn: impl FnMut(&str),
) -> io::Result<bool> {
    let mut output = Output {
        written: output,
        warn,
        is_empty: true,
        all_written: true,
    };
    let work = |chunk: &Chunk, _, give: Give<'_, Links>| give(Links::of(chunk, settings));
    let read = each_chunk(threads, &mut Lines::new(input), work, &mut output);
    // What was read is written, even if the input failed after it.
    output.written.flush().and(read)?;
    Ok(output.all_written)
}

/// What comes of a chunk.
struct Links {
    /// A line for each object.
    text: Vec<u8>,
    /// Errors and warnings.
    said: Vec<String>,
    all_written: bool,
}

impl Links {
    fn of(chunk: &Chunk, settings: &WriteSettings) -> Self {
        let mut links = Self {
            text: Vec::new(),
            said: Vec::new(),
            all_written: true,
        };
        for (number, line) in chunk.lines() {
            match line {
                Line::Whole(line) => links.take(number, line, settings),
                Line::TooLong { len, .. } => links.fail(number, &too_long(len)),
            }
            links.text.push(b'\n');
        }
        links
    }

    fn take(&mut self, number: usize, line: &[u8], settings: &WriteSettings) {
        let encoded = encoded(line, settings);
        for warning in &encoded.warnings {
            self.say(number, "warning: ", warning);
        }
        self.all_written &= !encoded.is_damaged;
        match encoded.link {
            Ok(text) => self.text.extend_from_slice(text.as_bytes()),
            Err(error) => self.fail(number, &error),
        }
    }

    fn fail(&mut self, number: usize, error: &Diagnostic) {
        self.all_written = false;
        self.say(number, "", error);
    }

    fn say(&mut self, number: usize, kind: &str, diagnostic: &Diagnostic) {
        self.said.push(format!("line {number}: {kind}{diagnostic}"));
    }
}

/// Takes links in their order.
struct Output<O, W> {
    written: O,
    warn: W,
    is_empty: bool,
    all_written: bool,
}

impl<O: Write, W: FnMut(&str)> Taker<Links> for Output<O, W> {
    fn is_empty(&self) -> bool {
        self.is_empty
    }

    fn take(&mut self, links: Links) -> io::Result<()> {
        self.is_empty = false;
        self.all_written &= links.all_written;
        links.said.iter().for_each(|it| (self.warn)(it));
        self.written.write_all(&links.text)?;
        self.written.flush()
    }
}

fn too_long(len: usize) -> Diagnostic {
    let message = format!("the line has {len} bytes, an object at most {MAX_LINE_LEN}");
    Diagnostic::at_column(MAX_LINE_LEN + 1, message, "too_long")
}
