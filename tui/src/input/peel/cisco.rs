//! Cisco's Secure Email: `https://secure-web.cisco.com/TOKEN/URL`, the URL percent-encoded.

use super::url::Url;
use super::wrapped::Wrapped;
use crate::input::step::Step;

pub(super) fn find(url: &Url<'_>) -> Option<Wrapped> {
    if !url.is_within("secure-web.cisco.com") {
        return None;
    }
    let whole = url.after_path(b"/")?;
    // A URL that stands there as it is has slashes of its own.
    let start = url.segment(1)?.start;
    let end = url.path().len() + whole.start - 1;
    let end = if url.path()[start + 1 - whole.start..].contains(&b':') {
        whole.end
    } else {
        end
    };
    Some(Wrapped::percent(Step::CiscoSecureWeb, start..end))
}
