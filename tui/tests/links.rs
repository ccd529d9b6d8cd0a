//! Links that the tests of the program read: of the vectors, and made up for what these lack.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE;

/// A click that carries transmission, recipient, target and 267 bytes of metadata.
pub(crate) fn long_click() -> String {
    vector(21)
}

/// An initial open, short.
pub(crate) fn initial_open() -> String {
    vector(13)
}

/// A list-unsubscribe.
pub(crate) fn list_unsubscribe() -> String {
    vector(29)
}

/// A click with its target in the query, and 121 bytes of metadata.
pub(crate) fn click_with_query() -> String {
    vector(22)
}

/// A click with an encrypted payload and its target in the query.
pub(crate) fn encrypted() -> String {
    vector(39)
}

/// A click with a record of an unknown id, an expiry of three bytes, and a repeated recipient.
pub(crate) fn unknown_records() -> String {
    link(&[
        (0x46, b"\x65\x55\x5e"),
        (0x3f, b""),
        (0x61, b"\x01\x02\x03"),
        (0x22, b""),
        (0x52, b"user@example.com"),
        (0x52, b"other@example.com"),
    ])
}

/// A click whose texts would move the cursor, turn the text around and hide in it.
pub(crate) fn hostile() -> String {
    link(&[
        (0x3f, b""),
        (0x44, b"\x1b[2J\x1b]0;x\x07https://x.test/"),
        (0x52, b"a\xe2\x80\xae@example.com\xc2\x9b\xff"),
        (0x47, b"{\"a\":\"\xe2\x80\x8b\xc2\x9b\x7f\"}"),
    ])
}

/// A click with metadata that nests: a short object, an array, an escape and a number to its last digit.
pub(crate) fn nested_metadata() -> String {
    with_metadata(
        br#"{"plan":"gold","address":{"city":"Ulm","zip":"89073"},"tags":["a","b"],"caf\u00e9":"\u00e9t\u00e9","n":1.50,"at":null}"#,
    )
}

/// A click whose metadata is this.
pub(crate) fn with_metadata(metadata: &[u8]) -> String {
    link(&[(0x3f, b""), (0x47, metadata)])
}

/// A click that is valid until the year 2036.
pub(crate) fn valid() -> String {
    link(&[
        (0x46, b"\x7c\x00\x00\x00"),
        (0x3f, b""),
        (0x44, b"https://www.example.com/"),
        (0x42, b"\x00\x01\x00\x4b\xb6\x67\x01\x02\x03\x04"),
        (0x52, b"user@example.com"),
    ])
}

/// A click to a host that looks like another one, after a user name that looks like a third.
pub(crate) fn phishing() -> String {
    link(&[
        (0x46, b"\x7c\x00\x00\x00"),
        (0x3f, b""),
        (0x44, b"https://paypal.com@xn--pypal-4ve.example.net/login"),
        (0x42, b"\x00\x01\x00\x4b\xb6\x67\x01\x02\x03\x04"),
        (0x52, b"user@example.com"),
    ])
}

/// A click with 1308 bytes of metadata.
pub(crate) fn over_the_limit() -> String {
    let metadata = format!("{{\"a\":\"{}\"}}", "x".repeat(1300));
    let len = u16::try_from(metadata.len()).unwrap();
    let mut payload = b"\x46\x04\x7c\x00\x00\x00\x3f\x44\x18https://www.example.com/\x42\x0a\x00\x01\x00\x4b\xb6\x67\x01\x02\x03\x04\x52\x10user@example.com\x87".to_vec();
    payload.extend(len.to_le_bytes());
    payload.extend(metadata.as_bytes());
    of_payload(&payload)
}

/// A click link of records, each a tag and a value of at most 255 bytes.
pub(crate) fn link(records: &[(u8, &[u8])]) -> String {
    let payload: Vec<u8> = records
        .iter()
        .flat_map(|(tag, value)| {
            let len = (tag >> 6 == 1).then(|| u8::try_from(value.len()).unwrap());
            [*tag].into_iter().chain(len).chain(value.iter().copied())
        })
        .collect();
    of_payload(&payload)
}

/// A click link with this payload.
pub(crate) fn of_payload(payload: &[u8]) -> String {
    let payload = URL_SAFE.encode(payload).replace('=', "~");
    format!("https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/{payload}")
}

fn vector(line: usize) -> String {
    let vectors = include_str!("../../codec/tests/vectors/links.jsonl");
    let vector: serde_json::Value =
        serde_json::from_str(vectors.lines().nth(line).unwrap()).unwrap();
    vector["input"].as_str().unwrap().to_owned()
}
