//! Writing a report: each entry goes to the file of its format.

use std::io::{self, Write};

use super::entry::ReportEntry;
use super::event_gap::EventGap;
use super::format::Format;
use super::tsv::Cells;
use super::{event, json, markdown, ndjson, text, tsv};

/// Writes entries in a format, one after the other.
#[derive(Debug)]
pub struct Report<W> {
    format: Format,
    output: W,
    count: usize,
}

impl<W: Write> Report<W> {
    /// Starts a report.
    pub const fn new(format: Format, output: W) -> Self {
        Self {
            format,
            output,
            count: 0,
        }
    }

    /// Writes one entry.
    ///
    /// # Errors
    ///
    /// An error of the output.
    pub fn write(&mut self, entry: &ReportEntry<'_>) -> io::Result<()> {
        let is_first = self.count == 0;
        self.count += 1;
        match self.format {
            Format::Text => text::write(&mut self.output, entry, is_first),
            Format::Ndjson => ndjson::write(&mut self.output, entry),
            Format::Json => json::write(&mut self.output, entry, is_first),
            Format::Tsv | Format::Spreadsheet => {
                if is_first {
                    tsv::start(&mut self.output)?;
                }
                let cells = match self.format {
                    Format::Spreadsheet => Cells::WithoutFormulas,
                    _ => Cells::AsTheyAre,
                };
                tsv::write(&mut self.output, entry, cells)
            }
            Format::Event => event::write(&mut self.output, entry),
            Format::Markdown => markdown::write(&mut self.output, entry, is_first),
        }
    }

    /// What the format has no room for, but the user should know: a sentence each, safe to show.
    #[must_use]
    pub fn warnings(&self, entry: &ReportEntry<'_>) -> Vec<String> {
        match self.format {
            Format::Event => self
                .event_gaps(entry)
                .iter()
                .map(EventGap::to_string)
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Why an entry has no event, or what its event lacks, if the format is that of events.
    #[must_use]
    pub fn event_gaps(&self, entry: &ReportEntry<'_>) -> Vec<EventGap> {
        match self.format {
            Format::Event => event::gaps(entry),
            _ => Vec::new(),
        }
    }

    /// Flushes the output.
    ///
    /// # Errors
    ///
    /// An error of the output.
    pub fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }

    /// Ends the report.
    ///
    /// # Errors
    ///
    /// An error of the output.
    pub fn finish(mut self) -> io::Result<()> {
        let is_empty = self.count == 0;
        match self.format {
            Format::Json => json::finish(&mut self.output, is_empty)?,
            Format::Tsv | Format::Spreadsheet if is_empty => tsv::start(&mut self.output)?,
            _ => {}
        }
        self.output.flush()
    }
}
