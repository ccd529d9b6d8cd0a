//! What of a link can be edited.

use tracklens_codec::RecordId;

use crate::reading::source::PartName;

/// What of a link is edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditPlace {
    /// The kind of link, and the route that belongs to it.
    Event,
    /// The customer id, in the token.
    CustomerId,
    /// A part of the text.
    Part(PartName),
    /// The record with this index in the list, from 0.
    Record(usize),
    /// A record that the link does not have yet.
    NewRecord(RecordId),
    /// The value in the metadata at a JSON pointer (RFC 6901).
    Member(String),
    /// A new key of the metadata, typed together with its value.
    NewMember,
    /// The bytes after the last record that can be read.
    LeftOver,
}
