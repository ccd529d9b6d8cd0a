//! The metadata of a link, parsed, and its length against the limit.

use serde_json::Value;
use tracklens_codec::MetadataLength;

use crate::text::json::{self, JsonError};

/// The metadata of a link.
#[derive(Clone, Copy, Debug)]
pub struct Metadata<'a> {
    bytes: &'a [u8],
    length: MetadataLength,
    json: &'a Result<Value, MetadataForm>,
}

/// What metadata is that is not given as JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MetadataForm {
    /// It is not JSON, or nests more than 127 deep.
    NotJson,
    /// It is JSON that would come out different, as it does when a key is repeated.
    NotExact,
}

impl<'a> Metadata<'a> {
    /// The bytes of a record, and what came of parsing them; the limit is in bytes.
    pub(super) fn new(
        bytes: &'a [u8],
        json: &'a Result<Value, MetadataForm>,
        max_len: u32,
    ) -> Self {
        Self {
            bytes,
            length: MetadataLength::new(bytes.len(), max_len),
            json,
        }
    }

    /// The bytes of the record.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The length against the limit.
    #[must_use]
    pub const fn length(&self) -> MetadataLength {
        self.length
    }

    /// The metadata as JSON, if it comes out as it is: the keys in their order, numbers to their last
    /// digit.
    #[must_use]
    pub fn json(&self) -> Option<&'a Value> {
        self.json.as_ref().ok()
    }

    /// What the metadata is instead of JSON that comes out as it is.
    #[must_use]
    pub fn form(&self) -> Option<MetadataForm> {
        self.json.as_ref().err().copied()
    }
}

/// Parses the bytes of a record.
pub(super) fn parse(bytes: &[u8]) -> Result<Value, MetadataForm> {
    json::parse(bytes).map_err(|error| match error {
        JsonError::Syntax(_) | JsonError::TooDeep { .. } => MetadataForm::NotJson,
        JsonError::NotExact => MetadataForm::NotExact,
    })
}
