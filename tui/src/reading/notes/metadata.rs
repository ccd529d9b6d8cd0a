//! The metadata: its length, and whether it is the JSON object that it should be.

use serde_json::Value as Json;
use tracklens_codec::{Link, RecordId};

use super::{Code, Note, Place};
use crate::reading::{Metadata, Reading};

pub(super) fn check(reading: &Reading<'_>, link: &Link<'_, '_>, notes: &mut Vec<Note>) {
    let record = link.records().and_then(|it| it.first(RecordId::RCPT_META));
    let (Some(metadata), Some(record)) = (reading.metadata(), record) else {
        return;
    };
    let place = Place::record(&record);
    let length = metadata.length();
    if length.is_over() {
        let detail = format!("{} bytes, limit {}", length.len(), length.max());
        notes.push(Note::with(Code::MetadataOver, &detail, place));
    }
    notes.extend(form(&metadata).map(|code| Note::new(code, place)));
}

/// What the metadata is instead of a JSON object. Nothing is lost of metadata that is empty.
fn form(metadata: &Metadata<'_>) -> Option<Code> {
    match metadata.json() {
        Some(Json::Object(_)) => None,
        Some(_) => Some(Code::MetadataNotObject),
        None if metadata.length().is_empty() => None,
        None if is_json(metadata.as_bytes()) => Some(Code::MetadataNotExact),
        None => Some(Code::MetadataNotJson),
    }
}

fn is_json(bytes: &[u8]) -> bool {
    serde_json::from_slice::<Json>(bytes).is_ok()
}
