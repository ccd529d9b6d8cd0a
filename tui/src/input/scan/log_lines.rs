//! The lines of access logs in which links stand.

use std::ops::Range;

use crate::input::found::Found;
use crate::input::log::{self, LogFormat, LogLine};

/// The longest line that is read as one of an access log, in bytes.
const MAX_LOG_LINE: usize = 1 << 16;

/// Reads the line of each link of a text as one of an access log: once, however many links stand on it.
pub(in crate::input) struct LogLines<'b, 'f> {
    bytes: &'b [u8],
    format: Option<&'f LogFormat>,
    /// Where the line stands that was read last.
    line: Range<usize>,
    logged: Option<LogLine<'b>>,
}

impl<'b, 'f> LogLines<'b, 'f> {
    /// Lines are recognized by their form, or read in the format that is given.
    pub(in crate::input) const fn new(bytes: &'b [u8], format: Option<&'f LogFormat>) -> Self {
        Self {
            bytes,
            format,
            line: 0..0,
            logged: None,
        }
    }

    /// What the line of a link says of the request, if the link is what was asked for. Links are given in the order in
    /// which they stand.
    pub(in crate::input) fn of(&mut self, found: &Found) -> Option<LogLine<'static>> {
        let place = found.range();
        if !self.line.contains(&place.start) {
            self.line = line_of(self.bytes, &place);
            let line = self.bytes.get(self.line.clone()).unwrap_or_default();
            let line = line.trim_ascii_end();
            self.logged = match self.format {
                Some(format) => format.read(line),
                None => log::read(line),
            };
        }
        let logged = self.logged.as_ref()?;
        let is_target = logged.target.contains(&(place.start - self.line.start));
        is_target.then(|| logged.clone().into_owned())
    }
}

/// The line on which a link starts, as far as the limit goes on either side.
fn line_of(bytes: &[u8], place: &Range<usize>) -> Range<usize> {
    let floor = place.start.saturating_sub(MAX_LOG_LINE);
    let before = bytes.get(floor..place.start).unwrap_or_default();
    let start = memchr::memrchr(b'\n', before).map_or(floor, |at| floor + at + 1);
    let after = bytes.get(place.end..).unwrap_or_default();
    let after = after.get(..MAX_LOG_LINE).unwrap_or(after);
    let end = place.end + memchr::memchr(b'\n', after).unwrap_or(after.len());
    start..end
}
