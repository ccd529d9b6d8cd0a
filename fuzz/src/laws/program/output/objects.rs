//! The laws of `--format ndjson` and `--format json`.

use std::borrow::Cow;

use serde_json::{Map, Value as Json};
use tracklens::input::Found;
use tracklens::input::relative::{FieldName, FieldValue, Relative};
use tracklens::report::Format;
use tracklens_codec::{Error, Link, Records};

use super::damage::judge_damage;
use super::decoded::{MAX_METADATA_LEN, NOW, decoded, parsed};
use super::notes::{judge_finding_notes, judge_notes};
use crate::laws::program::shown::judge_lines;
use crate::oracles::promises::{LINK_KEYS, RcptMeta, SearchedLine, link_object, rcpt_meta};

/// `ndjson` writes a line for each line. It is an object with the promised keys of the link, it says
/// where an error or a fault is, and it has no unsafe character. Returns the objects.
pub(super) fn every_line_is_a_promised_object(
    input: &[u8],
    lines: &[SearchedLine<'_>],
) -> Vec<Json> {
    let (text, messages) = decoded(input, Format::Ndjson);
    judge_lines(&text);
    assert!(messages.is_empty(), "a message repeats the output");
    let objects: Vec<Json> = text.lines().map(parsed).collect();
    assert_eq!(
        objects.len(),
        lines.len(),
        "the number of objects differs from that of lines"
    );
    for (object, line) in objects.iter().zip(lines) {
        let mut buffer = vec![0; line.text.len()];
        let link = Link::decode_partial(&line.text, &mut buffer);
        judge_object(object, line, &link);
    }
    objects
}

/// `json` writes one array of the same objects.
pub(super) fn an_array_has_the_same_objects(input: &[u8], objects: &[Json]) {
    let (text, _) = decoded(input, Format::Json);
    judge_lines(&text);
    let array = parsed(&text);
    assert!(
        array.as_array().is_some_and(|array| array == objects),
        "the array differs from the objects"
    );
}

fn judge_object(object: &Json, line: &SearchedLine<'_>, outcome: &Result<Link<'_, '_>, Error>) {
    let input = String::from_utf8_lossy(line.line.bytes);
    assert!(object["input"] == *input, "the input differs from the line");
    match &line.relative {
        Some(relative) if line.found.is_some() => judge_fields(object, relative),
        Some(relative) => return judge_relative(object, line, relative),
        None => assert_eq!(object.get("relative"), None, "whether it is a header"),
    }
    judge_log(object, line);
    let (key, error) = match outcome {
        Ok(read) => {
            judge_link(&object["link"], read);
            judge_notes(&object["link"], &input, read, MAX_METADATA_LEN, NOW);
            judge_damage(&object["link"], read);
            judge_finding_notes(&object["link"], line);
            ("fault", read.faults().next())
        }
        Err(error) => ("error", Some(*error)),
    };
    assert_eq!(
        object.get("link").is_some(),
        outcome.is_ok(),
        "whether there is a link"
    );
    for possible in ["fault", "error"] {
        assert_eq!(
            object.get(possible).is_some(),
            possible == key && error.is_some(),
            "whether there is a {possible}"
        );
    }
    if let Some(error) = error {
        judge_error(&object[key], line, &error);
    }
    judge_undone(object, line);
}

/// A header has the kind and the keys of the header.
fn judge_fields(object: &Json, relative: &Relative) {
    let found = &object["relative"];
    assert_eq!(found["kind"], relative.kind().code(), "the kind differs");
    for field in relative.fields() {
        let object = match field.name {
            FieldName::Other(_) => &found["other"],
            _ => found,
        };
        let value = object.get(field.name.key()).expect("a value for the field");
        let expected = match &field.value {
            FieldValue::Text(text) => Json::from(text.as_str()),
            FieldValue::Number(number) => Json::from(*number),
            FieldValue::Time(seconds) => Json::from(*seconds),
            FieldValue::Json(json) => json.clone(),
            FieldValue::MessageId(id) => Json::from(id.to_string()),
            FieldValue::TransmissionId(id) => Json::from(id.to_string()),
            _ => panic!("a value of no known kind"),
        };
        assert!(*value == expected, "the value of a field differs");
    }
}

/// A header without a link has its first fault, and no key of a link.
fn judge_relative(object: &Json, line: &SearchedLine<'_>, relative: &Relative) {
    judge_fields(object, relative);
    let fault = relative.faults().first();
    assert_eq!(
        object.get("fault").is_some(),
        fault.is_some(),
        "whether there is a fault"
    );
    if let Some(fault) = fault {
        assert_eq!(object["fault"]["code"], fault.code(), "the code differs");
        let offset = line.line.json_offset(fault.offset()).map(|it| it as u64);
        assert_eq!(
            object["fault"]["offset"].as_u64(),
            offset,
            "the offset differs"
        );
    }
    for key in ["link", "error", "log", "undone"] {
        assert_eq!(object.get(key), None, "a header has a {key}");
    }
}

/// What a log says of the request, as far as it is known; no key without a log.
fn judge_log(object: &Json, line: &SearchedLine<'_>) {
    let expected = line.log.as_ref().map(|log| {
        let mut keys = Map::new();
        let mut put = |key: &str, value: Option<Json>| {
            keys.extend(value.map(|value| (key.to_owned(), value)));
        };
        let text = |it: &Option<Cow<'_, str>>| it.as_deref().map(Json::from);
        put("timestamp", log.timestamp.map(Json::from));
        put("ip_address", text(&log.ip_address));
        put("user_agent", text(&log.user_agent));
        put("method", text(&log.method));
        put("status", log.status.map(Json::from));
        Json::Object(keys)
    });
    assert!(object.get("log") == expected.as_ref(), "the log differs");
}

/// The names of what was undone to find the link, outermost first; no key if nothing was.
fn judge_undone(object: &Json, line: &SearchedLine<'_>) {
    let undone = line.found.as_ref().map(Found::undone).unwrap_or_default();
    let names: Vec<_> = undone.iter().map(|step| Json::from(step.name())).collect();
    let expected = (!names.is_empty()).then_some(Json::Array(names));
    assert_eq!(
        object.get("undone"),
        expected.as_ref(),
        "what was undone differs"
    );
}

fn judge_error(object: &Json, line: &SearchedLine<'_>, error: &Error) {
    assert_eq!(object["code"], error.code(), "the code differs");
    let message = object["message"].as_str().unwrap_or_default();
    assert!(!message.is_empty(), "the message is empty");
    let offset = line.offset_of(error);
    assert!(offset.is_some(), "an error lies within a character");
    assert_eq!(
        object["offset"].as_u64(),
        offset.map(|offset| offset as u64),
        "the offset differs"
    );
}

fn judge_link(object: &Json, link: &Link<'_, '_>) {
    let expected = link_object(link, MAX_METADATA_LEN);
    for key in LINK_KEYS {
        assert_eq!(object.get(key), expected.get(key), "{key} differs");
    }
    let metadata = link.records().and_then(Records::rcpt_meta);
    judge_metadata(object, metadata.map(rcpt_meta).as_ref());
}

/// Judges the metadata of a link, which may be written as JSON or in digits.
fn judge_metadata(object: &Json, expected: Option<&RcptMeta>) {
    let digits = object.get("rcpt_meta_hex").and_then(Json::as_str);
    let found = (object.get("rcpt_meta"), digits);
    let is_promised = match expected {
        None => found == (None, None),
        Some(RcptMeta::Json(json)) => found == (Some(json), None),
        Some(RcptMeta::Hex(hex)) => found == (None, Some(&**hex).filter(|hex| !hex.is_empty())),
        Some(RcptMeta::Either(json, hex)) => {
            found == (Some(json), None) || found == (None, Some(&**hex))
        }
    };
    assert!(is_promised, "the metadata differs");
}
