//! The pattern of a line, as a format string describes it: literal text, and values between.

use std::ops::Range;

use super::clock::Clock;
use super::escapes;
use super::line::LogLine;
use super::request::{self, Request};

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Text that is matched literally.
    Text(Vec<u8>),
    /// A value.
    Value(Variable),
}

/// What a value says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Variable {
    /// A whole request line.
    Request,
    /// The path of a request, or its URL.
    Target,
    /// The method.
    Method,
    /// The status of the answer.
    Status,
    /// The address that the request came from.
    Address,
    /// The address that a proxy in front says the request came from.
    ForwardedFor,
    /// The time.
    Time(Clock),
    /// The `User-Agent` header.
    UserAgent,
    /// Headers that `HAProxy` captured, in braces; nothing at all if none was.
    Captures,
    /// Anything else.
    Other,
}

/// Reads a line that starts with the pattern, after the tag that syslog may have written. What follows the pattern is
/// ignored.
pub(super) fn read<'l>(parts: &[Part], line: &'l [u8]) -> Option<LogLine<'l>> {
    read_from(parts, line, 0).or_else(|| {
        let tag = memchr::memmem::find(line, SYSLOG_TAG)?;
        read_from(parts, line, tag + SYSLOG_TAG.len())
    })
}

/// What ends the tag of syslog: `haproxy[14389]: `.
const SYSLOG_TAG: &[u8] = b"]: ";

fn read_from<'l>(parts: &[Part], line: &'l [u8], start: usize) -> Option<LogLine<'l>> {
    let mut read = LogLine::of_target(0..0);
    let mut has_target = false;
    let mut at = start;
    let mut is_left_out = false;
    let mut parts = parts.iter().peekable();
    while let Some(part) = parts.next() {
        let rest = line.get(at..)?;
        let variable = match part {
            Part::Text(text) => {
                // The space after a value that is left out is not written a second time.
                let text = match text.strip_prefix(b" ") {
                    Some(after) if std::mem::take(&mut is_left_out) => after,
                    _ => text,
                };
                if !rest.starts_with(text) {
                    return None;
                }
                at += text.len();
                continue;
            }
            Part::Value(variable) => variable,
        };
        let len = match parts.peek() {
            None => rest.len(),
            Some(_) if *variable == Variable::Captures && rest.first() != Some(&b'{') => {
                is_left_out = line.get(..at)?.ends_with(b" ");
                0
            }
            // The end of a long line is cut, and then what stands after its request is missing.
            Some(Part::Text(text)) if *variable == Variable::Request => {
                let Some(len) = end(variable, rest, text) else {
                    return take(variable, line, at..line.len(), &mut read)?.then_some(read);
                };
                len
            }
            Some(Part::Text(text)) => end(variable, rest, text)?,
            // Nothing stands between the two, but a path begins with a slash.
            Some(Part::Value(_)) => escapes::position(rest, b"/")?,
        };
        let range = at..at + len;
        at = range.end;
        has_target |= take(variable, line, range, &mut read)?;
    }
    has_target.then_some(read)
}

/// Where a value ends: before the text that stands after it. A time may have that text within, as often as its format.
fn end(variable: &Variable, rest: &[u8], text: &[u8]) -> Option<usize> {
    let within = match variable {
        Variable::Time(clock) => memchr::memmem::find_iter(clock.format().as_bytes(), text).count(),
        // An address of the sixth version has colons, of which the last one stands before the port.
        Variable::Address if text.starts_with(b":") => {
            let word = rest.split(u8::is_ascii_whitespace).next()?;
            return memchr::memmem::rfind(word, text);
        }
        _ => 0,
    };
    let mut end = escapes::position(rest, text)?;
    for _ in 0..within {
        let next = end + text.len();
        end = next + escapes::position(rest.get(next..)?, text)?;
    }
    Some(end)
}

/// Keeps a value, and says whether it is the target. `None` means that the line does not match the pattern.
fn take<'l>(
    variable: &Variable,
    line: &'l [u8],
    range: Range<usize>,
    read: &mut LogLine<'l>,
) -> Option<bool> {
    let raw = line.get(range.clone())?;
    let value = escapes::value(raw);
    match variable {
        Variable::Request => {
            let Request { method, target } = request::read(line, range)?;
            read.method = line.get(method).map(String::from_utf8_lossy);
            read.target = target;
            return Some(true);
        }
        Variable::Target => {
            read.target = request::is_target(raw).then_some(range)?;
            return Some(true);
        }
        Variable::Method => read.method = value,
        Variable::Status => read.status = value.and_then(|status| status.parse().ok()),
        Variable::Address => {
            let is_word = !raw.is_empty() && !raw.iter().any(u8::is_ascii_whitespace);
            read.ip_address = is_word.then_some(value)?;
        }
        Variable::ForwardedFor => {
            read.ip_address = read.ip_address.take().or_else(|| first_address(raw));
        }
        Variable::Time(clock) => {
            read.timestamp = read.timestamp.or_else(|| clock.read(value?.as_ref()));
        }
        Variable::UserAgent => read.user_agent = value,
        Variable::Captures | Variable::Other => {}
    }
    Some(false)
}

/// The first address of a list with commas.
fn first_address(list: &[u8]) -> Option<std::borrow::Cow<'_, str>> {
    let first = list.split(|&byte| byte == b',').next()?;
    escapes::value(first.trim_ascii())
}
