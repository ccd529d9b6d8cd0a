//! What links say, on standard output: one file a format.

mod event;
mod json;
mod markdown;
mod ndjson;
mod object;
mod text;
mod tsv;

use std::io::{self, Write};

use clap::ValueEnum;

use crate::input::{Candidate, MAX_LINE_LEN};
use crate::reading::{Reading, sentence};

/// How what links say is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// One JSON object a line, in the order of the input.
    Ndjson,
    /// One JSON array.
    Json,
    /// A header and one line a link: tab, newline and backslash as `\t \n \\`.
    ///
    /// Everything else that is not plain printable text is escaped as well, as `\r`, `\x1b` or
    /// `\u{202e}`. Metadata is compact JSON; records are left out.
    Tsv,
    /// The event that a link stands for, one JSON object a line, in the vendor's webhook form; none
    /// of an expired link.
    Event,
    /// A report for a ticket: the link defanged, and nothing in it that Markdown could take for more
    /// than text.
    Markdown,
}

/// One line of input, and what it says.
#[derive(Clone, Copy, Debug)]
pub enum Entry<'a> {
    /// A candidate that was read.
    Read {
        /// The line.
        candidate: Candidate<'a>,
        /// What it says.
        reading: &'a Reading<'a>,
    },
    /// A line too long to be a candidate.
    TooLong {
        /// Its start.
        start: &'a [u8],
        /// Its length in bytes.
        len: usize,
    },
}

impl Entry<'_> {
    /// Whether the line is a link that was read to its end.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        match self {
            Self::Read { reading, .. } => reading
                .link()
                .is_ok_and(|link| link.faults().next().is_none()),
            Self::TooLong { .. } => false,
        }
    }

    /// What there is to say of the line besides what is written of it in a format: a sentence each,
    /// safe to show.
    #[must_use]
    pub fn notes(&self, format: Format) -> Vec<String> {
        match format {
            Format::Event => event::notes(self),
            _ => Vec::new(),
        }
    }

    /// What is wrong, each with its place in the line.
    fn troubles(&self) -> Vec<Trouble> {
        match self {
            Self::Read { candidate, reading } => reading
                .troubles()
                .into_iter()
                .map(|error| Trouble {
                    code: error.code(),
                    message: sentence(&error),
                    offset: candidate.place(error.text_offset()),
                })
                .collect(),
            Self::TooLong { len, .. } => vec![Trouble {
                code: "too_long",
                message: format!("the line has {len} bytes, a candidate at most {MAX_LINE_LEN}"),
                offset: MAX_LINE_LEN,
            }],
        }
    }
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Trouble {
    code: &'static str,
    message: String,
    /// The byte of the line where it starts.
    offset: usize,
}

/// Writes entries, one after the other, in a format.
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
    /// What the output says.
    pub fn write(&mut self, entry: &Entry<'_>) -> io::Result<()> {
        let is_first = self.count == 0;
        self.count += 1;
        match self.format {
            Format::Text => text::write(&mut self.output, entry, is_first),
            Format::Ndjson => ndjson::write(&mut self.output, entry),
            Format::Json => json::write(&mut self.output, entry, is_first),
            Format::Tsv => {
                if is_first {
                    tsv::start(&mut self.output)?;
                }
                tsv::write(&mut self.output, entry)
            }
            Format::Event => event::write(&mut self.output, entry),
            Format::Markdown => markdown::write(&mut self.output, entry, is_first),
        }
    }

    /// Lets what was written be seen.
    ///
    /// # Errors
    ///
    /// What the output says.
    pub fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }

    /// Ends the report.
    ///
    /// # Errors
    ///
    /// What the output says.
    pub fn finish(mut self) -> io::Result<()> {
        let is_empty = self.count == 0;
        match self.format {
            Format::Json => json::finish(&mut self.output, is_empty)?,
            Format::Tsv if is_empty => tsv::start(&mut self.output)?,
            _ => {}
        }
        self.output.flush()
    }
}
