//! The payload with one record changed, added or removed; all others stay byte for byte as they are.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use tracklens_codec::{
    Cipher, Error, ErrorKind, Kind, Layer, Link, Parts, Payload, Record, RecordId, RecordList,
    Records, Value, WriteError,
};

use super::error::EditError;
use super::form::{ValueForm, kind_record};
use super::splice::Splice;
use crate::reading::Reading;

/// The link.
pub(super) fn link<'r>(reading: &'r Reading<'_>) -> Result<&'r Link<'r, 'r>, EditError> {
    let link = reading.link();
    link.map_err(|_| EditError::new("the text is not a tracked link"))
}

/// The records of a link, if nothing of them is lost when they are written again.
pub(super) fn records<'r>(reading: &'r Reading<'_>) -> Result<&'r Records<'r>, EditError> {
    let link = link(reading)?;
    let is_damaged = match link.payload() {
        Payload::Plaintext(_) => false,
        Payload::Decrypted(decrypted) => decrypted.is_damaged(),
        Payload::Missing => return Err(EditError::new("the link has no payload")),
        Payload::Encrypted(_) if reading.settings().keys.cipher().is_some() => {
            return Err(EditError::new(
                "the payload is encrypted, and the operator's key does not fit",
            ));
        }
        Payload::Encrypted(_) => {
            return Err(EditError::new(
                "the payload is encrypted, and there is no key for it",
            ));
        }
        _ => {
            return Err(EditError::new(
                "the payload has an unknown flag: what it carries is not known",
            ));
        }
    };
    let breaks_off = |fault: &Error| {
        let is_symbol = matches!(fault.kind(), ErrorKind::InvalidSymbol { .. });
        is_symbol && fault.layer() == Layer::PayloadText
    };
    if is_damaged || reading.faults().any(|fault| breaks_off(&fault)) {
        return Err(EditError::new(
            "the text of the payload is damaged: everything after the damage would be lost",
        ));
    }
    let records = link.records();
    records.ok_or(EditError::new("the link has no records"))
}

/// The record with this index in the list.
pub(super) fn record<'r>(records: &Records<'r>, index: usize) -> Result<Record<'r>, EditError> {
    let found = records.iter().nth(index);
    found.ok_or(EditError::new("there is no such record"))
}

/// A record with another value.
pub(super) fn set(
    reading: &Reading<'_>,
    index: usize,
    form: ValueForm,
    typed: &str,
) -> Result<Vec<Splice>, EditError> {
    let records = records(reading)?;
    let old = record(records, index)?;
    let (_, present) = ValueForm::of_record(&old);
    let is_damaged = old.value().is_err() && present.is_empty();
    if typed == present && !is_damaged {
        return Ok(Vec::new());
    }
    let new = form.record(old.id(), typed)?;
    replace(reading, records, &old, &new)
}

/// The record of another kind of link, in the place of the present one.
pub(super) fn set_kind(reading: &Reading<'_>, kind: Kind) -> Result<Vec<Splice>, EditError> {
    let records = records(reading)?;
    match records.kind().and_then(|old| records.first(old.id())) {
        Some(old) => replace(reading, records, &old, &kind_record(kind)?),
        None => add(reading, kind.id(), Value::Flag),
    }
}

/// A new record, where it belongs.
pub(super) fn add_typed(
    reading: &Reading<'_>,
    id: RecordId,
    form: ValueForm,
    typed: &str,
) -> Result<Vec<Splice>, EditError> {
    let record = form.record(id, typed)?;
    let record = Records::read(&record);
    let value = record.first(id).map(|it| it.as_bytes());
    add(reading, id, Value::Opaque(value.unwrap_or_default()))
}

fn add(reading: &Reading<'_>, id: RecordId, value: Value<'_>) -> Result<Vec<Splice>, EditError> {
    let records = records(reading)?;
    if records.first(id).is_some() {
        return Err(WriteError::RepeatedRecord { id }.into());
    }
    let len = match value {
        Value::Opaque(bytes) => bytes.len(),
        _ => 0,
    };
    let mut buffer = vec![0; records.payload().len() + len + 16];
    let mut list = RecordList::copy_of(records, &mut buffer)?;
    list.set(id, value)?;
    // After bytes that are not a record, no other record could be read.
    let payload = [list.as_bytes(), records.left_over()].concat();
    splice(reading, &payload)
}

