//! A link with its values hidden, and the links within it.

use std::ops::Range;

use tracklens_codec::{Cipher, Layer, Link, Payload, Records};

use super::around::Around;
use super::hiding::{hide, hide_all};
use super::parts::{hide_unknown, invalid_symbol, target_key};
use super::revealed::revealed;
use super::seen::is_as_seen;
use super::{other_text, payload, records};
use crate::input::find;
use crate::reading::read::Reading;

/// How deep links may stand in each other. What is deeper is hidden as a whole.
const MAX_DEPTH: usize = 4;

/// The longest name of a host, in bytes.
const MAX_HOST_LEN: usize = 253;

/// What was read, masked as the link or the other text that it is: as long as before.
pub(super) fn masked(reading: &Reading<'_>, around: &Around<'_>) -> Vec<u8> {
    match reading.link() {
        Ok(link) => masked_link(link, reading, around),
        Err(_) => other_text::masked(reading.text()),
    }
}

fn masked_link(link: &Link<'_, '_>, reading: &Reading<'_>, around: &Around<'_>) -> Vec<u8> {
    let around = around.within(link.records());
    let is_as_seen = is_as_seen(link, reading, &around.secrets);
    let mut text = link.parts().text().to_vec();
    if let Some(host) = link.parts().host() {
        let host = &mut text[host.span().range()];
        if host.len() > MAX_HOST_LEN {
            hide_all(host);
        } else {
            hide_revealed(host, &around);
        }
    }
    if is_as_seen {
        hide_within_parts(&mut text, link, &around);
    } else {
        hide_unknown(&mut text, link, reading);
    }
    if let Some(part) = link.parts().payload() {
        let cipher = reading.settings().keys.cipher();
        let bytes = payload_bytes(link.payload(), is_as_seen, &around, cipher);
        let invalid = invalid_symbol(reading, Layer::PayloadText);
        payload::rewrite(&mut text, part.span().range(), &bytes, invalid);
    }
    text
}

/// Hides what the parts around the payload reveal.
fn hide_within_parts(text: &mut [u8], link: &Link<'_, '_>, around: &Around<'_>) {
    let parts = link.parts();
    if let Some(user_info) = parts.user_info() {
        hide_all(&mut text[user_info.span().range()]);
    }
    if let Some(sublink) = parts.sublink() {
        hide_revealed(&mut text[sublink.span().range()], around);
    }
    let payload = parts.payload().map_or(text.len(), |it| it.span().end());
    let key = target_key(parts).unwrap_or(payload..payload);
    hide_revealed(&mut text[payload..key.start], around);
    hide_revealed(&mut text[key.end..], around);
}

/// The bytes of the masked payload, as many as before.
fn payload_bytes(
    payload: Payload<'_>,
    is_as_seen: bool,
    around: &Around<'_>,
    cipher: Option<&Cipher>,
) -> Vec<u8> {
    let masked = |records: &Records<'_>| {
        records::masked(records, is_as_seen, &mut |text: &mut [u8]| {
            hide_revealed(text, around);
        })
    };
    let len = payload.as_bytes().len();
    let mut bytes = match (payload, cipher) {
        (Payload::Plaintext(records), _) => masked(&records),
        (Payload::Decrypted(decrypted), Some(cipher)) => {
            encrypted(&masked(decrypted.records()), cipher)
        }
        _ => Vec::new(),
    };
    // In a damaged payload the padding is among what was decrypted: encrypting adds more of it.
    bytes.resize(len, 0);
    bytes
}

fn encrypted(records: &[u8], cipher: &Cipher) -> Vec<u8> {
    let mut buffer = vec![0; Cipher::encrypted_len(records.len())];
    // The buffer has the length that this takes.
    let _ = cipher.encrypt(records, &mut buffer);
    buffer
}

/// Hides what a text reveals. A link that stands in it as it is stays one, masked; of one that is spelled or
/// wrapped in another way, the whole stretch is hidden.
fn hide_revealed(text: &mut [u8], around: &Around<'_>) {
    let given = text.to_vec();
    let mut links = Vec::new();
    for found in find::links(&given) {
        let place = found.range();
        if around.depth < MAX_DEPTH && given.get(place.clone()) == Some(found.link()) {
            let mut buffer = Vec::new();
            let reading = Reading::new(found.link(), around.settings, &mut buffer);
            text[place.clone()].copy_from_slice(&masked(&reading, around));
            links.push(place);
        } else {
            // Of what is encoded, and damaged, the rest can follow.
            hide(text, place.start..text.len());
        }
    }
    for place in revealed(text, &around.secrets) {
        hide_outside(text, place, &links);
    }
}

/// Hides what of a range stands in none of the links.
fn hide_outside(text: &mut [u8], range: Range<usize>, links: &[Range<usize>]) {
    let mut at = range.start;
    for link in links {
        if at < link.start.min(range.end) {
            hide(text, at..link.start.min(range.end));
        }
        at = at.max(link.end);
    }
    if at < range.end {
        hide(text, at..range.end);
    }
}
