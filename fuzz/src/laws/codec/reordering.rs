//! Laws of record lists whose records are moved, added or repeated: a reader depends on no order.

use tracklens_codec::{ErrorKind, Record, RecordId, Records};

use crate::oracles::writer::{write_record, write_records};

/// All laws of this file.
///
/// # Panics
///
/// If a law is broken.
pub fn reordering(payload: &[u8]) {
    let records = Records::read(payload);
    // The order matters to repeated records, because the first one counts.
    if records.faults().next().is_some() || !records.left_over().is_empty() {
        return;
    }
    the_order_of_records_changes_nothing(&records);
    adding_a_record_with_an_unknown_id_changes_nothing(&records);
    a_repeated_record_changes_nothing_but_is_a_fault(&records);
}

/// Records in any order say the same, without a fault.
fn the_order_of_records_changes_nothing(records: &Records<'_>) {
    let mut order: Vec<Record<'_>> = records.iter().collect();
    order.reverse();
    judge_likeness(records, &rewritten(&order), 0);
    for _ in 0..order.len() {
        order.rotate_left(1);
        judge_likeness(records, &rewritten(&order), 0);
    }
    order.sort_by_key(Record::as_bytes);
    judge_likeness(records, &rewritten(&order), 0);
}

/// A record with an unknown id is kept wherever it is added, and changes nothing about the others.
fn adding_a_record_with_an_unknown_id_changes_nothing(records: &Records<'_>) {
    let is_free = |number: &u8| {
        RecordId::new(*number).is_some_and(|id| id.definition().is_none() && !holds(records, id))
    };
    let Some(number) = (0..64).find(is_free) else {
        return;
    };
    let order: Vec<Record<'_>> = records.iter().collect();
    for index in 0..=order.len() {
        let mut payload = rewritten(&order[..index]);
        write_record(number, 1, b"\xff\x00", &mut payload);
        payload.extend(rewritten(&order[index..]));
        judge_likeness(records, &payload, 0);
        let records = Records::read(&payload);
        let added = records.iter().nth(index);
        assert_eq!(
            added.map(|it| (it.id().get(), it.as_bytes())),
            Some((number, &b"\xff\x00"[..])),
            "a record with an unknown id is lost"
        );
    }
}

/// A record that repeats another one changes nothing about the first, and is the only fault, at its own
/// offset.
fn a_repeated_record_changes_nothing_but_is_a_fault(records: &Records<'_>) {
    let order: Vec<Record<'_>> = records.iter().collect();
    for record in &order {
        let mut payload = rewritten(&order);
        let end = payload.len();
        write_record(record.id().get(), 0, b"", &mut payload);
        judge_likeness(records, &payload, 1);
        let fault = Records::read(&payload).faults().next();
        assert_eq!(
            fault.map(|it| (it.kind(), it.offset())),
            Some((ErrorKind::RepeatedRecord, end)),
            "a repeated record has another fault"
        );
    }
}

fn holds(records: &Records<'_>, id: RecordId) -> bool {
    records.first(id).is_some()
}

/// The records as a payload, each with the width that it had.
fn rewritten(records: &[Record<'_>]) -> Vec<u8> {
    write_records(records.iter().copied(), |record| record.width().get())
}

/// For every id of the list, the payload has the same bytes; and it has this many faults.
fn judge_likeness(records: &Records<'_>, payload: &[u8], faults: usize) {
    let other = Records::read(payload);
    for record in records {
        let found = other.first(record.id()).map(|it| it.as_bytes());
        assert!(
            found == Some(record.as_bytes()),
            "record {} differs",
            record.id().get()
        );
    }
    assert_eq!(other.kind(), records.kind(), "the kind differs");
    assert_eq!(other.left_over(), b"", "something is left over");
    assert_eq!(
        other.faults().count(),
        faults,
        "the number of faults differs"
    );
}
