//! Takes what was decoded, in the order of the input.

use std::io::{self, Write};

use super::options::Decode;
use super::part::{Part, Spares};
use crate::commands::lines::Taker;
use crate::commands::progress::Progress;
use crate::commands::remarks::Remark;
use crate::report::Report;

/// Takes what was decoded, in the order of the input.
pub(super) struct Output<'s, O, R> {
    report: Report<O>,
    spares: &'s Spares,
    remark: R,
    progress: Progress,
    bytes: u64,
    lines: u64,
    all_whole: bool,
    /// If the last line is empty: whether all before it were whole.
    all_whole_before_empty: Option<bool>,
}

impl<'s, O: Write, R: FnMut(Remark)> Output<'s, O, R> {
    pub(super) fn new(decode: &Decode<'_>, output: O, remark: R, spares: &'s Spares) -> Self {
        Self {
            report: Report::assembled(decode.format, output),
            spares,
            remark,
            progress: Progress::new(decode.shows_progress, decode.size),
            bytes: 0,
            lines: 0,
            all_whole: true,
            all_whole_before_empty: None,
        }
    }

    /// All lines were read: an empty one at the end does not count.
    pub(super) fn end_input(&mut self) {
        let before = self.all_whole_before_empty.take();
        self.all_whole = before.unwrap_or(self.all_whole);
    }

    /// Ends the report. Whether all of it were links that were read to their end.
    pub(super) fn finish(mut self) -> io::Result<bool> {
        self.progress.hide();
        self.report.finish()?;
        Ok(self.all_whole)
    }
}

impl<O: Write, R: FnMut(Remark)> Taker<Part> for Output<'_, O, R> {
    /// Whether nothing was written yet.
    fn is_empty(&self) -> bool {
        self.report.is_empty()
    }

    fn take(&mut self, part: Part) -> io::Result<()> {
        match part {
            Part::Entries(entries) => {
                self.report.add(&entries)?;
                self.spares.keep(entries);
                Ok(())
            }
            Part::Remark(remark) => {
                self.progress.hide();
                (self.remark)(remark);
                Ok(())
            }
            Part::End(result) => {
                result.gaps.remarks().for_each(&mut self.remark);
                self.all_whole_before_empty = result
                    .all_whole_before_empty
                    .map(|before| self.all_whole && before);
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
}
