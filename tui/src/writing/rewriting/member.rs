//! The metadata of a link with one of its members changed.

use serde_json::Value as Json;
use tracklens_codec::RecordId;

use super::error::EditError;
use super::form::ValueForm;
use super::splice::Splice;
use super::{metadata, payload};
use crate::reading::Reading;

/// The keys of the metadata in their order, each with its value as it is spelled.
///
/// # Errors
///
/// That there are none, or why they can't be edited.
pub fn keys(reading: &Reading<'_>) -> Result<Vec<(String, String)>, EditError> {
    let keys = metadata::keys(&MetadataText::of(reading)?.json)?;
    if keys.is_empty() {
        return Err(EditError::new("the metadata has no key"));
    }
    Ok(keys)
}

/// Whether a key can be added.
pub(super) fn check(reading: &Reading<'_>) -> Result<(), EditError> {
    MetadataText::of(reading).map(|_| ())
}

/// The value at a JSON pointer, as it is spelled.
pub(super) fn value(reading: &Reading<'_>, pointer: &str) -> Result<String, EditError> {
    metadata::value(&MetadataText::of(reading)?.json, pointer)
}

/// Another value at a JSON pointer.
pub(super) fn set(
    reading: &Reading<'_>,
    pointer: &str,
    typed: &str,
) -> Result<Vec<Splice>, EditError> {
    let text = MetadataText::of(reading)?;
    text.replaced_by(reading, &metadata::set(&text.json, pointer, typed)?)
}

/// A new key, typed together with its value.
pub(super) fn add(reading: &Reading<'_>, typed: &str) -> Result<Vec<Splice>, EditError> {
    let text = MetadataText::of(reading)?;
    text.replaced_by(reading, &metadata::set_typed(&text.json, typed)?)
}

/// Without the value at a JSON pointer.
pub(super) fn remove(reading: &Reading<'_>, pointer: &str) -> Result<Vec<Splice>, EditError> {
    let text = MetadataText::of(reading)?;
    text.replaced_by(reading, &metadata::remove(&text.json, pointer)?)
}

/// The metadata as text, and the index of its record; an empty object if there is no record yet.
struct MetadataText {
    record: Option<usize>,
    json: String,
}

impl MetadataText {
    fn of(reading: &Reading<'_>) -> Result<Self, EditError> {
        let records = payload::records(reading)?;
        let Some(record) = records.first(RecordId::RCPT_META) else {
            return Ok(Self {
                record: None,
                json: "{}".to_owned(),
            });
        };
        let text = str::from_utf8(record.as_bytes());
        let text = text.map_err(|_| EditError::new("the metadata is not text"))?;
        // A bare record has no object yet.
        let json = if text.is_empty() { "{}" } else { text };
        if !matches!(
            reading.metadata().and_then(|it| it.json()),
            Some(Json::Object(_))
        ) {
            metadata::check(json)?;
        }
        Ok(Self {
            record: Some(record.index()),
            json: json.to_owned(),
        })
    }

    fn replaced_by(&self, reading: &Reading<'_>, json: &str) -> Result<Vec<Splice>, EditError> {
        match self.record {
            Some(index) => payload::set(reading, index, ValueForm::Metadata, json),
            None => payload::add_typed(reading, RecordId::RCPT_META, ValueForm::Metadata, json),
        }
    }
}
