//! Fields and their groups.

use tracklens_codec::RecordId;

use crate::reading::source::Source;
use crate::text::shown::Shown;

/// One group of fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What the group is about.
    pub topic: Topic,
    /// Its fields, at least one.
    pub fields: Vec<Field>,
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
pub struct Field {
    /// The name, as in the JSON of `tracklens decode`.
    pub name: &'static str,
    /// The value.
    pub value: Shown,
    /// What there is to say about the value; empty if there is nothing.
    pub remark: String,
    /// What of the link it comes from.
    pub source: Source,
}

impl Field {
    /// A field with something to say about its value.
    pub(super) fn new(
        name: &'static str,
        value: Shown,
        remark: impl Into<String>,
        source: impl Into<Source>,
    ) -> Self {
        Self {
            name,
            value,
            remark: remark.into(),
            source: source.into(),
        }
    }

    /// A field whose value is text of the program's own: a name or a number.
    pub(super) fn of_text(
        name: &'static str,
        value: &str,
        remark: impl Into<String>,
        source: impl Into<Source>,
    ) -> Self {
        Self::new(name, Shown::text(value), remark, source)
    }
}
