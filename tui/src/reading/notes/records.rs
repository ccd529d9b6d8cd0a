//! The order of the records, and those that come twice.

use tracklens_codec::{ErrorKind, Link, Record, RecordId, Records, Shape};

use super::{Code, Note, Place};
use crate::reading::Reading;

pub(super) fn check(_: &Reading<'_>, link: &Link<'_, '_>, notes: &mut Vec<Note>) {
    if let Some(records) = link.records() {
        notes.extend(misplaced(records.first(RecordId::EXPIRY), 0));
        notes.extend(misplaced(kind(records), 1));
    }
    notes.extend(repeated(link));
}

/// The record that says of what kind the link is.
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
    let place = Place::record(&record);
    Some(Note::with(Code::MisplacedRecord, &detail, place))
}

/// Of the faults those that are a matter of order: the list of findings would lack something.
fn repeated(link: &Link<'_, '_>) -> impl Iterator<Item = Note> {
    link.faults()
        .filter(|fault| fault.kind() == ErrorKind::RepeatedRecord)
        .map(|fault| {
            let place = Place {
                record: fault.record(),
                ..Place::default()
            };
            Note::new(Code::RepeatedRecord, place.at(fault.text_offset()))
        })
}
