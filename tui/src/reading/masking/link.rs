//! The text of a link with its values hidden.

use std::ops::Range;

use tracklens_codec::{Cipher, ErrorKind, Layer, Link, Payload};

use super::addresses::Addresses;
use super::hiding::hide_all;
use super::{payload, records};
use crate::reading::read::Reading;

/// What stands before the target in the query.
const TARGET: &[u8] = b"target=";

/// The text of a link with its values hidden, as long as before.
pub(super) fn masked(link: &Link<'_, '_>, reading: &Reading<'_>) -> Vec<u8> {
    let parts = link.parts();
    let mut text = parts.text().to_vec();
    let addresses = Addresses::of(link.records());
    addresses.hide(&mut text, &kept(link));
    if let Some(part) = parts.trailing_path() {
        hide_all(&mut text[part.span().range()]);
    }
    if let Some(part) = parts.payload() {
        let cipher = reading.settings().keys.cipher();
        let bytes = payload_bytes(link.payload(), &addresses, cipher);
        let invalid = invalid_symbol(reading);
        payload::rewrite(&mut text, part.span().range(), &bytes, invalid);
    }
    text
}

/// Where no address is looked for: the parts that the link can't be read without.
fn kept(link: &Link<'_, '_>) -> Vec<Range<usize>> {
    let parts = link.parts();
    let key = parts.query_target().map(|target| {
        let start = target.span().start();
        start - TARGET.len()..start
    });
    let kept = [
        parts.scheme(),
        parts.port_text(),
        Some(parts.route_text()),
        parts.signature().filter(|_| link.signature().is_some()),
        parts.token(),
        parts.payload(),
    ];
    let spans = kept.into_iter().flatten().map(|part| part.span().range());
    spans.chain(key).collect()
}

/// The bytes of the masked payload, as many as before.
fn payload_bytes(
    payload: Payload<'_>,
    addresses: &Addresses<'_>,
    cipher: Option<&Cipher>,
) -> Vec<u8> {
    let len = payload.as_bytes().len();
    let mut bytes = match (payload, cipher) {
        (Payload::Plaintext(records), _) => records::masked(&records, addresses),
        (Payload::Decrypted(decrypted), Some(cipher)) => {
            encrypted(&records::masked(decrypted.records(), addresses), cipher)
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

/// Where the text of the payload could not be read any further.
fn invalid_symbol(reading: &Reading<'_>) -> Option<usize> {
    let is_invalid = |kind| matches!(kind, ErrorKind::InvalidSymbol { .. });
    let mut faults = reading.faults();
    let fault =
        faults.find(|fault| fault.layer() == Layer::PayloadText && is_invalid(fault.kind()));
    fault.map(|fault| fault.text_offset())
}
