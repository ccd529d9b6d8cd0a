//! Takes what was decoded, in the order of the input.

use std::io::{self, Write};

use super::part::Part;
use super::run::Decode;
use crate::commands::progress::Progress;
use crate::report::Report;

/// Takes what was decoded, in the order of the input.
pub(super) struct Output<O, W> {
    report: Report<O>,
    warn: W,
    progress: Progress,
    bytes: u64,
    lines: u64,
    all_whole: bool,
}

impl<O: Write, W: FnMut(&str)> Output<O, W> {
    pub(super) fn new(decode: &Decode<'_>, output: O, warn: W) -> Self {
        Self {
            report: Report::new(decode.format, output),
            warn,
            progress: Progress::new(decode.shows_progress, decode.size),
            bytes: 0,
            lines: 0,
            all_whole: true,
        }
    }

    /// Whether nothing was written yet.
    pub(super) const fn is_empty(&self) -> bool {
        self.report.is_empty()
    }

    pub(super) fn take(&mut self, part: Part) -> io::Result<()> {
        match part {
            Part::Entries(entries) => self.report.add(&entries),
            Part::Warning(sentence) => {
                self.progress.hide();
                (self.warn)(&sentence);
                Ok(())
            }
            Part::End(result) => {
                self.all_whole &= result.all_whole;
                self.bytes += result.bytes;
                self.lines += result.lines;
                if self.progress.is_due() {
                    self.progress.show(self.bytes, self.lines, "lines");
                }
                self.report.flush()
            }
        }
    }

    /// Ends the report. Whether all of it were links that were read to their end.
    pub(super) fn finish(mut self) -> io::Result<bool> {
        self.progress.hide();
        self.report.finish()?;
        Ok(self.all_whole)
    }
}
