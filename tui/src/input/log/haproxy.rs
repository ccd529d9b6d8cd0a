//! The HTTP log of `HAProxy`:
//!
//! `10.0.1.2:33317 [06/Feb/2009:12:14:14.655] http-in static/srv1 10/0/30/69/109 200 2750 - - ---- 1/1/1/1/0 0/0 "GET / HTTP/1.1"`
//!
//! What syslog writes before it is skipped. It has no user agent unless the configuration captures that header.

use super::clock::Clock;
use super::escapes;
use super::line::LogLine;
use super::request::{self, Request};

/// Reads a line of `HAProxy`.
pub(super) fn read(line: &[u8]) -> Option<LogLine<'_>> {
    let (before, after) = time_brackets(line)?;
    let time = str::from_utf8(line.get(before + 1..after)?).ok()?;
    let client = line.get(..before)?.trim_ascii_end();
    let client = client.rsplit(u8::is_ascii_whitespace).next()?;
    let port = client.iter().rposition(|&byte| byte == b':')?;
    let address = client.get(..port)?;
    let quote = after + escapes::position(line.get(after..)?, b"\"")?;
    // A long request is cut, and then its last quotation mark is missing.
    let rest = line.get(quote + 1..)?;
    let len = escapes::position(rest, b"\"").unwrap_or(rest.len());
    let Request { method, target } = request::read(line, quote + 1..quote + 1 + len)?;
    let mut words = line.get(after + 1..quote)?.split(u8::is_ascii_whitespace);
    let status = words.by_ref().filter(|word| !word.is_empty()).nth(3)?;
    let status = str::from_utf8(status).ok()?.parse().ok();
    Some(LogLine {
        timestamp: Clock::Common.read(time),
        ip_address: Some(String::from_utf8_lossy(address)).filter(|address| !address.is_empty()),
        user_agent: None,
        method: line.get(method).map(String::from_utf8_lossy),
        status,
        target,
    })
}

/// Where the first brackets stand that a time follows an address in.
fn time_brackets(line: &[u8]) -> Option<(usize, usize)> {
    let mut start = 0;
    loop {
        let open = start + line.get(start..)?.iter().position(|&byte| byte == b'[')?;
        let close = open + line.get(open..)?.iter().position(|&byte| byte == b']')?;
        // `haproxy[14389]:` has brackets too.
        if line.get(open + 1..close)?.contains(&b'/') {
            return Some((open, close));
        }
        start = close + 1;
    }
}
