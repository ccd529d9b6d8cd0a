//! Writing a report: each entry goes to the file of its format.

use std::io::{self, Write};

use super::entry::ReportEntry;
use super::event_gap::EventGap;
use super::format::Format;
use super::paper::Paper;
use super::tsv::Cells;
use super::{event, json, markdown, ndjson, text, tsv};
use crate::settings::Settings;
use crate::text::defang::{Defanging, StreamForm};

/// Writes entries in a format, one after the other.
#[derive(Debug)]
pub struct Report<W> {
    format: Format,
    output: Outlet<W>,
    count: usize,
}

/// Where a report is written.
#[derive(Debug)]
enum Outlet<W> {
    AsItIs(W),
    Defanged(Defanging<W>),
}

impl<W: Write> Report<W> {
    /// Starts a report: one in which nothing can be clicked, if the settings say so. JSON stays JSON then.
    pub const fn new(format: Format, settings: &Settings, output: W) -> Self {
        let output = if settings.defang {
            Outlet::Defanged(Defanging::new(stream_form(format), output))
        } else {
            Outlet::AsItIs(output)
        };
        Self {
            format,
            output,
            count: 0,
        }
    }

    /// Goes on with a report of which some entries were written elsewhere.
    pub const fn continued(format: Format, settings: &Settings, output: W) -> Self {
        let mut report = Self::new(format, settings, output);
        report.count = 1;
        report
    }

    /// A report of entries that are written elsewhere.
    pub const fn assembled(format: Format, output: W) -> Self {
        Self {
            format,
            output: Outlet::AsItIs(output),
            count: 0,
        }
    }

    /// Whether it has no entry.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Adds entries that were written elsewhere: the first ones as the start of a report, the others as its continuation.
    ///
    /// # Errors
    ///
    /// An error of the output.
    pub fn add(&mut self, entries: &[u8]) -> io::Result<()> {
        self.count += 1;
        self.output().write_all(entries)
    }

    /// Where it is written to. Between entries, all that was written is there.
    pub const fn output(&mut self) -> &mut W {
        match &mut self.output {
            Outlet::AsItIs(output) => output,
            Outlet::Defanged(output) => output.output(),
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
        match &mut self.output {
            Outlet::AsItIs(output) => write_entry(self.format, output, entry, is_first),
            Outlet::Defanged(output) => {
                write_entry(self.format, &mut as_any(output), entry, is_first)
            }
        }
    }

    /// What the format has no room for, but the user should know.
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
        match &mut self.output {
            Outlet::AsItIs(output) => output.flush(),
            Outlet::Defanged(output) => output.flush(),
        }
    }

    /// Ends the report.
    ///
    /// # Errors
    ///
    /// An error of the output.
    pub fn finish(mut self) -> io::Result<()> {
        let is_empty = self.count == 0;
        match &mut self.output {
            Outlet::AsItIs(output) => finish(self.format, output, is_empty)?,
            Outlet::Defanged(output) => finish(self.format, &mut as_any(output), is_empty)?,
        }
        self.flush()
    }
}

/// Some output, so that the program has what writes to it once.
fn as_any(output: &mut impl Write) -> &mut dyn Write {
    output
}

const fn stream_form(format: Format) -> StreamForm {
    match format {
        Format::Ndjson | Format::Json | Format::Event => StreamForm::Json,
        Format::Text | Format::TextOn(_) | Format::Tsv | Format::Spreadsheet | Format::Markdown => {
            StreamForm::Lines
        }
    }
}

fn write_entry(
    format: Format,
    output: &mut impl Write,
    entry: &ReportEntry<'_>,
    is_first: bool,
) -> io::Result<()> {
    match format {
        Format::Text => text::write(output, entry, is_first, Paper::PLAIN),
        Format::TextOn(paper) => text::write(output, entry, is_first, paper),
        Format::Ndjson => ndjson::write(output, entry),
        Format::Json => json::write(output, entry, is_first),
        Format::Tsv | Format::Spreadsheet => {
            if is_first {
                tsv::start(output)?;
            }
            let cells = match format {
                Format::Spreadsheet => Cells::WithoutFormulas,
                _ => Cells::AsTheyAre,
            };
            tsv::write(output, entry, cells)
        }
        Format::Event => event::write(output, entry),
        Format::Markdown => markdown::write(output, entry, is_first),
    }
}

fn finish(format: Format, output: &mut impl Write, is_empty: bool) -> io::Result<()> {
    match format {
        Format::Json => json::finish(output, is_empty),
        Format::Tsv | Format::Spreadsheet if is_empty => tsv::start(output),
        _ => Ok(()),
    }
}
