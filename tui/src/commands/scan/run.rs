//! From arguments to a report of every link.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::num::NonZeroUsize;

use super::engine;
use super::files::Files;
use super::output::Output;
use super::progress::Progress;
use crate::input::log::LogFormat;
use crate::report::Format;
use crate::settings::Settings;

/// What to search, and how.
#[derive(Clone, Copy, Debug)]
pub struct Scan<'a> {
    /// Files and folders. `-`, and none at all, stand for the input.
    pub files: &'a [OsString],
    /// Whether folders are searched.
    pub recursive: bool,
    /// Whether each link is written only once.
    pub unique: bool,
    /// How many threads search.
    pub threads: NonZeroUsize,
    /// The format of the report.
    pub format: Format,
    /// The format of the lines of access logs, if they are not to be recognized by their form.
    pub log_format: Option<&'a LogFormat>,
    /// The options for reading links.
    pub settings: &'a Settings,
    /// Whether progress is shown on standard error.
    pub shows_progress: bool,
}

/// How a search ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScanResult {
    /// Whether every link that was found could be read to its end.
    pub all_whole: bool,
    /// Whether everything could be read.
    pub all_read: bool,
}

/// Searches, and writes a report of each link and relative, in the order in which they stand.
///
/// What a format has no room for, and what could not be read, goes to `warn`, a sentence at a time, safe to show.
///
/// # Errors
///
/// An error of the output.
pub fn run(
    scan: &Scan<'_>,
    input: impl Read + Send,
    output: impl Write,
    warn: impl FnMut(&str),
) -> io::Result<ScanResult> {
    let progress = Progress::new(scan.shows_progress);
    let mut output = Output::new(scan, output, warn, progress);
    let files = Files::new(scan.files, scan.recursive, input);
    let searched = if scan.threads.get() == 1 {
        engine::alone(files, scan.log_format, |event| output.take(event))
    } else {
        engine::on_threads(files, scan.threads, scan.log_format, |event| {
            output.take(event)
        })
    };
    // What was found is written, even if the output failed after it.
    output.finish().and_then(|result| searched.map(|()| result))
}
