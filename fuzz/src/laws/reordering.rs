//! Laws of records that stand elsewhere, are added, or are repeated: a reader depends on no order.

use tracklens_codec::{ErrorKind, Record, RecordId, Records};

use crate::writer::{write_record, write_records};

/// All laws of this file.
///
/// # Panics
///
/// Where one is broken.
pub fn reordering(payload: &[u8]) {
    let records = Records::read(payload);
    // The first of two counts: only without repetitions and kinds beside a kind is the order free.
    if records.faults().next().is_some() || !records.left_over().is_empty() {
        return;
    }
    permuted_records_say_the_same(&records);
    an_added_record_of_an_unknown_id_changes_nothing(&records);
    a_repeated_record_changes_nothing_and_is_told(&records);
}

/// Records in any other order say the same, without a fault.
fn permuted_records_say_the_same(records: &Records<'_>) {
    let mut order: Vec<Record<'_>> = records.iter().collect();
    order.reverse();
    judge_same_say(records, &rewritten(&order), 0);
    for _ in 0..order.len() {
        order.rotate_left(1);
        judge_same_say(records, &rewritten(&order), 0);
    }
    order.sort_by_key(Record::as_bytes);
    judge_same_say(records, &rewritten(&order), 0);
}

/// A record of an id that nobody knows, put anywhere, is kept where it stands and changes nothing
/// that the others say.
fn an_added_record_of_an_unknown_id_changes_nothing(records: &Records<'_>) {
    let is_free = |number: &u8| {
        RecordId::new(*number).is_some_and(|id| id.definition().is_none() && !holds(records, id))
    };
    let Some(number) = (0..64).find(is_free) else {
        return;
    };
    let order: Vec<Record<'_>> = records.iter().collect();
    for place in 0..=order.len() {
        let mut payload = rewritten(&order[..place]);
        write_record(number, 1, b"\xff\x00", &mut payload);
        payload.extend(rewritten(&order[place..]));
        judge_same_say(records, &payload, 0);
        let added = Records::read(&payload).iter().nth(place);
        judge_kept(added, number);
    }
}

/// A record that repeats another, whatever its value, changes nothing that the first says, and is
/// the one fault, at its own place.
fn a_repeated_record_changes_nothing_and_is_told(records: &Records<'_>) {
    let order: Vec<Record<'_>> = records.iter().collect();
    for record in &order {
        let mut payload = rewritten(&order);
        let end = payload.len();
        write_record(record.id().get(), 0, b"", &mut payload);
        judge_same_say(records, &payload, 1);
        let fault = Records::read(&payload).faults().next();
        judge_repetition(fault.map(|it| (it.kind(), it.offset())), end);
    }
}

fn holds(records: &Records<'_>, id: RecordId) -> bool {
    records.first(id).is_some()
}

/// The records as a payload, each as wide as it was.
fn rewritten(records: &[Record<'_>]) -> Vec<u8> {
    write_records(records.iter().copied(), |record| record.width().get())
}

/// For every id of the first list, the second gives the same bytes; it has so many faults.
fn judge_same_say(records: &Records<'_>, payload: &[u8], faults: usize) {
    let other = Records::read(payload);
    for record in records {
        let found = other.first(record.id()).map(|it| it.as_bytes());
        assert!(
            found == Some(record.as_bytes()),
            "record {} says something else",
            record.id().get()
        );
    }
    assert_eq!(other.kind(), records.kind(), "another kind");
    assert_eq!(other.left_over(), b"", "something is left over");
    assert_eq!(other.faults().count(), faults, "another number of faults");
}

fn judge_kept(added: Option<Record<'_>>, number: u8) {
    let kept = added.map(|it| (it.id().get(), it.as_bytes()));
    assert_eq!(
        kept,
        Some((number, &b"\xff\x00"[..])),
        "an unknown record is lost"
    );
}

fn judge_repetition(fault: Option<(ErrorKind, usize)>, place: usize) {
    assert_eq!(
        fault,
        Some((ErrorKind::RepeatedRecord, place)),
        "a repeated record is told otherwise"
    );
}
