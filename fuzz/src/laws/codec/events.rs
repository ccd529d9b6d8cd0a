//! Laws of the event of a link.

use serde_json::{Value as Json, json};
use tracklens_codec::{
    Event, LeftOut, Link, NoEvent, Options, Payload, RecordId, Records, Request,
};

use super::redirects::a_click_alone_is_redirected;
use crate::oracles::promises::{self, RcptMeta, event};
use crate::oracles::writer::{write_base64url, write_record};

/// The end of a key under which `serde_json` keeps numbers. An escape in the middle of it is not looked for.
const KEY: &[u8] = b"private::Number";

/// All laws of this file, for an input as a link, as a record list, and as the metadata of an open.
///
/// # Panics
///
/// If a law is broken.
pub fn events(input: &[u8]) {
    an_event_says_what_is_promised(input);
    an_event_says_what_is_promised(&link_of(input));
    let mut payload = Vec::new();
    write_record(RecordId::OPEN.get(), 0, b"", &mut payload);
    let input = &input[..input.len().min(usize::from(u16::MAX))];
    write_record(RecordId::RCPT_META.get(), 2, input, &mut payload);
    an_event_says_what_is_promised(&link_of(&payload));
}

/// The codec writes the event that FORMAT.md promises, around the expiry of the link and around the limit for its
/// metadata, and names what the event lacks.
fn an_event_says_what_is_promised(text: &[u8]) {
    let mut buffer = vec![0; text.len()];
    let Ok(link) = Link::decode_partial(text, &mut buffer) else {
        return;
    };
    a_click_alone_is_redirected(&link);
    let expiry = link.records().and_then(Records::expiry).map(i64::from);
    let expiry = expiry.unwrap_or_default();
    for time in [expiry, expiry + 1] {
        judge(&link, time, 1000);
    }
    let len = link.records().and_then(Records::rcpt_meta).map(<[u8]>::len);
    let len = u32::try_from(len.unwrap_or_default()).unwrap_or(u32::MAX);
    for max in [len.saturating_sub(1), len] {
        judge(&link, i64::MIN, max);
    }
}

fn judge(link: &Link<'_, '_>, time: i64, max_metadata_len: u32) {
    let options = Options::default().with_max_metadata_len(max_metadata_len);
    let request = Request::at(time)
        .with_ip_address(b"192.0.2.1")
        .with_user_agent(b"\"\x1b\xff");
    let found = Event::of(link, request, options);
    let (key, fields, metadata) = match event(link, max_metadata_len, time) {
        promises::Event::Damaged => {
            let code = found.map_err(NoEvent::code);
            return assert_eq!(code, Err("not_read"), "a link with a fault has an event");
        }
        promises::Event::Nothing => {
            let code = found.map_err(NoEvent::code);
            let is_promised = matches!(code, Err("expired" | "unknown_kind"));
            return assert!(is_promised, "a link without an event has one: {code:?}");
        }
        promises::Event::Of {
            key,
            fields,
            metadata,
        } => (key, fields, metadata),
    };
    let found = found.expect("a link without an event");
    let mut written = String::new();
    found.write_json(&mut written).expect("a string has room");
    let is_safe = written.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    assert!(is_safe, "an event has more than printable ASCII");

    let left_out: Vec<LeftOut> = found.left_out().collect();
    let is_encrypted = matches!(link.payload(), Payload::Encrypted(_));
    let says_encrypted = left_out.contains(&LeftOut::Encrypted);
    assert_eq!(
        says_encrypted, is_encrypted,
        "what is encrypted is left out"
    );
    let source = link.records().and_then(Records::rcpt_meta).unwrap_or(b"");
    let says_over = left_out.contains(&LeftOut::MetadataOver {
        len: source.len(),
        max: max_metadata_len,
    });
    let is_over = source.len() > usize::try_from(max_metadata_len).expect("a length");
    assert_eq!(says_over, is_over, "metadata over the limit is left out");
    // serde_json has other uses for an object with this key.
    if source.windows(KEY.len()).any(|it| it == KEY) {
        return;
    }
    let mut expected = json!({ "msys": { key: fields } });
    let event = &mut expected["msys"][key];
    event["ip_address"] = json!("192.0.2.1");
    event["user_agent"] = json!("\"\u{1b}\u{fffd}");
    let json = match metadata {
        Some(RcptMeta::Json(json) | RcptMeta::Either(json, _)) => Some(json),
        Some(RcptMeta::Hex(_)) | None => None,
    };
    let is_lost = json.is_none() && !source.is_empty() && !is_over;
    let says_lost = left_out.contains(&LeftOut::MetadataNotJson);
    assert_eq!(says_lost, is_lost, "metadata that is not JSON is left out");
    if let Some(json) = json {
        event["rcpt_meta"] = json;
    }
    let written: Json = serde_json::from_str(&written).expect("an event is JSON");
    assert!(
        written == expected,
        "an event differs from what is promised"
    );
}

/// A link with a payload.
fn link_of(payload: &[u8]) -> Vec<u8> {
    let signature = write_base64url(&[1; 16]);
    let token = write_base64url(&[0, 0, 0, 1, 0]);
    format!("/q/{signature}/{token}/{}", write_base64url(payload)).into_bytes()
}
