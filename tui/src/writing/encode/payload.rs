//! A payload that the object has as it is: as records, or as a ciphertext.

use tracklens_codec::{Flag, RecordId, Records, Width};

use super::diagnostic::Diagnostic;
use super::object::{LinkPart, Object};

/// Bytes of a block of a ciphertext.
const BLOCK: usize = 16;

/// The payload of the object, if it has one; the ciphertext if it has both.
///
/// With a key, an encrypted link needs no ciphertext: its records are encrypted later.
pub(super) fn given(
    link: &Object<'_>,
    has_key: bool,
) -> Result<Option<(Flag, Vec<u8>)>, Diagnostic> {
    let ciphertext = link.bytes("payload_hex")?;
    match (ciphertext, link.truth("encrypted")?) {
        (Some(_), Some(false)) => {
            let message = "this contradicts payload_hex, which only an encrypted link has";
            Err(link.diagnostic("encrypted", message, "contradiction"))
        }
        (Some(ciphertext), _) => Ok(Some((Flag::Encrypted, ciphertext))),
        (None, Some(true)) if !has_key => {
            let message =
                "without a key, an encrypted link can only be written from its ciphertext";
            Err(link.diagnostic("payload_hex", message, "missing_key"))
        }
        (None, _) => Ok(of_records(link)?.map(|records| (Flag::Plaintext, records))),
    }
}

/// Checks that a ciphertext is made of whole blocks: no other one can be decrypted.
pub(super) fn check_blocks(link: &Object<'_>, ciphertext: &[u8]) -> Result<(), Diagnostic> {
    if ciphertext.len().is_multiple_of(BLOCK) {
        return Ok(());
    }
    let len = ciphertext.len();
    let message = format!("this must be whole blocks of {BLOCK} bytes, and has {len} bytes");
    Err(link.diagnostic("payload_hex", message, "ciphertext_length"))
}

/// Every record in its order, and the bytes that were left over after a damaged one.
fn of_records(link: &Object<'_>) -> Result<Option<Vec<u8>>, Diagnostic> {
    let Some(records) = link.array("records")? else {
        return Ok(None);
    };
    let mut payload = Vec::new();
    for (index, record) in records.items().enumerate() {
        let object = link.part(record, LinkPart::Record(index));
        if !record.is_object() {
            return Err(object.wrong());
        }
        put_record(&mut payload, &object)?;
    }
    if let Some(left_over) = link.object("left_over")? {
        let left_over = link.part(left_over, LinkPart::LeftOver);
        let start = payload.len();
        payload.extend(left_over.bytes("hex")?.unwrap_or_default());
        if Records::read(&payload).left_over_offset() != start {
            let message = "these bytes would be read as a record";
            return Err(left_over.diagnostic("hex", message, "not_left_over"));
        }
    }
    Ok(Some(payload))
}

fn put_record(payload: &mut Vec<u8>, record: &Object<'_>) -> Result<(), Diagnostic> {
    let id = record
        .number_up_to("id", 63)?
        .and_then(RecordId::new)
        .ok_or_else(|| record.missing("id"))?;
    let value = record
        .possibly_no_bytes("hex")?
        .ok_or_else(|| record.missing("hex"))?;
    let width = width(record, value.len())?;
    payload.push((width.get() << 6) | id.get());
    let len = value.len().to_le_bytes();
    payload.extend(&len[..usize::from(width.get())]);
    payload.extend(value);
    Ok(())
}

/// The width of the length: the one that the record asks for, or else the smallest.
fn width(record: &Object<'_>, len: usize) -> Result<Width, Diagnostic> {
    let minimal = Width::minimal(len).ok_or_else(|| {
        let message = format!("the value has {len} bytes, and a record holds 65535");
        record.diagnostic("hex", message, "value_too_long")
    })?;
    let asked = match record.number_up_to::<u8>("width", 2)? {
        None => minimal,
        Some(0) => Width::Bare,
        Some(1) => Width::One,
        Some(_) => Width::Two,
    };
    if asked < minimal {
        let message = format!("a value of {len} bytes needs a wider length than this");
        return Err(record.diagnostic("width", message, "width_too_small"));
    }
    Ok(asked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::hex;
    use crate::text::json::Tree;
    use crate::writing::encode::object::Pointer;

    fn payload(link: &str) -> String {
        let link = Tree::read(link.as_bytes(), 0).unwrap();
        match given(&Object::new(link.root(), Pointer::default()), false) {
            Ok(Some((flag, bytes))) => format!("{flag:?} {}", hex::digits(&bytes)),
            Ok(None) => String::new(),
            Err(diagnostic) => diagnostic.to_string(),
        }
    }

    #[test]
    fn records_are_written_in_their_order_and_as_wide_as_they_were() {
        for (link, expected) in [
            ("{}", ""),
            (r#"{"records":[]}"#, "Plaintext "),
            (
                r#"{"records":[{"id":63,"hex":""},{"id":0,"hex":"01"}]}"#,
                "Plaintext 3f400101",
            ),
            (
                r#"{"records":[{"id":4,"width":1,"hex":""},{"id":4,"width":2,"hex":"ff"}]}"#,
                "Plaintext 4400840100ff",
            ),
            (
                r#"{"records":[{"id":63,"name":7,"len":9,"offset":"x","hex":""}],"left_over":{"hex":"c1"}}"#,
                "Plaintext 3fc1",
            ),
            (
                r#"{"records":[],"payload_hex":"0102","encrypted":true}"#,
                "Encrypted 0102",
            ),
        ] {
            assert_eq!(payload(link), expected, "{link}");
        }
        let wide = format!(r#"{{"records":[{{"id":7,"hex":"{}"}}]}}"#, "00".repeat(256));
        assert!(payload(&wide).starts_with("Plaintext 8700010000"));
    }

    #[test]
    fn a_value_that_is_not_a_payload_is_an_error_with_its_place() {
        for (link, expected) in [
            (
                r#"{"records":{}}"#,
                "/records: this must be an array [wrong_type]",
            ),
            (
                r#"{"records":[7]}"#,
                "/records/0: this must be an object [wrong_type]",
            ),
            (
                r#"{"records":[{"hex":""}]}"#,
                "/records/0/id: this is missing [missing_key]",
            ),
            (
                r#"{"records":[{"id":7}]}"#,
                "/records/0/hex: this is missing [missing_key]",
            ),
            (
                r#"{"records":[{"id":1,"hex":""},{"id":64,"hex":""}]}"#,
                "/records/1/id: this must be a whole number from 0 to 63 [out_of_range]",
            ),
            (
                r#"{"records":[{"id":7,"width":0,"hex":"00"}]}"#,
                "/records/0/width: a value of 1 bytes needs a wider length than this [width_too_small]",
            ),
            (
                r#"{"records":[{"id":7,"width":999,"hex":"00"}]}"#,
                "/records/0/width: this must be a whole number from 0 to 2 [out_of_range]",
            ),
            (
                r#"{"encrypted":true,"records":[]}"#,
                "/payload_hex: without a key, an encrypted link can only be written from its ciphertext [missing_key]",
            ),
            (
                r#"{"encrypted":false,"payload_hex":"00"}"#,
                "/encrypted: this contradicts payload_hex, which only an encrypted link has [contradiction]",
            ),
        ] {
            assert_eq!(payload(link), expected, "{link}");
        }
        let long = format!(
            r#"{{"records":[{{"id":7,"hex":"{}"}}]}}"#,
            "00".repeat(65536)
        );
        let expected =
            "/records/0/hex: the value has 65536 bytes, and a record holds 65535 [value_too_long]";
        assert_eq!(payload(&long), expected);
    }
}
