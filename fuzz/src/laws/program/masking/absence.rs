//! What masking hides: the recipient, the values of the metadata, and whatever can't be read.

use serde_json::Value as Json;
use tracklens::commands::decode::{self, Decode};
use tracklens::reading::masking::Masked;
use tracklens::report::Format;
use tracklens::settings::Settings;
use tracklens_codec::{Layer, Link, Payload, PercentDecoded, Records};

use super::spellings::{DEPTH, spellings};
use crate::oracles::promises::SearchedLine;

/// The length of the longest address that is searched for, in bytes.
const MAX_ADDRESS_LEN: usize = 320;

/// The object of a masked line has neither the recipient nor a value of the metadata. The recipient's
/// address occurs nowhere in it, in any case and however percent-encoded.
pub(super) fn no_output_has_a_hidden_value(searched: &SearchedLine<'_>, settings: &Settings) {
    let written = written(searched.line.bytes, settings);
    let object: Json = serde_json::from_str(&written).expect("an object");
    judge_values(&object);
    let mut buffer = vec![0; searched.text.len()];
    match Link::decode_partial(&*searched.text, &mut buffer) {
        Ok(read) => {
            let recipient = read.records().and_then(Records::rcpt_to);
            if let Some(address) = recipient.filter(|it| is_address(it)) {
                judge_absence(&object, &written, address);
            }
        }
        Err(_) => judge_user_names(&object["input"]),
    }
    judge_request(&object, &written, searched);
    if searched.relative.is_some() {
        judge_relative(&object);
    }
}

/// Nothing of the address and the agent of a request is shown but how long they are.
fn judge_request(object: &Json, written: &str, searched: &SearchedLine<'_>) {
    let log = &object["log"];
    for key in ["ip_address", "user_agent"] {
        if let Some(value) = log.get(key) {
            judge_bytes(value.as_str().unwrap_or("-").as_bytes(), b"*");
        }
    }
    let address = searched
        .log
        .as_ref()
        .and_then(|log| log.ip_address.as_ref());
    if let Some(address) = address.filter(|it| it.len() > 6 && it.contains(['.', ':'])) {
        assert!(
            !written.contains(&**address),
            "the address of a request is shown"
        );
    }
}

/// Of a header, the recipient, the metadata and whatever else a sender may have written are hidden, and the line is
/// hidden as a whole.
fn judge_relative(object: &Json) {
    let found = &object["relative"];
    if let Some(recipient) = found["rcpt_to"].as_str() {
        judge_bytes(recipient.as_bytes(), b"*@");
    }
    for key in ["user_string", "tag", "text"] {
        if let Some(text) = found[key].as_str() {
            judge_bytes(text.as_bytes(), b"*");
        }
    }
    for key in ["rcpt_meta", "rcpt_tags", "other"] {
        judge_json(found.get(key).unwrap_or(&Json::from(0)));
    }
    let input = object["input"].as_str().unwrap_or_default();
    let decoded: Vec<u8> = PercentDecoded::new(input.as_bytes()).collect();
    let decoded = String::from_utf8_lossy(&decoded);
    assert!(
        object.get("link").is_some() || !decoded.chars().any(char::is_alphanumeric),
        "the line of a header is shown"
    );
}

/// A masked link hides what can't be read. A payload that is not a record list becomes zeros. The text
/// after a wrong character of a payload, and a path after the payload, say nothing.
pub(super) fn what_cannot_be_read_is_hidden(
    link: &Link<'_, '_>,
    given: &[u8],
    settings: &Settings,
) {
    let masked = Masked::of_line(given, settings);
    let text = masked.candidate().text();
    if let Payload::Opaque(_) | Payload::Encrypted(_) = link.payload() {
        let mut buffer = vec![0; text.len()];
        let masked = Link::decode_partial(text, &mut buffer).expect("a link");
        judge_bytes(masked.payload().as_bytes(), b"\0");
    }
    let fault = link.faults().find(|it| it.code() == "invalid_symbol");
    if let Some(fault) = fault.filter(|it| it.layer() == Layer::PayloadText)
        && let Some(payload) = link.parts().payload()
    {
        judge_rest(&text[fault.text_offset()..payload.span().end()]);
    }
    if let Some(path) = link.parts().trailing_path() {
        judge_path(&text[path.span().range()]);
    }
}

/// What `decode` writes for a line.
fn written(line: &[u8], settings: &Settings) -> String {
    let mut output = Vec::new();
    // With a line feed, so that an empty line counts as one.
    let input = [line, b"\n"].concat();
    decode::run(
        &Decode::lines(Format::Ndjson, settings),
        &*input,
        &mut output,
        |_| {},
    )
    .expect("memory can be written");
    String::from_utf8(output).expect("output is UTF-8")
}

