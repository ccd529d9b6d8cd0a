//! What the event of a link does with the metadata.

use tracklens_codec::{Kind, MetadataLength, Options, Payload};

use crate::reading::Reading;

/// What the event of a link does with the metadata, as `--format event` writes it until the link expires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventMetadata {
    /// There is no event: the text is not a link, or one with faults.
    NoEvent,
    /// The payload is encrypted.
    Encrypted,
    /// The link has no metadata.
    NoMetadata,
    /// The event carries it.
    Carried(MetadataLength),
    /// It is over the limit, so the event does not carry it.
    OverLimit(MetadataLength),
    /// The same for the event of an unsubscribe, for which no limit is documented.
    OverLimitOfUnsubscribe(MetadataLength),
    /// It is not JSON that comes out as it is, so the event does not carry it.
    NotJson,
}

impl EventMetadata {
    pub(super) fn of(reading: &Reading<'_>, options: Options) -> Self {
        let Ok(link) = reading.link() else {
            return Self::NoEvent;
        };
        if reading.has_faults() {
            return Self::NoEvent;
        }
        if link.records().is_none() {
            return match link.payload() {
                Payload::Encrypted(_) => Self::Encrypted,
                _ => Self::NoEvent,
            };
        }
        if link.kind().is_none() {
            return Self::NoEvent;
        }
        let Some(metadata) = reading.metadata() else {
            return Self::NoMetadata;
        };
        let max_len = options.max_metadata_len();
        let length = MetadataLength::new(metadata.as_bytes().len(), max_len);
        match (length.is_over(), link.kind()) {
            (true, Some(Kind::ListUnsubscribe)) => Self::OverLimitOfUnsubscribe(length),
            (true, _) => Self::OverLimit(length),
            _ if !metadata.is_json() => Self::NotJson,
            _ => Self::Carried(length),
        }
    }
}
