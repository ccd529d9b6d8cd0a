//! Laws of record lists.

use tracklens_codec::{
    Error, Kind, Layer, Record, RecordId, RecordList, Records, TransmissionId, Value,
};

use super::editing::one_record_is_edited;
use crate::oracles::writer::write_records;

/// All laws of this file.
///
/// # Panics
///
/// If a law is broken.
pub fn records(payload: &[u8]) {
    records_tile_the_payload(payload);
    every_fault_lies_in_its_record(payload);
    getters_return_the_first_record_of_their_id(payload);
    record_lists_are_written_and_edited(payload);
}

/// The records follow each other without a gap. Written again with their widths, and followed by what
/// is left over, they are the payload.
fn records_tile_the_payload(payload: &[u8]) {
    let records = Records::read(payload);
    assert_eq!(records.payload(), payload);
    judge_tiling(payload, records.iter(), records.left_over());
    assert_eq!(records.left_over(), &payload[records.left_over_offset()..]);
    assert_eq!(
        records.len(),
        records.iter().count(),
        "the number of records differs"
    );
    assert_eq!(records.is_empty(), records.iter().next().is_none());
    let mut iter = records.iter();
    iter.by_ref().for_each(drop);
    assert_eq!(iter.next(), None, "the records go on after their end");
}

/// Every fault lies in its record. Faults come in the order of the records, at most one for each. A
/// last one may end the list, and does so exactly if something is left over.
fn every_fault_lies_in_its_record(payload: &[u8]) {
    let records = Records::read(payload);
    let faults: Vec<Error> = records.faults().collect();
    judge_faults(&records, &faults);
}

/// Each getter returns the first record of its id, and nothing if its length is wrong.
fn getters_return_the_first_record_of_their_id(payload: &[u8]) {
    let records = Records::read(payload);
    let mut first = [None; 64];
    for record in &records {
        first[usize::from(record.id().get())].get_or_insert(record);
    }
    for (number, expected) in (0..).zip(first) {
        let id = RecordId::new(number).expect("an id below 64");
        judge_getter(number, records.first(id), expected);
    }
    let first = |number: u8| first[usize::from(number)];
    let bytes = |number: u8| first(number).map(|record| record.as_bytes());
    for (number, found) in [
        (4, records.target_link_url()),
        (5, records.target_link_name()),
        (7, records.rcpt_meta()),
        (8, records.campaign_id()),
        (9, records.template_id()),
        (18, records.rcpt_to()),
        (23, records.tenant_id()),
    ] {
        judge_getter(number, found, bytes(number));
    }
    let number = |number: u8| bytes(number)?.try_into().ok().map(u32::from_be_bytes);
    for (id, found) in [
        (6, records.expiry()),
        (17, records.template_version()),
        (24, records.subaccount_id()),
    ] {
        judge_getter(id, found, number(id));
    }
    let transmission = bytes(1).and_then(|it| it.try_into().ok().map(u64::from_be_bytes));
    judge_getter(
        1,
        records.transmission_id().map(TransmissionId::get),
        transmission,
    );
    let message = records.message_id().map(|id| *id.as_bytes());
    judge_getter(2, message, bytes(2).and_then(|it| it.try_into().ok()));
    judge_getter(60, records.kind(), kind(&records));
}

/// Pushing the records of a list one by one gives the same list if a writer wrote it, and setting or
/// removing a record leaves all others as they were.
fn record_lists_are_written_and_edited(payload: &[u8]) {
    let records = Records::read(payload);
    let mut buffer = vec![0; payload.len()];
    let mut pushed = RecordList::new(&mut buffer);
    let is_pushed = records
        .iter()
        .all(|it| pushed.push(it.id(), Value::Opaque(it.as_bytes())).is_ok());
    let is_alike = is_pushed && pushed.as_bytes() == payload;
    let is_whole = records.faults().next().is_none() && is_alike;
    assert_eq!(
        is_whole,
        is_alike && records.left_over().is_empty(),
        "a list with a fault can be written"
    );
    for id in [RecordId::EXPIRY, RecordId::RCPT_TO, RecordId::CLICK] {
        one_record_is_edited(&records, id);
    }
}

/// The kind that the first record of a kind names, unless that record has a value.
fn kind(records: &Records<'_>) -> Option<Kind> {
    let first = records.iter().find(|record| record.id().get() >= 60)?;
    if first.value() != Ok(Value::Flag) {
        return None;
    }
    Some(match first.id().get() {
        60 => Kind::ListUnsubscribe,
        61 => Kind::InitialOpen,
        62 => Kind::Open,
        _ => Kind::Click,
    })
}

fn judge_tiling<'p>(
    payload: &[u8],
    records: impl Iterator<Item = Record<'p>> + Clone,
    left_over: &[u8],
) {
    let mut end = 0;
    for (index, record) in records.clone().enumerate() {
        assert_eq!(record.offset(), end, "a gap before record {index}");
        assert_eq!(record.index(), index, "the index of record {index} differs");
        end = record.end();
    }
    let mut written = write_records(records, |record| record.width().get());
    assert_eq!(
        written.len(),
        end,
        "the length of the written records differs"
    );
    written.extend(left_over);
    assert_eq!(
        written, payload,
        "the written records differ from the payload"
    );
}

fn judge_faults(records: &Records<'_>, faults: &[Error]) {
    let spans: Vec<_> = records.iter().map(|it| it.offset()..it.end()).collect();
    let mut next_record = 0;
    for fault in faults {
        let index = fault.record().expect("a fault of a record");
        assert!(
            next_record <= index,
            "the faults are not in the order of the records"
        );
        next_record = index + 1;
        assert_eq!(fault.layer(), Layer::Payload);
        assert_eq!(
            fault.text_offset(),
            fault.offset(),
            "the list is the whole text"
        );
        if let Some(span) = spans.get(index) {
            assert!(
                span.contains(&fault.offset()),
                "{fault}: outside its record"
            );
        } else {
            assert_eq!(index, records.len(), "a fault of a missing record");
            assert_eq!(fault.offset(), records.left_over_offset());
        }
    }
    let ends = next_record > records.len();
    assert_eq!(
        ends,
        !records.left_over().is_empty(),
        "bytes are left over without a fault"
    );
}

fn judge_getter<T: Copy + PartialEq>(id: u8, found: Option<T>, expected: Option<T>) {
    assert!(
        found == expected,
        "the getter of id {id} does not return its first record"
    );
}
