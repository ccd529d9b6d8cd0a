//! A record list, read one record after the other (F-4 to F-6).

use std::str;

use tracklens_codec::{ErrorKind, Layer};

use super::fault::{Fault, count};

/// A record list, as far as it could be read.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// The records.
    pub records: Vec<ListedRecord>,
    /// What is left over after them.
    pub left_over: Vec<u8>,
    /// The faults, in the order of the records.
    pub faults: Vec<Fault>,
}

/// One record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedRecord {
    /// Its id.
    pub id: u8,
    /// How many bytes its length takes (F-4.2).
    pub width: usize,
    /// Where it starts in the payload.
    pub offset: usize,
    /// Its value.
    pub value: Vec<u8>,
}

impl List {
    /// The value of the first record with an id (F-6.13).
    #[must_use]
    pub fn first(&self, id: u8) -> Option<&[u8]> {
        let record = self.records.iter().find(|record| record.id == id)?;
        Some(&record.value)
    }

    /// The id of the kind: that of the first record of a kind, unless it has a value.
    #[must_use]
    pub fn kind(&self) -> Option<u8> {
        let record = self.records.iter().find(|record| record.id >= 60)?;
        record.value.is_empty().then_some(record.id)
    }
}

/// Reads a record list by itself, up to the record that ends it (F-6.17).
#[must_use]
pub fn read_list(payload: &[u8]) -> List {
    let mut list = List::default();
    let mut offset = 0;
    while offset < payload.len() {
        match read_record(&payload[offset..], offset) {
            Ok(record) => {
                let index = list.records.len();
                let fault = fault_of(&record, &list.records);
                list.faults
                    .extend(fault.map(|(kind, at)| in_record(kind, index, at)));
                offset += 1 + record.width + record.value.len();
                list.records.push(record);
            }
            Err(kind) => {
                list.faults
                    .push(in_record(kind, list.records.len(), offset));
                list.left_over = payload[offset..].to_vec();
                break;
            }
        }
    }
    list
}

fn read_record(rest: &[u8], offset: usize) -> Result<ListedRecord, ErrorKind> {
    let width = usize::from(rest[0] / 64);
    if width == 3 {
        return Err(ErrorKind::ReservedWidth);
    }
    let Some(length) = rest.get(1..1 + width) else {
        return Err(ErrorKind::TruncatedLength {
            claimed: count(width),
            available: count(rest.len() - 1),
        });
    };
    let len = length
        .iter()
        .rev()
        .fold(0, |len, &byte| len * 256 + usize::from(byte));
    let after = &rest[1 + width..];
    let Some(value) = after.get(..len) else {
        return Err(ErrorKind::TruncatedValue {
            claimed: count(len),
            available: count(after.len()),
        });
    };
    Ok(ListedRecord {
        id: rest[0] % 64,
        width,
        offset,
        value: value.to_vec(),
    })
}

/// The fault of a record, and its offset in the payload (F-6.13 to F-6.16).
fn fault_of(record: &ListedRecord, earlier: &[ListedRecord]) -> Option<(ErrorKind, usize)> {
    let is_kind = |id: u8| id >= 60;
    let repeats = |it: &ListedRecord| it.id == record.id || is_kind(it.id) && is_kind(record.id);
    if earlier.iter().any(repeats) {
        return Some((ErrorKind::RepeatedRecord, record.offset));
    }
    let fixed = |expected: usize| {
        let found = record.value.len();
        let kind = ErrorKind::RecordLength {
            expected: count(expected),
            found: count(found),
        };
        (found != expected).then_some((kind, record.offset))
    };
    let utf8 = |may_be_cut: bool| {
        let error = str::from_utf8(&record.value).err()?;
        let taken = may_be_cut && error.error_len().is_none();
        let at = record.offset + 1 + record.width + error.valid_up_to();
        (!taken).then_some((ErrorKind::InvalidUtf8, at))
    };
    match record.id {
        1 => fixed(8),
        2 => fixed(10),
        6 | 17 | 24 => fixed(4),
        60..=63 => fixed(0),
        5 => utf8(true),
        4 | 7 | 8 | 9 | 18 | 23 => utf8(false),
        _ => None,
    }
}

fn in_record(kind: ErrorKind, index: usize, offset: usize) -> Fault {
    Fault {
        kind,
        layer: Layer::Payload,
        record: Some(index),
        offset,
        text_offset: offset,
    }
}
