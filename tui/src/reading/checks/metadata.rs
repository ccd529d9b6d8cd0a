//! The metadata: its length, and whether it is the JSON object that it should be.

use tracklens_codec::{Link, RecordId};

use crate::reading::metadata::{Metadata, MetadataForm};
use crate::reading::notes::{Code, Note, NoteList, NotePlace};
use crate::reading::read::Reading;

pub(super) fn check(reading: &Reading<'_>, link: &Link<'_, '_>, notes: &mut NoteList) {
    let record = link.records().and_then(|it| it.first(RecordId::RCPT_META));
    let (Some(metadata), Some(record)) = (reading.metadata(), record) else {
        return;
    };
    let place = NotePlace::of_record(&record);
    let length = metadata.length();
    if length.is_over() {
        let detail = format!("{} bytes, limit {}", length.len(), length.max());
        notes.push(Note::with(Code::MetadataOver, &detail, place));
    }
    notes.extend(instead_of_object(metadata).map(|code| Note::new(code, place)));
}

/// What the metadata is instead of a JSON object. Empty metadata loses nothing.
fn instead_of_object(metadata: Metadata<'_>) -> Option<Code> {
    match metadata.form() {
        None if metadata.is_object() => None,
        None => Some(Code::MetadataNotObject),
        Some(MetadataForm::NotExact) => Some(Code::MetadataNotExact),
        Some(MetadataForm::NotJson) if metadata.length().is_empty() => None,
        Some(MetadataForm::NotJson) => Some(Code::MetadataNotJson),
    }
}
