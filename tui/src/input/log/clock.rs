//! The times of logs as Unix seconds.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::strtime;
use jiff::tz::TimeZone;

const COMMON: &str = "%d/%b/%Y:%H:%M:%S%.f %z";

/// How a log writes the time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    /// `22/Oct/2020:19:44:06 +0000`; also with fractions, and without a zone.
    Common,
    /// `2020-10-22T19:44:06+00:00`, or with a space in the middle.
    Iso8601,
    /// Seconds since 1970, with or without fractions.
    Seconds,
    /// Milliseconds since 1970.
    Milliseconds,
    /// Microseconds since 1970.
    Microseconds,
    /// As a format of `strftime` says.
    Strftime(String),
}

impl Clock {
    /// The format in the words of `strftime`, as far as it has signs between the numbers.
    pub(super) fn format(&self) -> &str {
        match self {
            Self::Common => COMMON,
            Self::Iso8601 => "%Y-%m-%dT%H:%M:%S%:z",
            Self::Seconds | Self::Milliseconds | Self::Microseconds => "%s",
            Self::Strftime(format) => format,
        }
    }

    /// Parses a time in this format, to Unix seconds. Without a zone it is taken as UTC.
    pub(super) fn read(&self, text: &str) -> Option<i64> {
        match self {
            Self::Common => common(text),
            Self::Iso8601 => iso8601(text),
            Self::Seconds => whole_seconds(text),
            Self::Milliseconds => text.parse().ok().map(|time: i64| time.div_euclid(1000)),
            Self::Microseconds => text
                .parse()
                .ok()
                .map(|time: i64| time.div_euclid(1_000_000)),
            Self::Strftime(format) => strftime(format, text),
        }
    }
}

/// Parses a time in any of the formats that logs in JSON use.
pub(super) fn any(text: &str) -> Option<i64> {
    iso8601(text).or_else(|| common(text)).or_else(|| {
        let seconds = whole_seconds(text)?;
        // Numbers of this size are milliseconds: as seconds they lie after the year 5000.
        Some(match seconds {
            0..100_000_000_000 => seconds,
            100_000_000_000..100_000_000_000_000 => seconds / 1000,
            100_000_000_000_000..100_000_000_000_000_000 => seconds / 1_000_000,
            _ => seconds / 1_000_000_000,
        })
    })
}

fn common(text: &str) -> Option<i64> {
    let text = text.trim_matches(['[', ']']);
    strftime(COMMON, text).or_else(|| strftime("%d/%b/%Y:%H:%M:%S%.f", text))
}

fn iso8601(text: &str) -> Option<i64> {
    let with_zone = text.parse().map(Timestamp::as_second);
    with_zone.ok().or_else(|| in_utc(text.parse().ok()?))
}

fn whole_seconds(text: &str) -> Option<i64> {
    let (seconds, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_fraction = fraction.bytes().all(|digit| digit.is_ascii_digit());
    let seconds = seconds.parse().ok()?;
    (is_fraction && seconds >= 0).then_some(seconds)
}

fn strftime(format: &str, text: &str) -> Option<i64> {
    let time = strtime::parse(format, text).ok()?;
    match time.to_timestamp() {
        Ok(time) => Some(time.as_second()),
        Err(_) => in_utc(time.to_datetime().ok()?),
    }
}

fn in_utc(time: DateTime) -> Option<i64> {
    let time = TimeZone::UTC.to_timestamp(time).ok()?;
    Some(time.as_second())
}
