//! A line of a log whose format is not known.

use std::sync::LazyLock;

use super::escapes;
use super::format::LogFormat;
use super::line::LogLine;
use super::request::{self, Request};

/// The formats by name, in the order in which they are tried: from the one that says most.
static FORMATS: LazyLock<Vec<LogFormat>> = LazyLock::new(|| {
    let names = [
        "json",
        "vhost_combined",
        "combined",
        "haproxy",
        "common",
        "request",
    ];
    names.iter().filter_map(|name| name.parse().ok()).collect()
});

/// Reads a line of an access log, or a request line, whatever its format.
///
/// Of a line that has no known format but a request line in quotation marks, method and path are read.
///
/// ```
/// let line = br#"192.0.2.7 - - [22/Oct/2020:19:44:06 +0000] "GET /q/a/b/c HTTP/1.1" 200 44 "-" "Mozilla/5.0""#;
/// let read = tracklens::input::log::read(line).unwrap();
/// assert_eq!(read.timestamp, Some(1_603_395_846));
/// assert_eq!(read.ip_address.as_deref(), Some("192.0.2.7"));
/// assert_eq!(&line[read.target], b"/q/a/b/c");
/// ```
#[must_use]
pub fn read(line: &[u8]) -> Option<LogLine<'_>> {
    FORMATS
        .iter()
        .find_map(|format| format.read(line))
        .or_else(|| quoted_request(line))
}

/// The first request line in quotation marks.
fn quoted_request(line: &[u8]) -> Option<LogLine<'_>> {
    let mut start = 0;
    loop {
        let open = start + escapes::position(line.get(start..)?, b"\"")? + 1;
        let close = open + escapes::position(line.get(open..)?, b"\"")?;
        if let Some(Request { method, target }) = request::read(line, open..close) {
            let mut read = LogLine::of_target(target);
            read.method = line.get(method).map(String::from_utf8_lossy);
            return Some(read);
        }
        start = close;
    }
}
