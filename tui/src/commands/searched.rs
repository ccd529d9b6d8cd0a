//! The link of a line that is not one as it stands.

use crate::input::{Candidate, Found, find};
use crate::reading::Reading;
use crate::settings::Settings;

/// What may stand after a link that is whole: no payload and no query goes on after it.
const ENDS: &[u8] = b" \t\"'`<>|()[]{},;\\^";

/// What may also stand there if nothing but such characters follows.
const LAST: &[u8] = b".:!?*_~$";

/// The first link of a line.
pub(super) struct Searched {
    pub(super) first: Found,
    pub(super) has_more: bool,
}

impl Searched {
    /// The first link of a line of which this was read; none if the line is that link, or has none.
    pub(super) fn new(line: &[u8], reading: &Reading<'_>, settings: &Settings) -> Option<Self> {
        if reading.faults().is_empty() {
            return None;
        }
        let mut links = find::links(line);
        let first = links.next()?;
        let is_better =
            reading.link().is_err() || is_whole_before_other_text(line, &first, settings);
        is_better.then(|| Self {
            first,
            has_more: links.next().is_some(),
        })
    }
}

/// Whether a link starts the line and can be read to its end, so that what made a fault of it does not belong to it.
fn is_whole_before_other_text(line: &[u8], found: &Found, settings: &Settings) -> bool {
    let place = found.range();
    let after = line.get(place.end..).unwrap_or_default();
    let is_end = |byte: &u8| ENDS.contains(byte) || !byte.is_ascii();
    let ends = after.first().is_none_or(is_end)
        || after.iter().all(|byte| is_end(byte) || LAST.contains(byte));
    if place.start != Candidate::of_line(line).place(0) || !ends {
        return false;
    }
    let mut buffer = Vec::new();
    let reading = Reading::new(found.link(), settings, &mut buffer);
    reading.faults().is_empty()
}
