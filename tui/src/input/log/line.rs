//! What a line of a log says.

use std::borrow::Cow;
use std::ops::Range;

/// What a line of an access log says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine<'l> {
    /// When the request was made, in Unix seconds. A time without a zone is taken as UTC.
    pub timestamp: Option<i64>,
    /// Where the request came from: an address, or a host's name if the server looked it up.
    pub ip_address: Option<Cow<'l, str>>,
    /// The `User-Agent` header.
    pub user_agent: Option<Cow<'l, str>>,
    /// The method: `GET`, `HEAD`, ….
    pub method: Option<Cow<'l, str>>,
    /// The status of the answer.
    pub status: Option<u16>,
    /// Where the path of the request stands in the line, or the URL if the line has one. It is written as the log writes
    /// it, with the log's escapes.
    pub target: Range<usize>,
}

impl LogLine<'_> {
    /// A line of which nothing but the target is known.
    pub(super) const fn of_target(target: Range<usize>) -> Self {
        Self {
            timestamp: None,
            ip_address: None,
            user_agent: None,
            method: None,
            status: None,
            target,
        }
    }

    /// The same line, that needs nothing of the text any more.
    #[must_use]
    pub fn into_owned(self) -> LogLine<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        LogLine {
            timestamp: self.timestamp,
            ip_address: self.ip_address.map(owned),
            user_agent: self.user_agent.map(owned),
            method: self.method.map(owned),
            status: self.status,
            target: self.target,
        }
    }
}
