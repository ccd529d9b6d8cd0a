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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const LINK: &str = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPg~~";

    const AFTER: i64 = 1_800_000_000;

    fn judge(notes: &Json, now: i64) {
        let mut buffer = vec![0; LINK.len()];
        let link = Link::decode_partial(LINK, &mut buffer).expect("a link");
        judge_notes(&json!({"notes": notes}), LINK, &link, 1000, now);
    }

    fn judge_expired(change: impl FnOnce(&mut Json)) {
        let message = "the link has expired";
        let mut note = json!({"code": "expired", "severity": "info", "message": message});
        change(&mut note);
        judge(&json!([note]), AFTER);
    }

    #[test]
    fn a_note_as_promised_is_no_matter() {
        judge_expired(|note| {
            note["offset"] = json!(0);
            note["record"] = json!(1);
            note["field"] = json!("expiry");
        });
    }

    #[test]
    #[should_panic = "the notes are no list of some"]
    fn an_empty_list_is_noticed() {
        judge(&json!([]), 0);
    }

    #[test]
    #[should_panic = "a code is documented"]
    fn a_code_without_a_row_is_noticed() {
        judge_expired(|note| note["code"] = json!("expiered"));
    }

    #[test]
    #[should_panic = "a severity is another"]
    fn another_severity_is_noticed() {
        judge_expired(|note| note["severity"] = json!("danger"));
    }

    #[test]
    #[should_panic = "a note says nothing"]
    fn an_empty_message_is_noticed() {
        judge_expired(|note| note["message"] = json!(""));
    }

    #[test]
    #[should_panic = "a note stands outside"]
    fn a_place_behind_the_line_is_noticed() {
        judge_expired(|note| note["offset"] = json!(LINK.len() + 1));
    }

    #[test]
    #[should_panic = "a note is of no record"]
    fn a_record_that_is_not_there_is_noticed() {
        judge_expired(|note| note["record"] = json!(2));
    }

    #[test]
    #[should_panic = "a note is of no key"]
    fn a_key_that_no_link_has_is_noticed() {
        judge_expired(|note| note["field"] = json!("expires"));
    }

    #[test]
    #[should_panic = "how often expired is noted"]
    fn a_note_of_what_is_not_so_is_noticed() {
        let message = "the link has expired";
        let note = json!({"code": "expired", "severity": "info", "message": message});
        judge(&json!([note]), 0);
    }

    #[test]
    #[should_panic = "how often expired is noted"]
    fn a_note_that_is_missing_is_noticed() {
        let message = "a slash follows the payload";
        let note = json!({"code": "trailing_slash", "severity": "info", "message": message});
        judge(&json!([note]), AFTER);
    }
}
