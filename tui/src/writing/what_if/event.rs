//! What becomes of the metadata in the event of a link.

use tracklens_codec::{Kind, MetadataLength, Payload};

use crate::reading::Reading;

/// What becomes of the metadata in the event of a link, as `--format event` writes it until the link
/// expires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventMetadata {
    /// There is no link, or one with faults: no event is made of a part of one.
    NoEvent,
    /// The payload is encrypted.
    Encrypted,
    /// The link has none.
    NoMetadata,
    /// The event has it.
    Carried(MetadataLength),
    /// It is over the limit: the event goes without it.
    OverLimit(MetadataLength),
    /// The same in the event of an unsubscribe, of which no limit is documented.
    OverLimitOfUnsubscribe(MetadataLength),
    /// It is not JSON that comes out as it is: the event goes without it.
    NotJson,
}

impl EventMetadata {
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let Ok(link) = reading.link() else {
            return Self::NoEvent;
        };
        if !reading.troubles().is_empty() {
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
        let length = metadata.length();
        match (length.is_over(), link.kind()) {
            (true, Some(Kind::ListUnsubscribe)) => Self::OverLimitOfUnsubscribe(length),
            (true, _) => Self::OverLimit(length),
            _ if metadata.json().is_none() => Self::NotJson,
            _ => Self::Carried(length),
        }
    }
}
