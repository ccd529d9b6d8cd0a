//! Laws of the words for times and spans: the numbers in them are those that were given.

use tracklens::text::time::{exact, lifetime, relative, utc};
use tracklens_codec::{MetadataLength, TransmissionId};

use crate::inputs::numbers::Numbers;

const DAY: i128 = 86_400;

pub(super) fn judge(numbers: &Numbers) {
    judge_lifetime(numbers.time);
    judge_lifetime(i64::from(numbers.expiry) - i64::from(numbers.injected));
    judge_relative(numbers.time, numbers.now);
    judge_relative(i64::from(numbers.expiry), numbers.now);
    judge_exact(numbers.time.unsigned_abs());
    judge_exact(u64::from(numbers.other));
    judge_time(numbers.time);
    judge_time(i64::from(numbers.expiry));
    judge_length(numbers.expiry, numbers.injected);
    judge_transmission(numbers.time.cast_unsigned());
}

/// A lifetime is whole days, and what is more or, if that is nearer, less than them.
fn judge_lifetime(seconds: i64) {
    let said = lifetime(seconds);
    let (days, rest) = said.split_once(" days").expect("a number of days");
    let days: i128 = number(days);
    let rest = match (rest.strip_prefix(" and "), rest.strip_prefix(" less ")) {
        (Some(more), _) => number(more.strip_suffix(" s").expect("seconds")),
        (_, Some(less)) => -number(less.strip_suffix(" s").expect("seconds")),
        _ => 0,
    };
    assert_eq!(rest == 0, said.ends_with(" days"), "{said}");
    assert!(-DAY / 2 < rest && rest <= DAY / 2, "{said}");
    assert_eq!(days * DAY + rest, i128::from(seconds), "{said}");
}

/// A distance is a number of the largest unit that it reaches, and says which time is later.
fn judge_relative(time: i64, now: i64) {
    const UNITS: [(&str, u128); 6] = [
        ("year", 31_536_000),
        ("month", 2_592_000),
        ("day", 86_400),
        ("hour", 3600),
        ("minute", 60),
        ("second", 1),
    ];
    let said = relative(time, now);
    let distance = i128::from(now) - i128::from(time);
    let span = match (said.strip_suffix(" ago"), said.strip_prefix("in ")) {
        (Some(span), _) if distance > 0 => span,
        (_, Some(span)) if distance < 0 => span,
        _ => {
            assert!(distance == 0 && said == "now", "{said}");
            return;
        }
    };
    let distance = distance.unsigned_abs();
    let is_reached = |(_, size): &&(&str, u128)| distance >= *size;
    let (unit, size) = UNITS.iter().find(is_reached).expect("at least a second");
    let count = distance / size;
    let plural = if count == 1 { "" } else { "s" };
    assert_eq!(span, format!("{count} {unit}{plural}"));
}

/// An exact span has each unit once, the largest first, and all of them make the span.
fn judge_exact(seconds: u64) {
    let said = exact(seconds);
    let words: Vec<&str> = said.split(' ').collect();
    let mut sum: u128 = 0;
    let mut last = u128::MAX;
    for pair in words.chunks(2) {
        let [count, unit] = pair else {
            panic!("a number without a unit: {said}");
        };
        let count: u128 = count.parse().expect("a number");
        let (size, most) = match *unit {
            "day" | "days" => (86_400, u128::MAX),
            "h" => (3600, 23),
            "min" => (60, 59),
            "s" => (1, 59),
            other => panic!("a unit that nobody knows: {other}"),
        };
        assert!(count <= most && size < last, "{said}");
        assert_eq!(*unit == "day", size == 86_400 && count == 1, "{said}");
        last = size;
        sum += count * size;
    }
    assert_eq!(sum, u128::from(seconds), "{said}");
    // No unit between the first and the last is left out.
    let units = words.len() / 2;
    assert_eq!(
        units,
        1 + [60, 3600, 86_400]
            .iter()
            .filter(|size| sum >= **size)
            .count(),
        "{said}"
    );
    assert!(!said.starts_with("0 ") || seconds == 0, "{said}");
}

/// A time is that of the Gregorian calendar, or else its number.
fn judge_time(seconds: i64) {
    let said = utc(seconds);
    let (year, month, day) = civil(i128::from(seconds).div_euclid(DAY));
    // What lies outside has another form, or none.
    if !(1..=9998).contains(&year) {
        assert!(
            said.ends_with(" UTC") || said == seconds.to_string(),
            "{said}"
        );
        return;
    }
    let clock = i128::from(seconds).rem_euclid(DAY);
    let (hour, minute, second) = (clock / 3600, clock / 60 % 60, clock % 60);
    let expected = format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02} UTC");
    assert_eq!(said, expected);
}

/// The day of the Gregorian calendar, so many days after 1970-01-01: whole years are taken off, then whole months.
fn civil(days: i128) -> (i128, i128, i128) {
    // 400 years have 146,097 days; the cycle starts in year 0 of 2000.
    let since_2000 = days - 10_957;
    let mut year = 2000 + 400 * since_2000.div_euclid(146_097);
    let mut left = since_2000.rem_euclid(146_097);
    let is_leap = |year: i128| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    loop {
        let len = if is_leap(year) { 366 } else { 365 };
        if left < len {
            break;
        }
        left -= len;
        year += 1;
    }
    let february = if is_leap(year) { 29 } else { 28 };
    let months = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (month, len) in (1..).zip(months) {
        if left < len {
            return (year, month, left + 1);
        }
        left -= len;
    }
    panic!("a year has twelve months");
}

/// The room that metadata leaves, or takes too much.
fn judge_length(len: u32, max: u32) {
    let length = MetadataLength::new(usize::try_from(len).expect("32 bits"), max);
    let left = i128::from(max) - i128::from(len);
    let remaining = length.remaining().map(|left| left as i128);
    assert_eq!(remaining, Some(left).filter(|left| *left >= 0));
    assert_eq!(length.excess() as i128, (-left).max(0));
    assert_eq!(length.is_over(), left < 0);
}

/// The parts of a transmission's id, as digits of its number.
fn judge_transmission(number: u64) {
    let id = TransmissionId::new(number);
    let number = u128::from(number);
    assert_eq!(u128::from(id.counter()), number % (1 << 23));
    assert_eq!(u128::from(id.generator_start()), (number >> 23) % (1 << 31));
    assert_eq!(u128::from(id.node()), number >> 54);
}

fn number(digits: &str) -> i128 {
    digits.parse().expect("a number")
}
