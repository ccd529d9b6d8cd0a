//! The metadata of a link as the inspector shows it.

use tracklens_codec::{Payload, RecordId};

use super::body::MetadataText;
use crate::inspector::metadata_tree::MetadataTree;
use crate::reading::Reading;
use crate::text::shown::Shown;

impl MetadataText {
    /// The metadata of a link, or why there is none.
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let Some(metadata) = reading.metadata() else {
            return Self::None(match reading.payload() {
                Some(Payload::Plaintext(_) | Payload::Decrypted(_)) if !reading.has_faults() => {
                    "This link carries no metadata."
                }
                Some(Payload::Plaintext(_) | Payload::Decrypted(_)) => {
                    "No metadata as far as the link could be read."
                }
                Some(Payload::Encrypted(_)) => {
                    "The payload is encrypted; what metadata it has can't be read."
                }
                _ => "There is no payload that could carry metadata.",
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
