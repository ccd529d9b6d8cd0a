//! What is said about a place, in every format and at the inspector, for every error of the codec's table: the byte of
//! the text that was given, whatever stands before the link and however the link is spelled.

#[path = "../../codec/tests/bad_links.rs"]
mod bad_links;

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use serde_json::Value;
use tracklens::commands::decode::{self, Decode};
use tracklens::report::Format;
use tracklens::settings::Settings;

use crate::screens::harness::{model, screen, text};

/// What can stand before a link on a line.
const BEFORE: [&str; 2] = ["", " \t  "];

/// A record list whose fault is in the record with this offset, by its code.
const BAD_LISTS: [(&str, usize, &[u8]); 8] = [
    ("reserved_width", 3, b"\x3f\x44\0\xff"),
    ("truncated_length", 1, b"\x3f\x84\x01"),
    ("truncated_value", 6, b"\x46\x04\0\0\0\x01\x44\xff"),
    ("record_length", 1, b"\x3f\x41\x09123456789"),
    ("invalid_utf8", 5, b"\x3f\x52\x04us\xffr\x04"),
    ("repeated_record", 3, b"\x3f\x21\x04\x44\x01a"),
    ("repeated_record", 4, b"\x3f\x21\x22\x04\x61\0\x05"),
    ("record_length", 0, b"\x46\x03\0\0\0\x3f"),
];

/// Every bad link: the code of its first error, whether all readers refuse it, its text, and the place.
fn bad_links() -> Vec<(&'static str, bool, String, usize)> {
    let rows = bad_links::rows();
    let mut all: Vec<_> = rows
        .map(|([reader, code, _], text, at)| (code, reader == "all", text, at))
        .collect();
    for (code, offset, payload) in BAD_LISTS {
        for escapes_every in [usize::MAX, 3, 1] {
            let (text, at) = spelled(payload, offset, escapes_every);
            all.push((code, true, text, at));
        }
    }
    all
}

/// An open with this payload, in which characters are percent-encoded, and where a byte of the payload stands.
fn spelled(payload: &[u8], byte: usize, escapes_every: usize) -> (String, usize) {
    let mut text = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/".to_owned();
    let mut place = text.len();
    for (at, symbol) in URL_SAFE_NO_PAD.encode(payload).chars().enumerate() {
        if at == byte * 8 / 6 {
            place = text.len();
        }
        if at.is_multiple_of(escapes_every) && escapes_every != usize::MAX {
            write!(text, "%{:02X}", u32::from(symbol)).unwrap();
        } else {
            text.push(symbol);
        }
    }
    (text, place)
}

fn decoded(line: &str, format: Format) -> String {
    let settings = Settings::at(Timestamp::UNIX_EPOCH);
    let mut output = Vec::new();
    let line = format!("{line}\n");
    decode::run(
        &Decode::lines(format, &settings),
        line.as_bytes(),
        &mut output,
        |_| {},
    )
    .unwrap();
    String::from_utf8(output).unwrap()
}

/// Sentences that go on in further rows, in one.
fn in_one_row(text: &str) -> String {
    text.replace("\n      ", " ")
}

#[test]
fn every_error_is_said_at_its_byte_of_what_was_given() {
    let (mut faults, mut notes) = (0, 0);
    for (code, is_refused, link, at) in bad_links() {
        for before in BEFORE {
            let line = format!("{before}{link}");
            let at = before.len() + at;
            let object: Value = serde_json::from_str(&decoded(&line, Format::Ndjson)).unwrap();
            let shown = in_one_row(&decoded(&line, Format::Text));
            let found = ["fault", "error"].iter().find_map(|key| object.get(key));
            let first = found.filter(|it| it["code"] == code && object.get("undone").is_none());
            if is_refused && let Some(first) = first {
                assert_eq!(first["offset"], at, "{code} in {line}");
                let said = format!("at byte {at}: {}", first["message"].as_str().unwrap());
                assert!(shown.contains(&said), "{said} of {line}:\n{shown}");
                faults += 1;
            }
            let of_link = object["link"]["notes"].as_array();
            let note = of_link.and_then(|all| all.iter().find(|it| it["code"] == code));
            if let (false, Some(note)) = (is_refused, note)
                && note.get("offset").is_some()
            {
                assert_eq!(note["offset"], at, "{code} in {line}");
                let said = format!(" at byte {at}: {}", note["message"].as_str().unwrap());
                assert!(shown.contains(&said), "{said} of {line}:\n{shown}");
                notes += 1;
            }
        }
    }
    assert!(faults > 150 && notes > 60, "{faults} {notes}");
}

#[test]
fn the_inspector_says_the_same_place() {
    let mut said = 0;
    for (code, is_refused, link, at) in bad_links() {
        let object: Value = serde_json::from_str(&decoded(&link, Format::Ndjson)).unwrap();
        let Some(fault) = object
            .get("fault")
            .filter(|it| it["code"] == code && is_refused)
        else {
            continue;
        };
        let shown = text(&screen(&model(&link, 400, 40, &[])));
        // Of what is not a link as it is, the inspector takes the link that it finds in it.
        if !shown.contains("Fault") {
            continue;
        }
        let message = fault["message"].as_str().unwrap();
        let sentence = format!(" at byte {at}: {message}");
        assert!(shown.contains(&sentence), "{sentence} of {link}:\n{shown}");
        said += 1;
    }
    assert!(said > 50, "{said}");
}
