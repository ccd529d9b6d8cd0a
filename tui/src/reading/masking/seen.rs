//! Whether a link is like those that were seen: only then its texts are known to be what they are called.
//!
//! In a damaged link everything may stand anywhere: one wrong character, and the metadata is read as the target.

use tracklens_codec::{Definition, Link, Payload, Record, RecordId, Records, Shape, Value, Width};

use super::revealed::is_like_json;
use super::secrets::Secrets;
use crate::reading::read::Reading;
use crate::text::json::is_json;

/// The longest link that is looked at, in bytes. The tracker redirects none of more than 4096.
const MAX_LEN: usize = 1 << 14;

/// The longest sublink, in bytes.
const MAX_SUBLINK_LEN: usize = 64;

/// Whether a link is like those that were seen, as far as that can be said: an encrypted payload can't be looked into.
pub(super) fn is_as_seen(link: &Link<'_, '_>, reading: &Reading<'_>, secrets: &Secrets) -> bool {
    let parts = link.parts();
    !reading.has_faults()
        && parts.text().len() <= MAX_LEN
        && !secrets.are_too_many()
        && parts.sublink().is_none_or(|it| is_sublink(it.as_bytes()))
        && match link.payload() {
            Payload::Plaintext(records) => is_list(&records),
            Payload::Decrypted(decrypted) => is_list(decrypted.records()),
            Payload::Encrypted(_) => true,
            _ => false,
        }
}

/// Whether a sublink is one that a sender would choose.
pub(super) fn is_sublink(sublink: &[u8]) -> bool {
    let is_usual = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.~/*".contains(byte);
    sublink.len() <= MAX_SUBLINK_LEN && sublink.iter().all(is_usual)
}

/// Whether records are like those of a writer: the expiry first, the kind second, each id known and there once, and
/// values that make sense.
fn is_list(records: &Records<'_>) -> bool {
    let mut ids = 0_u64;
    for record in records {
        let id = 1 << record.id().get();
        let shape = record.id().definition().map(Definition::shape);
        let is_kind = shape == Some(Shape::Kind);
        let is_in_place = match record.index() {
            0 => record.id() == RecordId::EXPIRY,
            1 => is_kind,
            _ => !is_kind,
        };
        if ids & id != 0 || !is_in_place || !is_plausible(&record) {
            return false;
        }
        ids |= id;
    }
    records.left_over().is_empty() && records.rcpt_to().is_some()
}

/// Whether a record is one that a writer writes.
fn is_plausible(record: &Record<'_>) -> bool {
    let bytes = record.as_bytes();
    if Width::minimal(bytes.len()) != Some(record.width()) {
        return false;
    }
    let Ok(value) = record.value() else {
        return false;
    };
    match (record.id(), value) {
        (RecordId::RCPT_META, _) => is_json(bytes),
        (RecordId::TARGET_LINK_URL, _) => bytes.is_empty() || is_url(bytes),
        (_, Value::Text(text)) => is_text(text),
        (id, Value::Opaque(_)) => id.definition().is_some() && bytes.is_empty(),
        _ => true,
    }
}

/// Whether a text has neither control characters nor JSON. Its last character may be cut.
fn is_text(text: &[u8]) -> bool {
    !String::from_utf8_lossy(text).contains(char::is_control) && !is_like_json(text)
}

fn is_url(url: &[u8]) -> bool {
    let is_of_url = |char: char| !(char.is_control() || char.is_whitespace() || char == '"');
    scheme_len(url) > 0 && str::from_utf8(url).is_ok_and(|url| url.chars().all(is_of_url))
}

/// The length of the scheme of the web at the start of a URL, with `://`; 0 if there is none.
pub(super) fn scheme_len(url: &[u8]) -> usize {
    let starts_with = |scheme: &&[u8]| {
        let start = url.get(..scheme.len());
        start.is_some_and(|it| it.eq_ignore_ascii_case(scheme))
    };
    let schemes = [&b"https://"[..], b"http://"];
    schemes
        .iter()
        .find(|it| starts_with(it))
        .map_or(0, |it| it.len())
}
