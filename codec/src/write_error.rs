//! Why a link can't be written.

use core::fmt;

use crate::count::Count;
use crate::error::{error_table, saturating};
use crate::records::definition::{Definition, RecordId};
use crate::url::sublink::SublinkFlaw;

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
        /// The buffer is too small. Nothing was written.
        BufferTooSmall {
            /// The length that is needed, in bytes.
            needed: u32,
            /// The length of the buffer in bytes.
            available: u32,
        } = "buffer_too_small", "the buffer is too small";
        /// The link is longer than what the tracker redirects. \[documented\]
        LinkTooLong {
            /// The length of the longest link in bytes.
            limit: u32,
            /// The length of the link in bytes.
            len: u32,
        } = "link_too_long", "the link is too long";
        /// A value is longer than the vendor's limit, or longer than a record can hold.
        ValueTooLong {
            /// The record.
            id: RecordId,
            /// The limit in bytes.
            limit: u32,
            /// The length of the value in bytes.
            len: u32,
        } = "value_too_long", "the value is too long";
        /// A value doesn't have the length that its id requires.
        ValueLength {
            /// The record.
            id: RecordId,
            /// The right length in bytes.
            expected: u32,
            /// The length that was found, in bytes.
            found: u32,
        } = "value_length", "the value has a length that it can't have";
        /// A text is not UTF-8.
        InvalidUtf8 {
            /// The record.
            id: RecordId,
            /// The offset in the value of the first byte that is wrong.
            offset: u32,
        } = "invalid_utf8", "the text is not UTF-8";
        /// The list already has a record with this id, or a kind.
        RepeatedRecord {
            /// The record.
            id: RecordId,
        } = "repeated_record", "the list has such a record already";
        /// The metadata is longer than `max_metadata_len`, and must not be left out.
        MetadataTooLong {
            /// The limit of the options in bytes.
            limit: u32,
            /// The length of the metadata in bytes.
            len: u32,
        } = "metadata_too_long", "the metadata is longer than max_metadata_len";
        /// A host is empty, or has a character that no host has.
        InvalidHost {
            /// The offset in the host.
            offset: u32,
        } = "invalid_host", "this is not a host";
        /// A sublink is empty, has a segment that is empty, `.` or `..`, or has a character that no path has.
        InvalidSublink {
            /// The offset in the sublink.
            offset: u32,
        } = "invalid_sublink", "this is not a sublink";
        /// A sublink belongs to the route `f`, and every link of that route has one.
        SublinkRoute = "sublink_route", "a sublink belongs to the route f, and only there";
        /// A click needs a target.
        EmptyTarget = "empty_target", "a click needs a target";
        /// The payload is empty: readers would find none.
        EmptyPayload = "empty_payload", "the payload is empty";
        /// A link that was read has no records that can be read: its payload is missing, encrypted or unknown.
        NoRecords = "no_records", "the link has no records that can be read";
        /// A link that was read lacks a record that every draft needs.
        MissingRecord {
            /// The record.
            id: RecordId,
        } = "missing_record", "the link lacks a record";
        /// No record of a link that was read says its kind.
        MissingKind = "missing_kind", "no record says what kind of link this is";
        /// A link that was read has no scheme or no host.
        MissingHost = "missing_host", "the link has no scheme or no host";
        /// A link that was read has no signature, no token or no payload.
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

    pub(crate) fn invalid_sublink(flaw: SublinkFlaw) -> Self {
        Self::InvalidSublink {
            offset: saturating(flaw.offset()),
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::ValueTooLong { id, limit, len } => {
                f.write_str("the value of ")?;
                write_name(id, f)?;
                write!(f, " is too long ({}, limit {limit})", Count(len, "byte"))
            }
            Self::ValueLength {
                id,
                expected,
                found,
            } => {
                f.write_str("the value of ")?;
                write_name(id, f)?;
                write!(f, " has {} instead of {expected}", Count(found, "byte"))
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
            Self::MissingRecord { id } => {
                f.write_str("the link lacks its ")?;
                write_name(id, f)
            }
            _ => self.write_plain(f),
        }
    }
}

impl WriteError {
    /// Writes the message, and the numbers after it.
    fn write_plain(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())?;
        match self {
            Self::BufferTooSmall { needed, available } => {
                write!(
                    f,
                    " ({} needed, {available} available)",
                    Count(needed, "byte")
                )
            }
            Self::LinkTooLong { limit, len } | Self::MetadataTooLong { limit, len } => {
                write!(f, " ({}, limit {limit})", Count(len, "byte"))
            }
            Self::InvalidHost { offset } | Self::InvalidSublink { offset } => {
                write!(f, " (at byte {offset})")
            }
            _ => Ok(()),
        }
    }
}

impl core::error::Error for WriteError {}

/// Writes the name of a record, or its number if it has none.
fn write_name(id: RecordId, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match id.definition().and_then(Definition::name) {
        Some(name) => f.write_str(name),
        None => write!(f, "record {}", id.get()),
    }
}
