//! Laws of the notes in what `decode` writes of a link.

use serde_json::Value as Json;
use tracklens_codec::{Link, Records};

use crate::promises::{LINK_KEYS, documented_notes, promised_notes};

/// The notes that the object of a link has are documented, with the severity that they have; each
/// says something, and its place lies in the line, the records and the keys. Those that follow from
/// what the codec says are there, and no more.
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
        Some(_) => panic!("the notes are no list of some"),
    };
    let records = link.records().map_or(0, Records::len);
    for note in notes {
        judge_note(note, input.len(), records);
    }
    for (code, expected) in promised_notes(link, max_metadata_len, now) {
        let count = notes.iter().filter(|note| note["code"] == code).count();
        assert_eq!(count, expected, "how often {code} is noted");
    }
}

fn judge_note(note: &Json, len: usize, records: usize) {
    let severity = documented_notes()
        .find(|(code, _)| note["code"] == *code)
        .map(|(_, severity)| severity);
    let severity = severity.expect("a code is documented");
    assert!(note["severity"] == severity, "a severity is another");
    let message = note["message"].as_str().unwrap_or_default();
    assert!(!message.is_empty(), "a note says nothing");
    let is_below = |key, limit: usize| match note.get(key) {
        None => true,
        Some(number) => number.as_u64().is_some_and(|it| it < limit as u64),
    };
    // What is missing at the end stands behind the last byte.
    assert!(is_below("offset", len + 1), "a note stands outside");
    assert!(is_below("record", records), "a note is of no record");
    let is_key = |field: &Json| {
        let keys = LINK_KEYS.iter().chain(&["rcpt_meta"]);
        keys.into_iter().any(|key| field == key)
    };
    assert!(note.get("field").is_none_or(is_key), "a note is of no key");
}
