//! The order of the records, and records that come twice.

use tracklens_codec::{Error, ErrorKind, Link, Record, RecordId, Records, Shape};

use crate::reading::notes::{Code, Note, NoteGroup, NoteList, NotePlace};
use crate::reading::read::Reading;

pub(super) fn check(reading: &Reading<'_>, link: &Link<'_, '_>, notes: &mut NoteList) {
    if let Some(records) = link.records() {
        notes.extend(misplaced(records.first(RecordId::EXPIRY), 0));
        notes.extend(misplaced(kind(records), 1));
    }
    if reading.has_faults() {
        notes.push_group(NoteGroup::RepeatedRecords);
    }
}

/// The faults that are about order: without them the list of notes would not be complete.
pub(super) fn repeated(reading: &Reading<'_>) -> impl Iterator<Item = Note> {
    let is_repeated = |fault: &Error| fault.kind() == ErrorKind::RepeatedRecord;
    reading.faults().filter(is_repeated).map(|fault| {
        let place = fault
            .record()
            .map_or_else(NotePlace::default, NotePlace::of_index);
        Note::new(Code::RepeatedRecord, place.at(fault.text_offset()))
    })
}

/// The record that says what kind of link this is.
fn kind<'p>(records: &Records<'p>) -> Option<Record<'p>> {
    let is_kind = |record: &Record<'_>| {
        let definition = record.id().definition();
        definition.is_some_and(|it| it.shape() == Shape::Kind)
    };
    records.iter().find(is_kind)
}

fn misplaced(record: Option<Record<'_>>, index: usize) -> Option<Note> {
    let record = record.filter(|record| record.index() != index)?;
    let detail = format!("record {} instead of {index}", record.index());
    let place = NotePlace::of_record(&record);
    Some(Note::with(Code::MisplacedRecord, &detail, place))
}
