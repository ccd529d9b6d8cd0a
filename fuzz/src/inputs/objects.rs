//! JSON objects of links of bytes: a sound one, in which some keys have other values.

use serde_json::{Map, Value as Json, json};

/// What can stand where a text should: of another type, of another range, and texts that a URL, JSON or a terminal
/// takes for something else.
const TEXTS: [&str; 34] = [
    "",
    "a",
    ".",
    "..",
    "...",
    "a/..",
    "./a",
    "/",
    "//",
    "a//b",
    "a/",
    "%2e%2E",
    "in%2Dapp",
    "a%2Fb",
    "%",
    "%zz",
    "a b",
    "a&b",
    "a&amp;b",
    "a#b",
    "a?b",
    "<a>",
    "\"a\"",
    "a\\b",
    "é",
    "\u{0}",
    "\u{1b}[2J",
    "\u{202e}",
    "a:b",
    "me@a",
    "[::1]",
    "https",
    "query",
    "~",
];

/// The other values.
fn others() -> Vec<Json> {
    vec![
        Json::Null,
        json!(true),
        json!(false),
        json!(0),
        json!(1),
        json!(255),
        json!(65_535),
        json!(65_536),
        json!(4_294_967_295_u64),
        json!(4_294_967_296_u64),
        json!(u64::MAX),
        json!(-1),
        json!(1.5),
        json!([]),
        json!({}),
        json!({"a": {"b": [1, "~", null]}}),
        json!({"hex": "01"}),
        json!("0"),
        json!("00"),
        json!("0102030405060708090a"),
        json!("000102030405060708090a0b0c0d0e0f"),
        json!("5A".repeat(16)),
        json!("5a".repeat(17)),
        json!("7b7d"),
        json!("7bff"),
        json!("18446744073709551615"),
        json!("18446744073709551616"),
        json!("x".repeat(64)),
        json!("x".repeat(65)),
        json!("x".repeat(4000)),
        json!("click"),
        json!("open"),
        json!("initial_open"),
        json!("list_unsubscribe"),
        json!("e"),
        json!("f"),
        json!("q"),
        json!("u"),
        json!("payload"),
        json!("empty"),
        json!("missing"),
        json!("http"),
        json!("HTTPS"),
        json!("https://www.example.com/?a=b&c=%20#d"),
        json!([{"id": 63, "hex": ""}, {"id": 4, "width": 2, "hex": "00"}, {"id": 33, "hex": "0102"}]),
        json!([{"id": 6, "hex": "00"}, {"id": 0, "hex": ""}, {"id": 63, "width": 1, "hex": ""}]),
        json!([{"id": 64, "hex": ""}]),
    ]
}

/// The keys that an object can have.
pub const KEYS: [&str; 30] = [
    "event",
    "route",
    "sublink",
    "sublink_form",
    "scheme",
    "host",
    "port",
    "query",
    "signature",
    "customer_id",
    "encrypted",
    "flag",
    "expiry",
    "message_id",
    "transmission_id",
    "subaccount_id",
    "template_version",
    "tenant_id",
    "campaign_id",
    "template_id",
    "rcpt_to",
    "target_link_url",
    "target_link_name",
    "target_source",
    "rcpt_meta",
    "rcpt_meta_hex",
    "transmission_meta",
    "records",
    "left_over",
    "payload_hex",
];

/// How many values there are.
#[must_use]
pub fn value_count() -> usize {
    TEXTS.len() + others().len()
}

/// The object that an input makes: a byte for the sound one, then for each other value a byte for its key and one for
/// the value. Values beyond the last are texts of the bytes that follow, as many as the next byte says.
#[must_use]
pub fn object(input: &[u8]) -> Map<String, Json> {
    let Some((which, mut rest)) = input.split_first() else {
        return sound(0);
    };
    let mut object = sound(*which);
    let others = others();
    while let [key, value, after @ ..] = rest {
        rest = after;
        let key = KEYS[usize::from(*key) % KEYS.len()];
        let value = usize::from(*value);
        let other = value
            .checked_sub(TEXTS.len())
            .map(|index| others.get(index));
        let value = match (TEXTS.get(value), other.flatten()) {
            (Some(text), _) => Json::from(*text),
            (None, Some(other)) => other.clone(),
            _ => {
                let len = usize::from(rest.first().copied().unwrap_or_default());
                rest = rest.get(1..).unwrap_or_default();
                let (text, after) = rest.split_at(len.min(rest.len()));
                rest = after;
                Json::from(String::from_utf8_lossy(text))
            }
        };
        object.insert(key.to_owned(), value);
    }
    object
}

/// The input of a sound object in which a key has one of the values that are not texts of their own.
///
/// # Panics
///
/// If there is no such key, or no such value.
#[must_use]
pub fn input_of(which: u8, key: &str, value: &Json) -> Vec<u8> {
    let key = KEYS.iter().position(|it| *it == key).expect("a key");
    let text = TEXTS.iter().position(|it| *value == **it);
    let other = || {
        others()
            .iter()
            .position(|it| it == value)
            .map(|at| TEXTS.len() + at)
    };
    let value = text.or_else(other).expect("a value");
    let bytes = [key, value].map(|it| u8::try_from(it).expect("less than 256"));
    vec![which, bytes[0], bytes[1]]
}

/// How many sound objects there are.
pub const SOUND: u8 = 7;

/// A sound object: of a short or long click, of each other event, with records, or with a ciphertext.
fn sound(which: u8) -> Map<String, Json> {
    let mut object = json!({
        "event": "click",
        "scheme": "https",
        "host": "link.example.com",
        "signature": "000102030405060708090a0b0c0d0e0f",
        "customer_id": 42,
        "expiry": 1_732_309_342,
        "message_id": "65555e6c5e65d7183537",
        "rcpt_to": "user@example.com",
        "target_link_url": "https://www.example.com/sale?a=b",
    });
    let mut set = |key: &str, value: Json| object[key] = value;
    match which % SOUND {
        0 => {}
        1 => {
            set("transmission_id", json!("11898458545848322"));
            set("rcpt_meta", json!({"a": 1, "b": ["x"]}));
            set("campaign_id", json!("spring"));
            set("sublink", json!("in-app"));
            set("target_source", json!("query"));
            set("target_link_name", json!("logo"));
        }
        2..=4 => {
            let events = ["open", "initial_open", "list_unsubscribe"];
            set("event", json!(events[usize::from(which % SOUND) - 2]));
            set("target_link_url", Json::Null);
            set("port", json!(8080));
        }
        5 => {
            set("route", json!("f"));
            set(
                "records",
                json!([{"id": 6, "hex": "65555e6c"}, {"id": 63, "hex": ""}, {"id": 4, "hex": ""}]),
            );
        }
        _ => {
            set("encrypted", json!(true));
            set("payload_hex", json!("a5".repeat(64)));
        }
    }
    match object {
        Json::Object(object) => object,
        _ => Map::new(),
    }
}
