//! `tracklens decode`: what links say, for scripts and logs.

use std::ffi::OsString;
use std::fmt;
use std::io::{self, Read, Write};
use std::mem;

use super::remarks::Remark;
use super::searched::{LinkInLine, Searched};
use crate::input::log::LogFormat;
use crate::input::{Line, Lines};
use crate::reading::masking::{self, Disclosed};
use crate::reading::notes::of_found;
use crate::report::{Finding, Format, Report, ReportEntry};
use crate::settings::Settings;

/// From so many bytes on, a line takes more memory than usual: what is finished is written before it is read.
const LONG_LINE: usize = 1 << 16;

/// Reads candidates, from the arguments or line by line, and writes a report of each.
///
/// An argument `-`, and no argument at all, stand for the input. Lines of an access log are recognized by their form,
/// or read in the format that is given. What a format has no room for goes to
/// `remark`. Returns whether every candidate was a link that was read to its end; an empty line at the end of the input,
/// after others, does not count.
///
/// # Errors
///
/// An error of the input or of the output.
pub fn run(
    candidates: &[OsString],
    format: Format,
    settings: &Settings,
    log_format: Option<&LogFormat>,
    input: impl Read,
    output: impl Write,
    remark: impl FnMut(Remark),
) -> io::Result<bool> {
    let mut decoder = Decoder {
        settings,
        log_format,
        remark,
        line: 0,
        report: Report::new(format, settings, output),
        buffer: Vec::new(),
        all_whole: true,
    };
    let mut lines = Lines::new(input);
    let read = if candidates.is_empty() {
        decoder.read_lines(&mut lines)
    } else {
        (1..).zip(candidates).try_for_each(|(number, candidate)| {
            if candidate == "-" {
                decoder.read_lines(&mut lines)
            } else {
                decoder.read_line(LinePlace::Argument(number), candidate.as_encoded_bytes())
            }
        })
    };
    // What was read is written, even if the input failed after it.
    decoder.report.finish().and(read)?;
    Ok(decoder.all_whole)
}

/// Where a line was given, counted from 1.
#[derive(Clone, Copy)]
enum LinePlace {
    Argument(usize),
    Input(usize),
}

impl fmt::Display for LinePlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Argument(number) => write!(f, "argument {number}"),
            Self::Input(number) => write!(f, "line {number}"),
        }
    }
}

struct Decoder<'s, O, R> {
    settings: &'s Settings,
    log_format: Option<&'s LogFormat>,
    remark: R,
    /// How many lines of the input were read.
    line: usize,
    report: Report<O>,
    buffer: Vec<u8>,
    all_whole: bool,
}

impl<O: Write, R: FnMut(Remark)> Decoder<'_, O, R> {
    fn read_lines(&mut self, lines: &mut Lines<impl Read>) -> io::Result<()> {
        // Whether all was whole before an empty line that may be the last one.
        let mut before_last = None;
        while let Some(line) = lines.next_line()? {
            self.line += 1;
            let is_empty = line == Line::Whole(b"");
            before_last = (is_empty && self.line > 1).then_some(self.all_whole);
            let place = LinePlace::Input(self.line);
            match line {
                Line::Whole(line) => {
                    if line.len() > LONG_LINE {
                        self.report.flush()?;
                    }
                    self.read_line(place, line)?;
                }
                Line::TooLong { start, len } => {
                    let masked = self
                        .settings
                        .mask
                        .then(|| masking::start_of_long_line(start));
                    let start = masked.as_deref().unwrap_or(start);
                    self.write(place, &ReportEntry::TooLong { start, len })?;
                }
            }
            if lines.is_drained() {
                self.report.flush()?;
            }
        }
        self.all_whole = before_last.unwrap_or(self.all_whole);
        Ok(())
    }

    fn read_line(&mut self, place: LinePlace, line: &[u8]) -> io::Result<()> {
        let settings = self.settings;
        let disclosed = Disclosed::of_line(line, settings);
        let mut buffer = mem::take(&mut self.buffer);
        let reading = disclosed.reading(settings, &mut buffer);
        let written = match Searched::new(line, &reading, settings, self.log_format) {
            Some(Searched::Link(searched)) => self.write_found(place, line, &searched),
            Some(Searched::Relative(relative)) => {
                let entry = ReportEntry::Relative {
                    line: disclosed.line(),
                    relative: &masking::relative(&relative, settings),
                    place: None,
                    settings,
                };
                self.write(place, &entry)
            }
            None => {
                let entry = ReportEntry::Read {
                    candidate: disclosed.candidate(),
                    reading: &reading,
                    finding: Finding::default(),
                };
                self.write(place, &entry)
            }
        };
        self.buffer = buffer;
        written
    }

    /// Writes the report of the first link of a line that is not one itself.
    fn write_found(
        &mut self,
        place: LinePlace,
        line: &[u8],
        searched: &LinkInLine<'_>,
    ) -> io::Result<()> {
        let settings = self.settings;
        let found = &searched.found;
        let disclosed = Disclosed::of_found(line, found, settings);
        let mut buffer = Vec::new();
        let reading = disclosed.reading(settings, &mut buffer);
        let relative = searched.relative.as_ref();
        let relative = relative.map(|it| masking::relative(it, settings));
        let log = searched
            .log
            .as_ref()
            .map(|it| masking::request(it, settings));
        let entry = ReportEntry::Read {
            candidate: disclosed.candidate(),
            reading: &reading,
            finding: Finding {
                undone: found.undone(),
                notes: &of_found(found, searched.has_more),
                log: log.as_ref(),
                relative: relative.as_deref(),
                ..Finding::default()
            },
        };
        self.write(place, &entry)
    }

    fn write(&mut self, place: LinePlace, entry: &ReportEntry<'_>) -> io::Result<()> {
        self.all_whole &= entry.is_whole();
        for gap in self.report.event_gaps(entry) {
            let place = place.to_string();
            (self.remark)(Remark::Gap { place, gap });
        }
        self.report.write(entry)
    }
}
