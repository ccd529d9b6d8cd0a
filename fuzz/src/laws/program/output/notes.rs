//! The law of the notes in the object of a link.

use serde_json::Value as Json;
use tracklens::input::Found;
use tracklens_codec::{Link, Records};

use crate::oracles::promises::{LINK_KEYS, SearchedLine, documented_notes, promised_notes};

/// Every note of a link has a documented code and the severity of that code, a message, and an offset, a
/// record and a field that exist. The notes that follow from the codec are there exactly as often as
/// expected.
pub(super) fn judge_notes(
    object: &Json,
    input: &str,
    link: &Link<'_, '_>,
    max_metadata_len: u32,
    now: i64,
) {
    let notes = match object.get("notes") {
        None => &[],
        Some(Json::Array(notes)) if !notes.is_empty() => &notes[..],
        Some(_) => panic!("the notes are not a list, or an empty one"),
    };
    let records = link.records().map_or(0, Records::len);
    for note in notes {
        judge_note(note, input.len(), records);
    }
    for (code, expected) in promised_notes(link, max_metadata_len, now) {
        assert_eq!(count(object, code), expected, "the number of notes {code}");
    }
}

/// A link that was found in its line has the notes about that, and no other link has them.
pub(super) fn judge_finding_notes(object: &Json, line: &SearchedLine<'_>) {
    let is = |what: fn(&Found) -> bool| line.found.as_ref().is_some_and(what);
    for (code, is_expected) in [
        ("more_links", line.has_more),
        ("start_may_be_missing", is(Found::start_may_be_missing)),
        ("ends_in_ellipsis", is(Found::ends_in_ellipsis)),
        ("ends_at_limit", is(Found::ends_at_limit)),
    ] {
        let expected = usize::from(is_expected);
        assert_eq!(count(object, code), expected, "the number of notes {code}");
    }
}

/// How many notes of a link have a code.
fn count(object: &Json, code: &str) -> usize {
    let notes = object.get("notes").and_then(Json::as_array);
    let notes = notes.into_iter().flatten();
    notes.filter(|note| note["code"] == code).count()
}

fn judge_note(note: &Json, len: usize, records: usize) {
    let severity = documented_notes()
        .find(|(code, _)| note["code"] == *code)
        .map(|(_, severity)| severity);
    let severity = severity.expect("a documented code");
    assert!(
        note["severity"] == severity,
        "the severity of a note differs"
    );
    let message = note["message"].as_str().unwrap_or_default();
    assert!(!message.is_empty(), "the message of a note is empty");
    let is_below = |key, limit: usize| match note.get(key) {
        None => true,
        Some(number) => number.as_u64().is_some_and(|it| it < limit as u64),
    };
    // What is missing at the end has the offset after the last byte.
    assert!(
        is_below("offset", len + 1),
        "a note lies outside of the line"
    );
    assert!(is_below("record", records), "a note names a missing record");
    let is_key = |field: &Json| {
        let keys = LINK_KEYS.iter().chain(&["rcpt_meta"]);
        keys.into_iter().any(|key| field == key)
    };
    assert!(
        note.get("field").is_none_or(is_key),
        "a note names an unknown field"
    );
}
