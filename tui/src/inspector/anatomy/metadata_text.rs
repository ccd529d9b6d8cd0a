//! The metadata of a link as the inspector shows it.

use tracklens_codec::RecordId;

use super::body::MetadataText;
use crate::inspector::metadata_tree::MetadataTree;
use crate::reading::Reading;
use crate::reading::absence::{Absence, Cause};
use crate::text::shown::Shown;

impl MetadataText {
    /// The metadata of a link, or why there is none.
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let Some(metadata) = reading.metadata() else {
            let why = Absence::of(reading);
            return Self::None(match why.as_ref().map(Absence::shown) {
                None => "There is no payload that could have metadata.".to_owned(),
                Some(Some(Cause::Encrypted)) => {
                    "The payload is encrypted; what metadata it has can't be read.".to_owned()
                }
                Some(Some(Cause::Cut)) => {
                    "No metadata as far as the link could be read.".to_owned()
                }
                Some(_) => why.map_or_else(String::new, |why| format!("No metadata: {why}.")),
            });
        };
        let text = std::str::from_utf8(metadata.as_bytes()).ok();
        let Some(text) = text.filter(|_| metadata.is_json()) else {
            return Self::Other(Shown::bytes(metadata.as_bytes()));
        };
        let record = reading
            .records()
            .and_then(|it| it.first(RecordId::RCPT_META));
        let start = record.map_or(0, |record| record.value_offset());
        Self::Json(MetadataTree::new(text, start))
    }
}
