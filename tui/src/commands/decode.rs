//! `tracklens decode`: what links say, for scripts and logs.

use std::ffi::OsString;
use std::fmt;
use std::io::{self, BufReader, Read, Write};

use crate::input::{Line, Lines};
use crate::reading::masking::{self, Tellable};
use crate::report::{Entry, Format, Report};
use crate::settings::Settings;

/// Reads candidates, from the arguments or line by line, and reports on each.
///
/// An argument `-`, and no argument at all, stand for the input. What a format has no place for is
/// told, a sentence each, safe to show. Says whether every candidate was a link that was read to its
/// end.
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
    tell: impl FnMut(&str),
) -> io::Result<bool> {
    let mut decoder = Decoder {
        settings,
        format,
        tell,
        line: 0,
        report: Report::new(format, output),
        buffer: Vec::new(),
        all_whole: true,
    };
    let mut lines = Lines::new(BufReader::new(input));
    let read = if candidates.is_empty() {
        decoder.read_lines(&mut lines)
    } else {
        (1..).zip(candidates).try_for_each(|(number, candidate)| {
            if candidate == "-" {
                decoder.read_lines(&mut lines)
            } else {
                decoder.read_line(Place::Argument(number), candidate.as_encoded_bytes())
            }
        })
    };
    // What was read is written to its end, even when the input failed.
    decoder.report.finish().and(read)?;
    Ok(decoder.all_whole)
}

/// Where a candidate was given, counted from 1.
#[derive(Clone, Copy)]
enum Place {
    Argument(usize),
    Line(usize),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Argument(number) => write!(f, "argument {number}"),
            Self::Line(number) => write!(f, "line {number}"),
        }
    }
}

struct Decoder<'s, W, T> {
    settings: &'s Settings,
    format: Format,
    tell: T,
    /// The lines that were read.
    line: usize,
    report: Report<W>,
    buffer: Vec<u8>,
    all_whole: bool,
}

impl<W: Write, T: FnMut(&str)> Decoder<'_, W, T> {
    fn read_lines<R: Read>(&mut self, lines: &mut Lines<R>) -> io::Result<()> {
        while let Some(line) = lines.next_line()? {
            self.line += 1;
            let place = Place::Line(self.line);
            match line {
                Line::Whole(line) => self.read_line(place, line)?,
                Line::TooLong { start, len } => {
                    let masked = self
                        .settings
                        .mask
                        .then(|| masking::start_of_long_line(start));
                    let start = masked.as_deref().unwrap_or(start);
                    self.write(place, &Entry::TooLong { start, len })?;
                }
            }
            if lines.is_drained() {
                self.report.flush()?;
            }
        }
        Ok(())
    }

    fn read_line(&mut self, place: Place, line: &[u8]) -> io::Result<()> {
        let settings = self.settings;
        let tellable = Tellable::of_line(line, settings);
        let mut buffer = std::mem::take(&mut self.buffer);
        let reading = tellable.reading(settings, &mut buffer);
        let entry = Entry::Read {
            candidate: tellable.candidate(),
            reading: &reading,
        };
        let written = self.write(place, &entry);
        self.buffer = buffer;
        written
    }

    fn write(&mut self, place: Place, entry: &Entry<'_>) -> io::Result<()> {
        self.all_whole &= entry.is_whole();
        for note in entry.notes(self.format) {
            (self.tell)(&format!("{place}: {note}"));
        }
        self.report.write(entry)
    }
}
