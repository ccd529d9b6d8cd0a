//! A second writer of links and record lists.
//!
//! It takes values from the codec and nothing else: base64url comes from the `base64` crate, the rest
//! follows `codec/FORMAT.md`.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use tracklens_codec::{Flag, Link, Payload, Record, Target, Token};

/// Writes a link the way that strict reading accepts.
#[must_use]
pub fn write_link(link: &Link<'_, '_>) -> Vec<u8> {
    let parts = link.parts();
    let mut text = Vec::new();
    if let (Some(scheme), Some(host)) = (parts.scheme(), parts.host()) {
        text.extend(scheme.as_bytes());
        text.extend(b"://");
        text.extend(host.as_bytes());
    }
    if let Some(port) = parts.port() {
        text.extend(format!(":{port}").bytes());
    }
    text.extend(format!("/{}", parts.route().letter()).bytes());
    if let Some(sublink) = parts.sublink() {
        text.push(b'/');
        text.extend(sublink.as_bytes());
    }
    let signature = link.signature().map(|signature| *signature.as_bytes());
    let token = link.token().map(token_bytes);
    let payload = match link.payload() {
        Payload::Plaintext(records) => write_records(records.iter(), minimal_width),
        other => other.as_bytes().to_vec(),
    };
    for part in [
        signature.as_ref().map(|it| &it[..]),
        token.as_ref().map(|it| &it[..]),
        Some(&payload),
    ] {
        text.push(b'/');
        text.extend(write_base64url(part.unwrap_or_default()).bytes());
    }
    if let Some(Target::Query(_)) = link.target() {
        let target: Vec<u8> = link.target().iter().flat_map(Target::bytes).collect();
        text.extend(b"?target=");
        text.extend(write_percent_encoded(&target).bytes());
    }
    text
}

/// Writes records, each with a length of the given width.
pub fn write_records<'p>(
    records: impl IntoIterator<Item = Record<'p>>,
    width: impl Fn(&Record<'p>) -> u8,
) -> Vec<u8> {
    let mut payload = Vec::new();
    for record in records {
        let value = record.as_bytes();
        write_record(record.id().get(), width(&record), value, &mut payload);
    }
    payload
}

/// Appends a record to a payload.
pub fn write_record(id: u8, width: u8, value: &[u8], payload: &mut Vec<u8>) {
    payload.push(width << 6 | id);
    let len = value.len().to_le_bytes();
    payload.extend(&len[..usize::from(width)]);
    payload.extend(value);
}

/// The narrowest width for the length of a record's value (F-4.9).
#[must_use]
pub fn minimal_width(record: &Record<'_>) -> u8 {
    match record.as_bytes().len() {
        0 => 0,
        1..=255 => 1,
        _ => 2,
    }
}

/// Encodes bytes as base64url with `~` as padding.
#[must_use]
pub fn write_base64url(bytes: &[u8]) -> String {
    let mut text = URL_SAFE_NO_PAD.encode(bytes);
    while !text.len().is_multiple_of(4) {
        text.push('~');
    }
    text
}

/// Percent-encodes all bytes but RFC 3986's unreserved characters, in upper case (F-1.18).
#[must_use]
pub fn write_percent_encoded(bytes: &[u8]) -> String {
    let mut text = String::new();
    for &byte in bytes {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push('%');
            for digit in [byte >> 4, byte & 15] {
                text.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
    }
    text
}

fn token_bytes(token: Token) -> [u8; Token::LEN] {
    let [a, b, c, d] = token.customer_id().to_be_bytes();
    let flag = match token.flag() {
        Flag::Plaintext => 0x00,
        Flag::Encrypted => 0x10,
        Flag::Unknown(flag) => flag,
        other => panic!("a flag that this writer doesn't know: {other:?}"),
    };
    [a, b, c, d, flag]
}
