//! From arguments to a report of every link.

use std::io::{self, Read, Write};

use super::engine;
use super::files::Files;
use super::options::Scan;
use super::output::Output;
use super::result::ScanResult;
use crate::commands::progress::Progress;
use crate::commands::remarks::Remark;

/// Searches, and writes a report of each link and relative, in the order in which they stand.
///
/// What a format has no room for, and what could not be read, goes to `remark`.
///
/// # Errors
///
/// An error of the output.
pub fn run(
    scan: &Scan<'_>,
    input: impl Read + Send,
    output: impl Write,
    remark: impl FnMut(Remark),
) -> io::Result<ScanResult> {
    let progress = Progress::new(scan.shows_progress, None);
    let mut output = Output::new(scan, output, remark, progress);
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
