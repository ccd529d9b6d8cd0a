//! Laws of the values that two links say: exactly those differ that differ in what `decode` writes.

use std::collections::BTreeSet;

use serde_json::Value as Json;
use tracklens::comparing::{ComparedState, Comparison};

use super::sides::Side;
use crate::oracles::promises::{RcptMeta, rcpt_meta};

/// The keys of `decode` that have a row of the same name.
const KEYS: [&str; 22] = [
    "event",
    "route",
    "sublink",
    "scheme",
    "host",
    "port",
    "query",
    "signature",
    "customer_id",
    "encrypted",
    "payload_len",
    "expiry",
    "injection_time",
    "message_id",
    "transmission_id",
    "subaccount_id",
    "template_version",
    "tenant_id",
    "campaign_id",
    "template_id",
    "rcpt_to",
    "target_link_name",
];

/// The sections in which the rows have other names.
const OTHER_SECTIONS: [&str; 3] = ["Outcome", "Records", "Spelling"];

/// What rows of values show beside those keys.
const MORE: [&str; 4] = ["target_link_url", "lifetime", "redirects", "rcpt_meta"];

pub(super) fn judge(comparison: &Comparison, this: &Side, other: &Side) {
    for key in KEYS {
        let values = [this, other].map(|side| side.object.get(key));
        judge_row(comparison, key, values);
    }
    // The same target in the payload and in the query is not the same.
    let targets = [this, other].map(|side| {
        let of = |key| side.object.get(key).cloned();
        of("target_link_url").map(|url| {
            Json::Array(
                [Some(url), of("target_source")]
                    .into_iter()
                    .flatten()
                    .collect(),
            )
        })
    });
    judge_row(
        comparison,
        "target_link_url",
        targets.each_ref().map(Option::as_ref),
    );
    let lifetimes = [this, other].map(|side| {
        let number = |key| side.object.get(key).and_then(Json::as_i64);
        Some(Json::from(number("expiry")? - number("injection_time")?))
    });
    judge_row(
        comparison,
        "lifetime",
        lifetimes.each_ref().map(Option::as_ref),
    );
    judge_metadata(comparison, this, other);
    judge_length(comparison, this, other);
    nothing_else_is_compared(comparison);
}

/// There is a row for a value that any of the links has, and it says whether it is the same in both.
fn judge_row(comparison: &Comparison, name: &str, values: [Option<&Json>; 2]) {
    let found = sign(comparison, name);
    let expected = match values {
        [None, None] => None,
        [Some(this), Some(other)] if this == other => Some('='),
        [Some(_), Some(_)] => Some('≠'),
        [Some(_), None] => Some('-'),
        [None, Some(_)] => Some('+'),
    };
    assert_eq!(found, expected, "the row of {name}");
}

fn sign(comparison: &Comparison, name: &str) -> Option<char> {
    let mut rows = comparison
        .sections
        .iter()
        .filter(|it| !OTHER_SECTIONS.contains(&it.heading))
        .flat_map(|it| &it.rows)
        .filter(|row| row.name.as_str() == name);
    let found = rows.next();
    assert!(rows.next().is_none(), "{name} has two rows");
    found.map(|row| row.state.sign())
}

/// The metadata as a whole, and each of its keys.
fn judge_metadata(comparison: &Comparison, this: &Side, other: &Side) {
    let texts = [this, other].map(|side| {
        let bytes = side.list.first(7).filter(|it| !it.is_empty());
        bytes.map(|bytes| Json::from(String::from_utf8_lossy(bytes)))
    });
    judge_row(
        comparison,
        "rcpt_meta",
        texts.each_ref().map(Option::as_ref),
    );
    let objects = [this, other].map(|side| {
        let Some(RcptMeta::Json(Json::Object(members))) = side.list.first(7).map(rcpt_meta) else {
            return None;
        };
        Some(members)
    });
    let [Some(this), Some(other)] = &objects else {
        return;
    };
    for key in this.keys().chain(other.keys()).collect::<BTreeSet<_>>() {
        let name = Json::from(key.as_str()).to_string();
        // A name is shown with escapes of its own.
        if name.bytes().all(|byte| matches!(byte, b' '..=b'~')) && !name.contains('\\') {
            judge_row(comparison, &name, [this.get(key), other.get(key)]);
        }
    }
}

/// The length of the text is counted.
fn judge_length(comparison: &Comparison, this: &Side, other: &Side) {
    let spelling = comparison
        .sections
        .iter()
        .find(|it| it.heading == "Spelling");
    let row = spelling.and_then(|it| it.rows.iter().find(|row| row.name.as_str() == "length"));
    let row = row.expect("a row of the length");
    let is_same = matches!(row.state, ComparedState::Equal(_));
    assert_eq!(is_same, this.text.len() == other.text.len(), "the length");
}

fn nothing_else_is_compared(comparison: &Comparison) {
    let sections = comparison.sections.iter();
    for row in sections
        .filter(|it| !OTHER_SECTIONS.contains(&it.heading))
        .flat_map(|it| &it.rows)
    {
        let name = row.name.as_str();
        let is_known = KEYS.contains(&name) || MORE.contains(&name) || name.starts_with('"');
        assert!(is_known, "a row that nothing is known of: {name}");
    }
}