/// Whether a recipient is a usual address: letters and digits around an `@`.
fn is_address(recipient: &[u8]) -> bool {
    let is_name = |it: &[u8]| !it.is_empty() && it.iter().all(u8::is_ascii_alphanumeric);
    let mut halves = recipient.split(|byte| *byte == b'@');
    let (local, domain) = (halves.next(), halves.next());
    recipient.len() <= MAX_ADDRESS_LEN
        && halves.next().is_none()
        && local.is_some_and(is_name)
        && domain.is_some_and(|it| it.split(|byte| *byte == b'.').all(is_name))
}

/// No record of an object has a recipient or a value of the metadata.
fn judge_values(object: &Json) {
    let link = &object["link"];
    for record in link["records"].as_array().into_iter().flatten() {
        let bytes = bytes_of(&record["hex"]);
        match record["id"].as_u64() {
            Some(18) => judge_bytes(&bytes, b"*@\xff"),
            Some(7) => match serde_json::from_slice(&bytes) {
                Ok(json) => judge_json(&json),
                Err(_) => judge_bytes(&bytes, b"*\xff"),
            },
            _ => {}
        }
    }
    if let Some(recipient) = link["rcpt_to"].as_str() {
        judge_bytes(recipient.replace('\u{fffd}', "").as_bytes(), b"*@");
    }
    if let Some(json) = link.get("rcpt_meta") {
        judge_json(json);
    }
    let left_over = bytes_of(&link["left_over"]["hex"]);
    let header = match left_over.first().map(|tag| tag >> 6) {
        Some(width @ 1..=2) => 1 + usize::from(width),
        _ => 1,
    };
    judge_bytes(left_over.get(header..).unwrap_or_default(), b"*");
    if link["encrypted"] == true && link.get("records").is_none() {
        judge_bytes(&bytes_of(&link["payload_hex"]), b"\0");
    }
}

/// Every character after the first one is a mask.
fn judge_rest(rest: &[u8]) {
    let is_within = |byte: &u8| (0x80..0xc0).contains(byte);
    let mut rest = PercentDecoded::new(rest).skip(1).skip_while(is_within);
    assert!(
        rest.all(|byte| byte == b'x' || !(byte.is_ascii_alphanumeric() || byte >= 0x80)),
        "text that can't be read is shown"
    );
}

fn judge_path(path: &[u8]) {
    assert!(
        !PercentDecoded::new(path).any(|byte| byte.is_ascii_alphanumeric() || byte >= 0x80),
        "the path after the payload is shown"
    );
}

fn judge_bytes(bytes: &[u8], allowed: &[u8]) {
    assert!(
        bytes.iter().all(|byte| allowed.contains(byte)),
        "a value is shown"
    );
}

fn judge_json(json: &Json) {
    match json {
        Json::String(text) => judge_bytes(text.as_bytes(), b"*"),
        Json::Array(values) => values.iter().for_each(judge_json),
        Json::Object(members) => members.values().for_each(judge_json),
        other => assert_eq!(*other, Json::from(0), "a value is shown"),
    }
}

/// An address occurs neither in an object nor in its text.
fn judge_absence(object: &Json, written: &str, address: &[u8]) {
    let address = address.to_ascii_lowercase();
    let input = object["input"].as_str().unwrap_or_default();
    // The object has the decoded target of the query, which is decoded once less here.
    let spelled = spellings(written.as_bytes()).take(DEPTH);
    let records = object["link"]["records"].as_array();
    let values = records
        .into_iter()
        .flatten()
        .filter(|record| !is_number(record))
        .flat_map(|record| spellings(&bytes_of(&record["hex"])).collect::<Vec<_>>());
    for text in spellings(input.as_bytes()).chain(spelled).chain(values) {
        let text = text.to_ascii_lowercase();
        let is_there = text.windows(address.len()).any(|it| it == address);
        assert!(!is_there, "the address is shown");
    }
}

/// Whether a record is a number or an identifier, whose bytes may be a text by chance.
fn is_number(record: &Json) -> bool {
    let len = match record["id"].as_u64() {
        Some(1) => 8,
        Some(2) => 10,
        Some(6 | 17 | 24) => 4,
        _ => return false,
    };
    record["len"] == len
}

/// A text that is not a link shows nothing before an `@`.
fn judge_user_names(input: &Json) {
    let input = input.as_str().unwrap_or_default().as_bytes();
    // The digits of an escape are not letters of a name.
    let decoded: Vec<u8> = PercentDecoded::new(input).collect();
    let is_shown = decoded
        .windows(2)
        .any(|it| it[0].is_ascii_alphanumeric() && it[1] == b'@');
    assert!(!is_shown, "a user name is shown");
}

/// The bytes that hexadecimal digits stand for.
fn bytes_of(hex: &Json) -> Vec<u8> {
    let digits = hex.as_str().unwrap_or_default().as_bytes();
    let digit = |byte: u8| char::from(byte).to_digit(16).expect("a digit");
    digits
        .chunks_exact(2)
        .map(|pair| u8::try_from(digit(pair[0]) * 16 + digit(pair[1])).expect("a byte"))
        .collect()
}
