//! What the event of a link does with the metadata.

use tracklens_codec::{EventValue, Kind, LeftOut, MetadataLength, Options, Request};

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
        // Before any link expires.
        let Some(Ok(event)) = reading.event(Request::at(i64::MIN), options) else {
            return Self::NoEvent;
        };
        match event.left_out().next() {
            Some(LeftOut::Encrypted) => Self::Encrypted,
            Some(LeftOut::MetadataOver { len, max }) => {
                let length = MetadataLength::new(len, max);
                match event.kind() {
                    Kind::ListUnsubscribe => Self::OverLimitOfUnsubscribe(length),
                    _ => Self::OverLimit(length),
                }
            }
            Some(_) => Self::NotJson,
            None => {
                let carried = event.fields().find_map(|(_, value)| match value {
                    EventValue::Metadata(json) => Some(json.len()),
                    _ => None,
                });
                let max = options.max_metadata_len();
                match carried {
                    Some(len) => Self::Carried(MetadataLength::new(len, max)),
                    // An event leaves out an empty field, but the link has it, and it is not JSON.
                    None if reading.metadata().is_some() => Self::NotJson,
                    None => Self::NoMetadata,
                }
            }
        }
    }
}
