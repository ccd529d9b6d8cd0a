//! What can keep a link from being written.

use core::fmt;

use crate::error::{error_table, saturating};
use crate::records::definition::{Definition, RecordId};

error_table! {
    /// Why a link can't be written.
    ///
    /// ```
    /// use tracklens_codec::{RecordId, RecordList, WriteError};
    ///
    /// let mut buffer = [0; 64];
    /// let mut list = RecordList::new(&mut buffer);
    /// let error = list.push(RecordId::TARGET_LINK_NAME, "x".repeat(64).as_str()).unwrap_err();
    /// assert_eq!(error.code(), "value_too_long");
    /// assert_eq!(
    ///     error.to_string(),
    ///     "the value of target_link_name is too long (64 bytes, limit 63)"
    /// );
    /// ```
    pub enum WriteError {
        /// The buffer can't hold what is to be written; nothing was written.
        BufferTooSmall {
            /// Bytes that it takes.
            needed: u32,
            /// Bytes that the buffer has.
            available: u32,
        } = "buffer_too_small", "the buffer is too small";
        /// The tracker does not redirect a link as long as this. \[documented\]
        LinkTooLong {
            /// The longest that it redirects.
            limit: u32,
            /// Bytes of the link.
            len: u32,
        } = "link_too_long", "the link is too long";
        /// A value is longer than the vendor's limit, or than a record can hold.
        ValueTooLong {
            /// The record.
            id: RecordId,
            /// The most bytes that it may have.
            limit: u32,
            /// Bytes of the value.
            len: u32,
        } = "value_too_long", "the value is too long";
        /// A value has not the length that those of its id have.
        ValueLength {
            /// The record.
            id: RecordId,
            /// Bytes that it must have.
            expected: u32,
            /// Bytes that it has.
            found: u32,
        } = "value_length", "the value has a length that it can't have";
        /// A text is not UTF-8.
        InvalidUtf8 {
            /// The record.
            id: RecordId,
            /// The byte of the value from which on it is not.
            offset: u32,
        } = "invalid_utf8", "the text is not UTF-8";
        /// The list has a record of this id, or one that says what kind of link it is.
        RepeatedRecord {
            /// The record.
            id: RecordId,
        } = "repeated_record", "the list has such a record already";
        /// The metadata is longer than `max_metadata_len`, and the caller wants none left out.
        MetadataTooLong {
            /// The most bytes that the options allow.
            limit: u32,
            /// Bytes of the metadata.
            len: u32,
        } = "metadata_too_long", "the metadata is longer than max_metadata_len";
        /// A host is empty, or has a character that no host has.
        InvalidHost {
            /// The byte of the host.
            offset: u32,
        } = "invalid_host", "this is no host";
        /// A sublink is empty, has an empty segment, or a character that no path has.
        InvalidSublink {
            /// The byte of the sublink.
            offset: u32,
        } = "invalid_sublink", "this is no sublink";
        /// A sublink belongs to the route `f`, and every link of that route has one.
        SublinkRoute = "sublink_route", "a sublink belongs to the route f, and only there";
        /// A click needs a target.
        EmptyTarget = "empty_target", "a click needs a target";
        /// A payload has no bytes: such a link would not be read to its end.
        EmptyPayload = "empty_payload", "the payload is empty";
        /// A link that was read lacks scheme or host.
        MissingHost = "missing_host", "the link has no scheme or no host";
        /// A link that was read lacks its signature, its token or its payload.
        IncompleteLink = "incomplete_link", "the link lacks its signature, its token or its payload";
    }
}

impl WriteError {
    pub(crate) fn buffer_too_small(needed: usize, available: usize) -> Self {
        Self::BufferTooSmall {
            needed: saturating(needed),
            available: saturating(available),
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::ValueTooLong { id, limit, len } => {
                f.write_str("the value of ")?;
                write_name(id, f)?;
                write!(f, " is too long ({len} bytes, limit {limit})")
            }
            Self::ValueLength {
                id,
                expected,
                found,
            } => {
                f.write_str("the value of ")?;
                write_name(id, f)?;
                write!(f, " has {found} bytes instead of {expected}")
            }
            Self::InvalidUtf8 { id, offset } => {
                f.write_str("the text of ")?;
                write_name(id, f)?;
                write!(f, " is not UTF-8 at byte {offset}")
            }
            Self::RepeatedRecord { id } => {
                f.write_str("the list has ")?;
                write_name(id, f)?;
                f.write_str(" already")
            }
            _ => self.write_plain(f),
        }
    }
}

impl WriteError {
    /// The message, and the numbers behind it.
    fn write_plain(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())?;
        match self {
            Self::BufferTooSmall { needed, available } => {
                write!(f, " ({needed} bytes needed, {available} available)")
            }
            Self::LinkTooLong { limit, len } | Self::MetadataTooLong { limit, len } => {
                write!(f, " ({len} bytes, limit {limit})")
            }
            Self::InvalidHost { offset } | Self::InvalidSublink { offset } => {
                write!(f, " (at byte {offset})")
            }
            _ => Ok(()),
        }
    }
}

impl core::error::Error for WriteError {}

/// The name of a record, or its number where it has none.
fn write_name(id: RecordId, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match id.definition().and_then(Definition::name) {
        Some(name) => f.write_str(name),
        None => write!(f, "record {}", id.get()),
    }
}
