//! Lines of access logs.

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use tracklens::input::log::{FormatErrorKind, LogFormat, LogLine, read};

use crate::persistence::persisted;

/// What a line says, as JSON; what it does not say is left out.
fn object(line: &[u8], read: &LogLine<'_>) -> Value {
    let members = [
        ("timestamp", read.timestamp.map(|time| json!(time))),
        (
            "ip_address",
            read.ip_address.as_ref().map(|text| json!(text)),
        ),
        (
            "user_agent",
            read.user_agent.as_ref().map(|text| json!(text)),
        ),
        ("method", read.method.as_ref().map(|text| json!(text))),
        ("status", read.status.map(|status| json!(status))),
        (
            "target",
            Some(json!(String::from_utf8_lossy(&line[read.target.clone()]))),
        ),
    ];
    let members = members.into_iter();
    let members = members.filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(members.collect::<Map<_, _>>())
}

fn rows() -> impl Iterator<Item = Value> {
    let rows = include_str!("logs.jsonl").lines();
    rows.map(|row| serde_json::from_str(row).unwrap())
}

#[test]
fn each_line_of_the_table_says_what_it_should() {
    for row in rows() {
        let name = row["name"].as_str().unwrap();
        let line = row["line"].as_str().unwrap().as_bytes();
        let format = row["format"].as_str().map(|format| {
            let format: Result<LogFormat, _> = format.parse();
            format.unwrap_or_else(|error| panic!("{name}: {error}"))
        });
        let read = match format {
            Some(format) => format.read(line),
            None => read(line),
        };
        let read = read.map_or(Value::Null, |read| object(line, &read));
        assert_eq!(read, row["log"], "{name}");
    }
}

#[test]
fn a_format_that_cannot_be_used_says_why() {
    let table = [
        ("combine", FormatErrorKind::UnknownName, 0),
        ("", FormatErrorKind::UnknownName, 0),
        ("$remote_addr $status", FormatErrorKind::NoRequest, 20),
        ("%h %s", FormatErrorKind::NoRequest, 5),
        ("${request", FormatErrorKind::UnclosedBrace, 1),
        ("%r %{Referer", FormatErrorKind::UnclosedBrace, 4),
        ("%r %", FormatErrorKind::UnknownDirective, 3),
        ("%ci %[path", FormatErrorKind::UnclosedBrace, 5),
        ("%ci %{+Q r", FormatErrorKind::UnclosedBrace, 5),
        ("%ci %{+Q}", FormatErrorKind::UnknownDirective, 4),
        ("%ci %ST", FormatErrorKind::NoRequest, 7),
        ("%r%s", FormatErrorKind::NothingBetween, 4),
        ("$status$request", FormatErrorKind::NothingBetween, 15),
    ];
    for (format, kind, offset) in table {
        let error = format.parse::<LogFormat>().unwrap_err();
        assert_eq!((error.kind(), error.offset()), (kind, offset), "{format}");
    }
}

#[test]
fn every_name_is_a_format() {
    for name in LogFormat::NAMES {
        assert!(name.parse::<LogFormat>().is_ok(), "{name}");
    }
}

proptest! {
    #![proptest_config(persisted!("mails"))]

    #[test]
    fn any_line_can_be_read(line in prop::collection::vec(any::<u8>(), 0..200)) {
        for format in LogFormat::NAMES {
            let format: LogFormat = format.parse().unwrap();
            if let Some(read) = format.read(&line) {
                prop_assert!(line.get(read.target).is_some());
            }
        }
    }

    #[test]
    fn damaged_lines_have_their_target_within(
        row in prop::sample::select(rows().collect::<Vec<_>>()),
        place in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let mut line = row["line"].as_str().unwrap().as_bytes().to_vec();
        if !line.is_empty() {
            let place = place.index(line.len());
            line[place] = byte;
        }
        if let Some(read) = read(&line) {
            prop_assert!(line.get(read.target).is_some());
        }
    }

    #[test]
    fn any_format_string_is_compiled_or_is_an_error(format in "[$%{}+()\\[\\]QHUTS,a-z\\\\\" r]{0,30}") {
        let _ = format.parse::<LogFormat>();
    }
}
