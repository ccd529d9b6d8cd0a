//! Writing a report: each entry goes to the file of its format.

use std::io::{self, Write};

use super::entry::ReportEntry;
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

    /// Goes on with a report of which some entries are written elsewhere.
    pub const fn continued(format: Format, output: W) -> Self {
        Self {
            format,
            output,
            count: 1,
        }
    }

    /// Whether it has no entry.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Adds entries that were written elsewhere: the first ones as the start of a report, the others as continued.
    ///
    /// # Errors
    ///
    /// An error of the output.
    pub fn add(&mut self, entries: &[u8]) -> io::Result<()> {
        self.count += 1;
        self.output.write_all(entries)
    }

    /// Where it is written to.
    pub const fn output(&mut self) -> &mut W {
        &mut self.output
    }

    /// Stops writing, without an end of the report.
    pub fn into_output(self) -> W {
        self.output
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
            Format::Event => event::warnings(entry),
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
