//! The format of the output: the one that is asked for, or the one that fits standard output.

use clap::CommandFactory as _;
use clap::Error;
use clap::error::ErrorKind;

use super::cli::Cli;
use super::options::OutputOptions;
use crate::environment;
use crate::report::{Format, Paper};
use crate::streams::{self, Escapes};

/// The columns of a terminal that does not say how many it has.
const COLUMNS: usize = 80;

/// The format that the options ask for.
///
/// # Errors
///
/// An error of the command line, if options don't go together.
pub fn chosen(options: OutputOptions) -> Result<Format, Error> {
    match options.format {
        Some(Format::Tsv) if options.spreadsheet => Ok(Format::Spreadsheet),
        Some(_) if options.spreadsheet => {
            let message = "the argument '--spreadsheet' can only be used with '--format tsv'";
            Err(Cli::command().error(ErrorKind::ArgumentConflict, message))
        }
        Some(Format::Text) => Ok(text()),
        format => Ok(format.unwrap_or_else(default)),
    }
}

/// The format if none is asked for.
#[must_use]
pub fn default() -> Format {
    if streams::is_terminal() {
        text()
    } else {
        Format::Ndjson
    }
}

/// How unsafe characters of a format are escaped on a terminal.
#[must_use]
pub const fn escapes(format: Format) -> Escapes {
    match format {
        Format::Ndjson | Format::Json | Format::Event => Escapes::Json,
        Format::TextOn(_) => Escapes::AllButStyles,
        Format::Text | Format::Tsv | Format::Spreadsheet | Format::Markdown => Escapes::Tokens,
    }
}

/// Text as it fits standard output.
fn text() -> Format {
    if !streams::is_terminal() {
        return Format::Text;
    }
    let columns = streams::columns().unwrap_or(COLUMNS);
    Format::TextOn(Paper::terminal(columns, environment::has_styles()))
}
