//! Decodes lines and arguments, and writes a report of each.

use std::fmt;
use std::io;
use std::mem;

use super::options::Decode;
use super::part::{ChunkResult, Part, Parts, Spares};
use super::searched::{LinkInLine, Searched};
use crate::commands::in_order::Give;
use crate::commands::lines::Chunk;
use crate::commands::remarks::{Detail, GapCounts, Remark};
use crate::input::Line;
use crate::reading::masking::{self, Disclosed};
use crate::reading::notes::of_found;
use crate::report::{Finding, Report, ReportEntry};

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

/// Decodes lines and arguments. Threads share it.
pub(super) struct Decoder<'d> {
    decode: &'d Decode<'d>,
    spares: &'d Spares,
    /// What links were decoded into.
    buffers: Spares,
}

impl<'d> Decoder<'d> {
    pub(super) fn new(decode: &'d Decode<'d>, spares: &'d Spares) -> Self {
        Self {
            decode,
            spares,
            buffers: Spares::default(),
        }
    }

    /// Decodes an argument.
    pub(super) fn argument(
        &self,
        number: usize,
        argument: &[u8],
        is_first: bool,
        give: Give<'_, Part>,
    ) -> io::Result<()> {
        let mut writer = EntryWriter::new(self, is_first, give);
        writer.read_line(LinePlace::Argument(number), argument)?;
        writer.end(argument.len(), 1)
    }

    /// Decodes the lines of a chunk.
    pub(super) fn chunk(
        &self,
        chunk: &Chunk,
        is_first: bool,
        give: Give<'_, Part>,
    ) -> io::Result<()> {
        let mut writer = EntryWriter::new(self, is_first, give);
        for (number, line) in chunk.lines() {
            let is_empty = line == Line::Whole(b"");
            writer.all_whole_before_empty = (is_empty && number > 1).then_some(writer.all_whole);
            writer.read(LinePlace::Input(number), line)?;
        }
        writer.end(chunk.input_len(), chunk.line_count())
    }
}

/// Writes the entries of some lines.
struct EntryWriter<'d, 'g> {
    decode: &'d Decode<'d>,
    report: Report<Parts<'g>>,
    buffers: &'g Spares,
    /// What links are decoded into.
    buffer: Vec<u8>,
    /// What events lack, as far as it was not remarked.
    gaps: GapCounts,
    all_whole: bool,
    /// If the last line is empty: whether all before it were whole.
    all_whole_before_empty: Option<bool>,
}

impl<'d, 'g> EntryWriter<'d, 'g> {
    fn new(decoder: &'g Decoder<'d>, is_first: bool, give: Give<'g, Part>) -> Self
    where
        'd: 'g,
    {
        let decode = decoder.decode;
        let parts = Parts::new(give, decoder.spares);
        Self {
            decode,
            report: if is_first {
                Report::new(decode.format, decode.settings, parts)
            } else {
                Report::continued(decode.format, decode.settings, parts)
            },
            buffers: &decoder.buffers,
            buffer: decoder.buffers.take().unwrap_or_default(),
            gaps: GapCounts::default(),
            all_whole: true,
            all_whole_before_empty: None,
        }
    }

    fn end(mut self, bytes: usize, lines: usize) -> io::Result<()> {
        self.report.output().end(ChunkResult {
            bytes: bytes as u64,
            lines: lines as u64,
            gaps: self.gaps,
            all_whole: self.all_whole,
            all_whole_before_empty: self.all_whole_before_empty,
        })?;
        self.buffers.keep(self.buffer);
        Ok(())
    }

    fn read(&mut self, place: LinePlace, line: Line<'_>) -> io::Result<()> {
        match line {
            Line::Whole(line) => self.read_line(place, line),
            Line::TooLong { start, len } => {
                let is_masked = self.decode.settings.mask;
                let masked = is_masked.then(|| masking::start_of_long_line(start));
                let start = masked.as_deref().unwrap_or(start);
                self.write(place, &ReportEntry::TooLong { start, len })
            }
        }
    }

    fn read_line(&mut self, place: LinePlace, line: &[u8]) -> io::Result<()> {
        let settings = self.decode.settings;
        let disclosed = Disclosed::of_line(line, settings);
        let mut buffer = mem::take(&mut self.buffer);
        let reading = disclosed.reading(settings, &mut buffer);
        let written = match Searched::new(line, &reading, settings, self.decode.log_format) {
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
        let settings = self.decode.settings;
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
        self.remark_gaps(place, entry)?;
        self.report.write(entry)?;
        self.report.output().end_entry()
    }

    /// Remarks what an event lacks before it is written.
    fn remark_gaps(&mut self, place: LinePlace, entry: &ReportEntry<'_>) -> io::Result<()> {
        match self.decode.detail {
            Detail::None => {}
            Detail::Totals => {
                for gap in self.report.event_gaps(entry) {
                    self.gaps.add(gap, 1);
                }
            }
            Detail::Each => {
                for gap in self.report.event_gaps(entry) {
                    let place = place.to_string();
                    self.report.output().remark(Remark::Gap { place, gap })?;
                }
            }
        }
        Ok(())
    }
}
