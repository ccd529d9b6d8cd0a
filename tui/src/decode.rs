//! `tracklens decode`: what links say, for scripts and logs.

use std::ffi::OsString;
use std::io::{self, BufReader, Read, Write};

use crate::input::{Candidate, Line, Lines};
use crate::reading::Reading;
use crate::report::{Entry, Format, Report};
use crate::settings::Settings;

/// Reads candidates, from the arguments or line by line, and reports on each.
///
/// An argument `-`, and no argument at all, stand for the input. Says whether every candidate was
/// a link that was read to its end.
///
/// # Errors
///
/// What the input or the output says.
pub fn run(
    candidates: &[OsString],
    format: Format,
    settings: &Settings,
    input: impl Read,
    output: impl Write,
) -> io::Result<bool> {
    let mut decoder = Decoder {
        settings,
        report: Report::new(format, output),
        buffer: Vec::new(),
        all_whole: true,
    };
    let mut lines = Lines::new(BufReader::new(input));
    let read = if candidates.is_empty() {
        decoder.read_lines(&mut lines)
    } else {
        candidates.iter().try_for_each(|candidate| {
            if candidate == "-" {
                decoder.read_lines(&mut lines)
            } else {
                decoder.read_line(candidate.as_encoded_bytes())
            }
        })
    };
    // What was read is written to its end, even when the input failed.
    decoder.report.finish().and(read)?;
    Ok(decoder.all_whole)
}

struct Decoder<'s, W> {
    settings: &'s Settings,
    report: Report<W>,
    buffer: Vec<u8>,
    all_whole: bool,
}

impl<W: Write> Decoder<'_, W> {
    fn read_lines<R: Read>(&mut self, lines: &mut Lines<R>) -> io::Result<()> {
        while let Some(line) = lines.next_line()? {
            match line {
                Line::Whole(line) => self.read_line(line)?,
                Line::TooLong { start, len } => self.write(&Entry::TooLong { start, len })?,
            }
            if lines.is_drained() {
                self.report.flush()?;
            }
        }
        Ok(())
    }

    fn read_line(&mut self, line: &[u8]) -> io::Result<()> {
        let mut buffer = std::mem::take(&mut self.buffer);
        let candidate = Candidate::of_line(line);
        let reading = Reading::new(candidate.text(), self.settings, &mut buffer);
        let written = self.write(&Entry::Read {
            candidate,
            reading: &reading,
        });
        self.buffer = buffer;
        written
    }

    fn write(&mut self, entry: &Entry<'_>) -> io::Result<()> {
        self.all_whole &= entry.is_whole();
        self.report.write(entry)
    }
}
