//! The metadata of a link, whether it is JSON, and its length against the limit.

use std::borrow::Cow;
use std::cell::OnceCell;

use serde_json::Value;
use tracklens_codec::MetadataLength;

use crate::text::json::{self, Inexact, Spelling};

/// The metadata of a link.
#[derive(Clone, Copy, Debug)]
pub struct Metadata<'a> {
    bytes: &'a [u8],
    length: MetadataLength,
    spelling: Result<Spelling, MetadataForm>,
    value: &'a OnceCell<Option<Value>>,
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
    /// The bytes of a record, what came of checking them, and a place for their value; the limit is in bytes.
    pub(super) fn new(
        bytes: &'a [u8],
        spelling: Result<Spelling, MetadataForm>,
        value: &'a OnceCell<Option<Value>>,
        max_len: u32,
    ) -> Self {
        Self {
            bytes,
            length: MetadataLength::new(bytes.len(), max_len),
            spelling,
            value,
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
    /// digit. It is parsed at the first call.
    #[must_use]
    pub fn json(&self) -> Option<&'a Value> {
        self.spelling.ok()?;
        let parse = || json::parse(self.bytes).ok();
        self.value.get_or_init(parse).as_ref()
    }

    /// The same JSON as text, without white space between its tokens. Its strings may have characters that are not
    /// safe to show.
    #[must_use]
    pub fn compact(&self) -> Option<Cow<'a, str>> {
        Some(match self.spelling.ok()? {
            Spelling::Ours => Cow::Borrowed(str::from_utf8(self.bytes).ok()?),
            Spelling::Other => Cow::Owned(self.json()?.to_string()),
        })
    }

    /// Whether the metadata is JSON that comes out as it is.
    #[must_use]
    pub const fn is_json(&self) -> bool {
        self.spelling.is_ok()
    }

    /// Whether the metadata is a JSON object that comes out as it is.
    #[must_use]
    pub fn is_object(&self) -> bool {
        self.is_json() && self.bytes.trim_ascii_start().starts_with(b"{")
    }

    /// What the metadata is instead of JSON that comes out as it is.
    #[must_use]
    pub fn form(&self) -> Option<MetadataForm> {
        self.spelling.err()
    }
}

/// Checks the bytes of a record.
pub(super) fn check(bytes: &[u8]) -> Result<Spelling, MetadataForm> {
    json::check(bytes).map_err(|error| match error {
        Inexact::NotJson => MetadataForm::NotJson,
        Inexact::Keys => MetadataForm::NotExact,
    })
}
