//! Record lists with everything about the recipient hidden.

use tracklens_codec::{ErrorKind, Record, RecordId, Records, Value};

use super::addresses::Addresses;
use super::hiding::HIDDEN;
use super::metadata;

/// A byte that UTF-8 never has. It replaces one that was invalid, so that the fault stays.
const INVALID: u8 = 0xff;

/// The bytes of a record list that has the same records, of the same lengths.
pub(super) fn masked(records: &Records<'_>, addresses: &Addresses<'_>) -> Vec<u8> {
    let mut bytes = records.payload().to_vec();
    for record in records {
        let value = &mut bytes[record.value_offset()..record.end()];
        match record.id() {
            RecordId::RCPT_TO => hide_recipient(value),
            RecordId::RCPT_META => metadata::hide(value, addresses),
            _ if is_text(&record) => addresses.hide(value, &[]),
            _ => {}
        }
        keep_fault(&record, records.payload(), &mut bytes);
    }
    let left_over = &mut bytes[records.left_over_offset()..];
    let header = header_len(left_over);
    left_over.iter_mut().skip(header).for_each(hide_byte);
    bytes
}

fn hide_recipient(value: &mut [u8]) {
    let hidden = value.iter_mut().filter(|byte| **byte != b'@');
    hidden.for_each(hide_byte);
}

fn hide_byte(byte: &mut u8) {
    *byte = HIDDEN;
}

/// Whether a value could be text: it is neither a number nor an identifier.
fn is_text(record: &Record<'_>) -> bool {
    !matches!(
        record.value(),
        Ok(Value::Number(_) | Value::TransmissionId(_) | Value::MessageId(_))
    )
}

/// Keeps text that was not UTF-8 from becoming UTF-8.
fn keep_fault(record: &Record<'_>, payload: &[u8], bytes: &mut [u8]) {
    if let Err(error) = record.value()
        && error.kind() == ErrorKind::InvalidUtf8
        && bytes[error.offset()] != payload[error.offset()]
    {
        bytes[error.offset()] = INVALID;
    }
}

/// The bytes of the tag and the length of a record that could not be read.
fn header_len(left_over: &[u8]) -> usize {
    match left_over.first().map(|tag| tag >> 6) {
        Some(width @ 1..=2) => 1 + usize::from(width),
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(payload: &[u8]) -> Vec<u8> {
        let records = Records::read(payload);
        let hidden = masked(&records, &Addresses::of(Some(&records)));
        let (before, after) = (records.faults(), Records::read(&hidden));
        assert!(before.eq(after.faults()), "the same faults");
        hidden
    }

    #[test]
    fn values_of_the_recipient_are_hidden_and_others_are_not() {
        let table: &[(&[u8], &[u8])] = &[
            (b"\x52\x06us@b.c\x3f", b"\x52\x06**@***\x3f"),
            (b"\x52\x04user\x52\x03a@b", b"\x52\x04****\x52\x03*@*"),
            (b"\x47\x07{\"a\":7}", b"\x47\x07{\"a\":0}"),
            (b"\x48\x06spring", b"\x48\x06spring"),
            (b"\x52\x03a@b\x44\x05x?a@b", b"\x52\x03*@*\x44\x05x?*@*"),
            (b"\x52\x03a@b\x60\x04-a@b", b"\x52\x03*@*\x60\x04-*@*"),
            (b"\x52\x04a@bc\x46\x04a@bc", b"\x52\x04*@**\x46\x04a@bc"),
            (b"\x52\x04a@bc\x46\x05a@bcd", b"\x52\x04*@**\x46\x05*@**d"),
        ];
        for (payload, expected) in table {
            assert_eq!(hidden(payload), *expected, "{}", payload.escape_ascii());
        }
    }

    #[test]
    fn a_list_that_is_damaged_stays_so() {
        let table: &[(&[u8], &[u8])] = &[
            (b"\x3f\x52\x10us@b", b"\x3f\x52\x10****"),
            (b"\x3f\x92\x10\x01us", b"\x3f\x92\x10\x01**"),
            (b"\x3f\x92\x10", b"\x3f\x92\x10"),
            (b"\x3f\xd2\x10us", b"\x3f\xd2***"),
            (b"\x52\x03u\xffs", b"\x52\x03*\xff*"),
            (b"\x52\x03u\xc3s", b"\x52\x03*\xff*"),
            (b"\x47\x03u\xc3s", b"\x47\x03*\xff*"),
            (
                b"\x52\x03a@b\x44\x05\xc3a@b\xff",
                b"\x52\x03*@*\x44\x05\xc3*@*\xff",
            ),
        ];
        for (payload, expected) in table {
            assert_eq!(hidden(payload), *expected, "{}", payload.escape_ascii());
        }
    }
}