/// Without a record.
pub(super) fn remove(reading: &Reading<'_>, index: usize) -> Result<Vec<Splice>, EditError> {
    let records = records(reading)?;
    let old = record(records, index)?;
    replace(reading, records, &old, &[])
}

/// Without the bytes after the last record that can be read.
pub(super) fn remove_left_over(reading: &Reading<'_>) -> Result<Vec<Splice>, EditError> {
    let records = records(reading)?;
    let whole = records.payload().get(..records.left_over_offset());
    splice(reading, whole.unwrap_or_default())
}

fn replace(
    reading: &Reading<'_>,
    records: &Records<'_>,
    old: &Record<'_>,
    new: &[u8],
) -> Result<Vec<Splice>, EditError> {
    let mut payload = records.payload().to_vec();
    payload.splice(old.offset()..old.end(), new.iter().copied());
    splice(reading, &payload)
}

/// The payload with other records, encrypted again if it was encrypted.
fn splice(reading: &Reading<'_>, records: &[u8]) -> Result<Vec<Splice>, EditError> {
    let link = link(reading)?;
    let Some(part) = link.parts().payload() else {
        return Err(EditError::new("the link has no payload"));
    };
    if records.is_empty() {
        return Err(WriteError::EmptyPayload.into());
    }
    let cipher = reading.settings().keys.cipher();
    let payload = match cipher.filter(|_| link.payload().ciphertext().is_some()) {
        Some(cipher) => {
            let mut buffer = vec![0; Cipher::encrypted_len(records.len())];
            cipher.encrypt(records, &mut buffer)?.to_vec()
        }
        None => records.to_vec(),
    };
    let new = spelled(link.parts(), &payload);
    let old = link.records().map(Records::payload);
    let has_other_records = old != Some(records);
    Ok(vec![Splice::of_payload(
        part,
        new,
        payload,
        has_other_records,
    )])
}

/// Bytes as base64url, with the kind of padding that the link has already.
pub(super) fn spelled(parts: &Parts<'_>, bytes: &[u8]) -> String {
    let of_link = [parts.payload(), parts.signature(), parts.token()];
    let mut endings = of_link
        .into_iter()
        .flatten()
        .map(|part| match part.as_bytes() {
            [.., b'%', b'7', b'E'] => Some("%7E"),
            [.., b'%', b'7', b'e'] => Some("%7e"),
            [.., b'~'] => Some("~"),
            _ => None,
        });
    let padding = endings.find_map(|it| it).unwrap_or_else(|| {
        // A signature always needs padding: if it has none, a mailer stripped it.
        let is_stripped = parts.signature().is_some();
        if is_stripped { "" } else { "~" }
    });
    let mut symbols = URL_SAFE_NO_PAD.encode(bytes);
    let missing = symbols.len().next_multiple_of(4) - symbols.len();
    symbols.push_str(&padding.repeat(missing));
    symbols
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_padded_as_those_are_that_the_link_has_already() {
        for (link, expected) in [
            ("/q/AA/AAAAAQA~/Pg~~", ["AA~~", "AAA~", "AAAA"]),
            (
                "/q/AAECAwQFBgcICQoLDA0ODw%7E%7E/AAAAAQA%7E/AAAA",
                ["AA%7E%7E", "AAA%7E", "AAAA"],
            ),
            (
                "/q/AAECAwQFBgcICQoLDA0ODw/AAAAAQA%7e/AAAA",
                ["AA%7e%7e", "AAA%7e", "AAAA"],
            ),
            (
                "/q/AAECAwQFBgcICQoLDA0ODw/AAAAAQA/AAAA",
                ["AA", "AAA", "AAAA"],
            ),
        ] {
            let parts = Parts::find(link).unwrap();
            for (len, expected) in (1..).zip(expected) {
                assert_eq!(spelled(&parts, &vec![0; len]), expected, "{link}");
            }
        }
    }
}
