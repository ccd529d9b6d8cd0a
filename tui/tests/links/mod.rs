//! Links that the tests of the program read: of the vectors, and made up for what these lack.

/// A click that carries transmission, recipient, target and 267 bytes of metadata.
pub(crate) fn long_click() -> String {
    vector(21)
}

/// A click with an encrypted payload and its target in the query.
pub(crate) fn encrypted() -> String {
    vector(39)
}

/// A click with a record of an unknown id, an expiry of three bytes, and a repeated recipient.
pub(crate) fn unknown_records() -> String {
    link(&[
        b"\x46\x03\x65\x55\x5e",
        b"\x3f",
        b"\x61\x03\x01\x02\x03",
        b"\x22",
        b"\x52\x10user@example.com",
        b"\x52\x11other@example.com",
    ])
}

/// A click whose texts would move the cursor, turn the text around and hide in it.
pub(crate) fn hostile() -> String {
    link(&[
        b"\x3f",
        b"\x44\x1b\x1b[2J\x1b]0;x\x07https://x.test/",
        b"\x52\x13a\xe2\x80\xae@example.com\xc2\x9b\xff",
        b"\x47\x0f{\"a\":\"\xe2\x80\x8b\xc2\x9b\x7f\"}",
    ])
}

/// A click link of these records.
pub(crate) fn link(records: &[&[u8]]) -> String {
    let payload = base64url(&records.concat());
    format!("https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/{payload}")
}

fn vector(line: usize) -> String {
    let vectors = include_str!("../../../codec/tests/vectors/links.jsonl");
    let vector: serde_json::Value =
        serde_json::from_str(vectors.lines().nth(line).unwrap()).unwrap();
    vector["input"].as_str().unwrap().to_owned()
}

fn base64url(bytes: &[u8]) -> String {
    use base64::Engine as _;

    base64::engine::general_purpose::URL_SAFE.encode(bytes).replace('=', "~")
}
