//! Times and spans for people.

use std::fmt;

use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ZonedDateTime};

const DAY: i64 = 86_400;

/// How long most spans are, as they are written.
const USUAL_LEN: usize = 24;

/// Unix seconds as a time in UTC.
///
/// ```
/// assert_eq!(tracklens::text::time::utc(1_700_686_942_u32), "2023-11-22 21:02:22 UTC");
/// ```
#[must_use]
pub fn utc(seconds: impl Into<i64>) -> String {
    Utc(seconds.into()).give_text(str::to_owned)
}

/// Unix seconds, written as a time in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Utc(pub(crate) i64);

impl Utc {
    /// Gives the text away.
    pub(crate) fn give_text<R>(self, give: impl FnOnce(&str) -> R) -> R {
        let Ok(time) = Timestamp::from_second(self.0) else {
            return give(itoa::Buffer::new().format(self.0));
        };
        let civil = Offset::UTC.to_datetime(time);
        let Ok(year) = u32::try_from(civil.year()) else {
            return give(&time.strftime("%Y-%m-%d %H:%M:%S UTC").to_string());
        };
        let mut text = *b"0000-00-00 00:00:00 UTC";
        let places = [(0, year / 100), (2, year % 100)];
        let values = [
            (5, civil.month()),
            (8, civil.day()),
            (11, civil.hour()),
            (14, civil.minute()),
            (17, civil.second()),
        ];
        let values = values.map(|(at, value)| (at, u32::from(value.unsigned_abs())));
        for (at, value) in places.into_iter().chain(values) {
            let [tens, ones] = [value / 10, value % 10].map(|it| it.to_le_bytes()[0]);
            text[at] += tens;
            text[at + 1] += ones;
        }
        give(str::from_utf8(&text).unwrap_or_default())
    }
}

impl fmt::Display for Utc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.give_text(|text| f.write_str(text))
    }
}

/// Unix seconds as a time in a zone, with the name of the zone.
///
/// ```
/// use jiff::tz::TimeZone;
/// use tracklens::text::time::in_zone;
///
/// let two_hours_east = TimeZone::fixed(jiff::tz::offset(2));
/// assert_eq!(in_zone(1_700_686_942_u32, &TimeZone::UTC), "2023-11-22 21:02:22 UTC");
/// assert_eq!(in_zone(1_700_686_942_u32, &two_hours_east), "2023-11-22 23:02:22 +02:00");
/// ```
#[must_use]
pub fn in_zone(seconds: impl Into<i64>, zone: &TimeZone) -> String {
    let seconds = seconds.into();
    if *zone == TimeZone::UTC {
        return utc(seconds);
    }
    let Ok(time) = Timestamp::from_second(seconds) else {
        return seconds.to_string();
    };
    let time = ZonedDateTime::new(time, zone.clone());
    let shown = time.strftime("%Y-%m-%d %H:%M:%S %:z");
    match name(zone) {
        Some(name) => format!("{shown} {name}"),
        None => shown.to_string(),
    }
}

/// The name of a zone, if it has one.
///
/// ```
/// assert_eq!(tracklens::text::time::name(&jiff::tz::TimeZone::UTC), Some("UTC"));
/// ```
#[must_use]
pub fn name(zone: &TimeZone) -> Option<&str> {
    zone.iana_name()
}

/// How far one time lies from another: `2 years ago`, `in 3 hours`.
#[must_use]
pub fn relative(seconds: i64, now: i64) -> String {
    // The distance of two times can have 65 bits.
    let distance = i128::from(now) - i128::from(seconds);
    let [before, after] = match distance {
        0 => return "now".to_owned(),
        1.. => ["", " ago"],
        _ => ["in ", ""],
    };
    let (count, unit) = rough(distance.unsigned_abs());
    let plural = if count == 1 { "" } else { "s" };
    let mut digits = itoa::Buffer::new();
    let mut text = String::with_capacity(USUAL_LEN);
    for part in [before, digits.format(count), " ", unit, plural, after] {
        text.push_str(part);
    }
    text
}

/// A span in days, with the rest in seconds: `365 days`, `366 days less 35 s`.
///
/// ```
/// use tracklens::text::time::lifetime;
///
/// assert_eq!(lifetime(31_536_000), "365 days");
/// assert_eq!(lifetime(366 * 86_400 - 35), "366 days less 35 s");
/// ```
#[must_use]
pub fn lifetime(seconds: i64) -> String {
    let days = seconds.div_euclid(DAY);
    match seconds.rem_euclid(DAY) {
        0 => format!("{days} days"),
        rest if rest > DAY / 2 => format!("{} days less {} s", days + 1, DAY - rest),
        rest => format!("{days} days and {rest} s"),
    }
}

/// A span to the second, in all its units.
///
/// ```
/// use tracklens::text::time::exact;
///
/// assert_eq!(exact(12), "12 s");
/// assert_eq!(exact(2 * 86_400 + 3 * 3600 + 5), "2 days 3 h 0 min 5 s");
/// ```
#[must_use]
pub fn exact(seconds: u64) -> String {
    const UNITS: [(u64, &str); 4] = [(86_400, "days"), (3600, "h"), (60, "min"), (1, "s")];
    let mut rest = seconds;
    let mut units = Vec::new();
    for (size, unit) in UNITS {
        let count = rest / size;
        rest %= size;
        if count > 0 || size == 1 || !units.is_empty() {
            let unit = if (count, unit) == (1, "days") {
                "day"
            } else {
                unit
            };
            units.push(format!("{count} {unit}"));
        }
    }
    units.join(" ")
}

/// How much of its largest unit a span has, and that unit.
fn rough(seconds: u128) -> (u64, &'static str) {
    const UNITS: [(u64, &str); 6] = [
        (365 * 86_400, "year"),
        (30 * 86_400, "month"),
        (86_400, "day"),
        (3600, "hour"),
        (60, "minute"),
        (1, "second"),
    ];
    let mut units = UNITS.into_iter();
    let (size, unit) = units
        .find(|(size, _)| seconds >= u128::from(*size))
        .unwrap_or((1, "second"));
    let count = match u64::try_from(seconds) {
        Ok(seconds) => seconds / size,
        // So many seconds are some years.
        Err(_) => u64::try_from(seconds / u128::from(size)).unwrap_or(u64::MAX),
    };
    (count, unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distance_is_given_in_its_largest_unit() {
        let table = [
            (100, 100, "now"),
            (100, 101, "1 second ago"),
            (101, 100, "in 1 second"),
            (0, 7200, "2 hours ago"),
            (0, 800 * DAY, "2 years ago"),
            (40 * DAY, 0, "in 1 month"),
        ];
        for (time, now, expected) in table {
            assert_eq!(relative(time, now), expected);
        }
    }

    #[test]
    fn a_time_is_what_the_crate_for_times_writes() {
        let far = [i64::MIN, i64::MAX, -377_705_023_201, 253_402_207_200];
        let near = (-400..400).map(|it| it * 86_413 * 373 + it);
        for seconds in far.into_iter().chain(near).chain(-3..3) {
            let expected = Timestamp::from_second(seconds).map_or_else(
                |_| seconds.to_string(),
                |time| time.strftime("%Y-%m-%d %H:%M:%S UTC").to_string(),
            );
            assert_eq!(utc(seconds), expected);
        }
    }

    #[test]
    fn a_negative_lifetime_is_given_too() {
        assert_eq!(lifetime(-DAY), "-1 days");
        assert_eq!(lifetime(-10), "0 days less 10 s");
        assert_eq!(lifetime(10), "0 days and 10 s");
    }
}
