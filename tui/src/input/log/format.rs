//! Formats of logs, by name or by the server's own format string.

use std::str::FromStr;

use super::error::{FormatError, FormatErrorKind};
use super::line::LogLine;
use super::pattern::{self, Part, Variable};
use super::request::{self, Request};
use super::{apache, haproxy, haproxy_format, json, nginx};

const COMMON: &str = r#"%h %l %u %t "%r" %>s %b"#;
const COMBINED: &str = r#"%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i""#;
const VHOST_COMBINED: &str = r#"%v:%p %h %l %u %t "%r" %>s %O "%{Referer}i" "%{User-Agent}i""#;

/// How the lines of a log are written.
///
/// ```
/// use tracklens::input::log::LogFormat;
///
/// let format: LogFormat = r#"$remote_addr [$time_iso8601] "$request" $status"#.parse()?;
/// let line = br#"192.0.2.7 [2020-10-22T19:44:06+00:00] "GET /q/a/b/c HTTP/2.0" 200"#;
/// let read = format.read(line).unwrap();
/// assert_eq!(read.timestamp, Some(1_603_395_846));
/// assert_eq!(read.status, Some(200));
/// assert_eq!(&line[read.target], b"/q/a/b/c");
/// # Ok::<(), tracklens::input::log::FormatError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogFormat(Form);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Form {
    Pattern(Vec<Part>),
    Haproxy,
    Json,
    Request,
}

impl LogFormat {
    /// The names of the formats that need no format string.
    pub const NAMES: [&str; 7] = [
        "common",
        "combined",
        "vhost_combined",
        "nginx",
        "haproxy",
        "json",
        "request",
    ];

    /// Reads a line of this format; `None` if the line is of another one, or if it has no path.
    #[must_use]
    pub fn read<'l>(&self, line: &'l [u8]) -> Option<LogLine<'l>> {
        match &self.0 {
            Form::Pattern(parts) => pattern::read(parts, line),
            Form::Haproxy => haproxy::read(line),
            Form::Json => json::read(line),
            Form::Request => bare_request(line),
        }
    }

    fn of_name(name: &str) -> Result<Option<Form>, FormatError> {
        Ok(Some(match name {
            "common" => Form::Pattern(apache::compile(COMMON)?),
            // The default format of nginx is Apache's.
            "combined" | "nginx" => Form::Pattern(apache::compile(COMBINED)?),
            "vhost_combined" => Form::Pattern(apache::compile(VHOST_COMBINED)?),
            "haproxy" => Form::Haproxy,
            "json" => Form::Json,
            "request" => Form::Request,
            _ => return Ok(None),
        }))
    }
}

/// Reads a name of [`LogFormat::NAMES`], or a format string of nginx (`$remote_addr …`), Apache (`%h …`) or `HAProxy`
/// (`%ci:%cp …`).
impl FromStr for LogFormat {
    type Err = FormatError;

    fn from_str(format: &str) -> Result<Self, FormatError> {
        if let Some(form) = Self::of_name(format)? {
            return Ok(Self(form));
        }
        let parts = if haproxy_format::is_one(format) {
            haproxy_format::compile(format)?
        } else if format.contains('$') {
            nginx::compile(format)?
        } else if format.contains('%') {
            apache::compile(format)?
        } else {
            return Err(FormatError::new(FormatErrorKind::UnknownName, 0));
        };
        check(&parts, format.len())?;
        Ok(Self(Form::Pattern(parts)))
    }
}

/// Whether a pattern says where the path is, and where each value ends.
fn check(parts: &[Part], len: usize) -> Result<(), FormatError> {
    let is_path = |part: &Part| matches!(part, Part::Value(Variable::Request | Variable::Target));
    if !parts.iter().any(is_path) {
        return Err(FormatError::new(FormatErrorKind::NoRequest, len));
    }
    let has_end = |pair: &[Part]| match pair {
        [Part::Value(_), Part::Value(next)] => *next == Variable::Target,
        _ => true,
    };
    if !parts.windows(2).all(has_end) {
        return Err(FormatError::new(FormatErrorKind::NothingBetween, len));
    }
    Ok(())
}

fn bare_request(line: &[u8]) -> Option<LogLine<'_>> {
    let start = line.len() - line.trim_ascii_start().len();
    let end = line.trim_ascii_end().len();
    let Request { method, target } = request::read(line, start..end.max(start))?;
    let mut read = LogLine::of_target(target);
    read.method = line.get(method).map(String::from_utf8_lossy);
    Some(read)
}
