//! Seeds that are JSON objects of links.

use serde_json::{Value as Json, json};

use super::seed::Seed;
use crate::inputs::objects::{KEYS, SOUND, input_of};

/// A sound object, and in it another value of a key: at the end of its range or beyond, or what is easily lost.
fn changes() -> Vec<(u8, &'static str, Json)> {
    let records = json!([
        {"id": 63, "hex": ""}, {"id": 4, "width": 2, "hex": "00"}, {"id": 33, "hex": "0102"}
    ]);
    let bare = json!([
        {"id": 6, "hex": "00"}, {"id": 0, "hex": ""}, {"id": 63, "width": 1, "hex": ""}
    ]);
    vec![
        (0, "sublink_form", json!("empty")),
        (0, "sublink_form", json!("missing")),
        (0, "sublink", json!("..")),
        (0, "sublink", json!("in%2Dapp")),
        (0, "sublink", json!("a//b")),
        (0, "host", json!("a&b")),
        (0, "host", json!("[::1]")),
        (0, "scheme", json!("HTTPS")),
        (0, "port", json!(65_535)),
        (0, "port", json!(65_536)),
        (0, "customer_id", json!(4_294_967_295_u64)),
        (0, "expiry", json!(0)),
        (0, "subaccount_id", json!(4_294_967_295_u64)),
        (0, "template_version", json!(4_294_967_295_u64)),
        (0, "transmission_id", json!("18446744073709551615")),
        (0, "route", json!("e")),
        (0, "target_source", json!("query")),
        (0, "rcpt_to", json!("x".repeat(4000))),
        (0, "campaign_id", json!("x".repeat(64))),
        (0, "campaign_id", json!("x".repeat(65))),
        (0, "rcpt_meta_hex", json!("7bff")),
        (0, "rcpt_meta_hex", json!("7b7d")),
        (1, "transmission_meta", json!({"a": {"b": [1, "~", null]}})),
        (1, "records", records.clone()),
        (5, "records", records),
        (5, "records", bare),
        (5, "left_over", json!({"hex": "01"})),
        (6, "payload_hex", json!("5A".repeat(16))),
        (6, "payload_hex", json!("5a".repeat(17))),
        (6, "payload_hex", json!("")),
    ]
}

/// Every sound object; some of them with another value; and of a click, each key with a text of its own.
#[must_use]
pub fn objects() -> Vec<Seed> {
    let sound = (0..SOUND).map(|which| Seed::new(format!("sound-{which}"), [which]));
    let changed = changes().into_iter().enumerate().map(|(index, change)| {
        let (which, key, value) = change;
        let name = format!("changed-{index:02}-{}", key.replace('_', "-"));
        Seed::new(name, input_of(which, key, &value))
    });
    let texts = (0_u8..).zip(KEYS).map(|(index, key)| {
        let text = b"../a&b%2E";
        let mut bytes = vec![1, index, u8::MAX, 9];
        bytes.extend(text);
        Seed::new(format!("text-{}", key.replace('_', "-")), bytes)
    });
    sound.chain(changed).chain(texts).collect()
}
