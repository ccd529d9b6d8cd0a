//! The payload in rows: each record begins a row of its own.

use std::ops::Range;

use crate::inspector::anatomy::{Anatomy, Subject};

/// A row of the payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ByteRow {
    /// Bytes of an item.
    Bytes {
        /// The item.
        item: usize,
        /// The bytes of the payload.
        bytes: Range<usize>,
        /// Whether the item begins here.
        is_first: bool,
    },
    /// A fault of the record above, or of what follows.
    Fault(usize),
    /// There is no payload.
    Nothing,
}

/// The payload in rows of so many bytes.
pub(super) fn of_payload(anatomy: &Anatomy, per_row: usize) -> Vec<ByteRow> {
    let mut rows = Vec::new();
    let push = |rows: &mut Vec<ByteRow>, item: usize| {
        let bytes = anatomy.items()[item].bytes().unwrap_or_default();
        for start in bytes.clone().step_by(per_row) {
            rows.push(ByteRow::Bytes {
                item,
                bytes: start..bytes.end.min(start + per_row),
                is_first: start == bytes.start,
            });
        }
    };
    let mut faults = (0..anatomy.items().len())
        .filter_map(|item| match &anatomy.items()[item].subject {
            Subject::Fault(error) => Some((error.record()?, item)),
            _ => None,
        })
        .peekable();
    for (index, item) in anatomy.records().iter().enumerate() {
        push(&mut rows, *item);
        while let Some((_, fault)) = faults.next_if(|(record, _)| *record == index) {
            rows.push(ByteRow::Fault(fault));
        }
    }
    rows.extend(faults.map(|(_, fault)| ByteRow::Fault(fault)));
    if let Some(item) = anatomy.left_over() {
        push(&mut rows, item);
    }
    if let Some((_, item)) = anatomy.unread() {
        push(&mut rows, item);
    }
    if rows.is_empty() && !anatomy.is_empty() {
        rows.push(ByteRow::Nothing);
    }
    rows
}

/// Of some rows, those that have any of these bytes.
pub(super) fn rows_with(
    all: &[ByteRow],
    rows: &Range<usize>,
    bytes: &Range<usize>,
) -> Range<usize> {
    let has_any = |row: &ByteRow| match row {
        ByteRow::Bytes { bytes: of_row, .. } => {
            of_row.start < bytes.end && bytes.start < of_row.end
        }
        _ => false,
    };
    let of_item = all.get(rows.clone()).unwrap_or_default();
    let first = of_item.iter().position(has_any).unwrap_or_default();
    let count = of_item[first..]
        .iter()
        .take_while(|row| has_any(row))
        .count();
    rows.start + first..rows.start + first + count
}
