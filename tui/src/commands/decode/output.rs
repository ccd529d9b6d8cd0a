//! Takes what was decoded, in the order of the input.

use std::io::{self, Write};

use super::part::Part;
use crate::report::{Format, Report};

/// Takes what was decoded, in the order of the input.
pub(super) struct Output<O, W> {
    report: Report<O>,
    warn: W,
    all_whole: bool,
}

impl<O: Write, W: FnMut(&str)> Output<O, W> {
    pub(super) const fn new(format: Format, output: O, warn: W) -> Self {
        Self {
            report: Report::new(format, output),
            warn,
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
                (self.warn)(&sentence);
                Ok(())
            }
            Part::End { all_whole } => {
                self.all_whole &= all_whole;
                self.report.flush()
            }
        }
    }

    /// Ends the report. Whether all of it were links that were read to their end.
    pub(super) fn finish(self) -> io::Result<bool> {
        self.report.finish()?;
        Ok(self.all_whole)
    }
}
