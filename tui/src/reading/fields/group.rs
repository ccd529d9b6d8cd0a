//! Fields and their groups.

use std::borrow::Cow;

use tracklens_codec::RecordId;

use crate::reading::source::Source;
use crate::text::shown::{Safe, Shown};

/// One group of fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<'r> {
    /// What the group is about.
    pub topic: Topic,
    /// Its fields, at least one.
    pub fields: Vec<Field<'r>>,
}

/// What a group of fields is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The transmission that sent the message.
    Transmission,
    /// The recipient of the message.
    Recipient,
    /// The link itself.
    Link,
    /// The sender's own data.
    Metadata,
    /// What is around the records: the parts of the text, the signature and the token.
    Envelope,
    /// What was read on after a wrong character, and is not certain.
    Tentative,
}

impl Topic {
    /// The topics, in the order in which they are shown.
    pub const ALL: [Self; 6] = [
        Self::Transmission,
        Self::Recipient,
        Self::Link,
        Self::Metadata,
        Self::Envelope,
        Self::Tentative,
    ];

    /// The heading of the group.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Transmission => "Transmission",
            Self::Recipient => "Recipient",
            Self::Link => "Link",
            Self::Metadata => "Metadata",
            Self::Envelope => "Envelope",
            Self::Tentative => "Tentative, after the wrong character",
        }
    }

    /// The topic of a record. An id that belongs to no other topic is part of the envelope.
    pub(crate) fn of_record(id: RecordId) -> Self {
        match id {
            RecordId::TRANSMISSION_ID
            | RecordId::CAMPAIGN_ID
            | RecordId::TEMPLATE_ID
            | RecordId::TEMPLATE_VERSION
            | RecordId::TENANT_ID
            | RecordId::SUBACCOUNT_ID => Self::Transmission,
            RecordId::RCPT_TO | RecordId::MESSAGE_ID => Self::Recipient,
            RecordId::EXPIRY | RecordId::TARGET_LINK_URL | RecordId::TARGET_LINK_NAME => Self::Link,
            RecordId::RCPT_META => Self::Metadata,
            _ => Self::Envelope,
        }
    }
}

/// A named value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field<'r> {
    /// The name, as in the JSON of `tracklens decode`.
    pub name: &'static str,
    /// The value: text, as far as it is UTF-8.
    pub value: Cow<'r, [u8]>,
    /// What there is to say about the value; empty if there is nothing.
    pub remark: Cow<'static, str>,
    /// What of the link it comes from.
    pub source: Source,
}

impl<'r> Field<'r> {
    /// A field with something to say about its value.
    pub(super) fn new(
        name: &'static str,
        value: impl Into<Cow<'r, [u8]>>,
        remark: impl Into<Cow<'static, str>>,
        source: impl Into<Source>,
    ) -> Self {
        Self {
            name,
            value: value.into(),
            remark: remark.into(),
            source: source.into(),
        }
    }

    /// A field whose value is text of the program's own: a name or a number.
    pub(super) fn of_text(
        name: &'static str,
        value: impl Into<Cow<'static, str>>,
        remark: impl Into<Cow<'static, str>>,
        source: impl Into<Source>,
    ) -> Self {
        let value: Cow<'r, [u8]> = match value.into() {
            Cow::Borrowed(text) => text.as_bytes().into(),
            Cow::Owned(text) => text.into_bytes().into(),
        };
        Self::new(name, value, remark, source)
    }

    /// The value as it is written.
    #[must_use]
    pub fn safe(&self) -> Safe<'_> {
        Safe::of(&self.value)
    }

    /// The value as it is drawn.
    #[must_use]
    pub fn shown(&self) -> Shown {
        Shown::bytes(&self.value)
    }
}
