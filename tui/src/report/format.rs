//! The formats by their names on the command line.

use clap::ValueEnum;

use super::paper::Paper;

/// How what links say is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: what matters most first, in rows of at most 80 columns, or as wide as the terminal.
    ///
    /// Values that don't fit go on in the next row. To copy one, take it from another format.
    Text,
    /// The same on a terminal.
    #[value(skip)]
    TextOn(Paper),
    /// One JSON object a line, in the order of the input.
    Ndjson,
    /// One JSON array.
    Json,
    /// A header and one line a link: tab, newline and backslash as `\t \n \\`.
    ///
    /// Everything else that is not plain printable text is escaped as well, as `\r`, `\x1b` or
    /// `\u{202e}`. Metadata is compact JSON; records are left out.
    Tsv,
    /// The same, with an apostrophe before each cell that a spreadsheet could take for a formula.
    #[value(skip)]
    Spreadsheet,
    /// The event that a link stands for, one JSON object a line, in the vendor's webhook form; none for an
    /// expired link.
    Event,
    /// A report for a ticket: the link is defanged, and Markdown takes nothing in it for more than text.
    Markdown,
}
