//! One thing that a relative says.

use std::fmt;
use std::ops::Range;

use tracklens_codec::{MessageId, Standing, TransmissionId};

use crate::text::time;

/// One thing that a relative says.
#[derive(Clone, Debug, PartialEq)]
pub struct RelativeField {
    /// What it is about.
    pub name: FieldName,
    /// What it says.
    pub value: FieldValue,
    /// Where it stands in what was given. Of base64, the symbols that hold it.
    pub range: Range<usize>,
}

/// What a field of a relative is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FieldName {
    /// The recipient's address.
    RcptTo,
    /// The id of the message, as links hold it.
    MessageId,
    /// When the message was injected.
    InjectionTime,
    /// The customer.
    CustomerId,
    /// The subaccount; 0 is the master account.
    SubaccountId,
    /// The tenant.
    TenantId,
    /// The transmission.
    TransmissionId,
    /// The campaign.
    CampaignId,
    /// The template.
    TemplateId,
    /// The kind of content that the template holds.
    TemplateContentType,
    /// How many snippets the template includes.
    SnippetCount,
    /// The binding: the outgoing address that the message was sent from.
    Binding,
    /// The group of the binding.
    BindingGroup,
    /// What a sender on Momentum 3 added.
    UserString,
    /// The recipient's tags.
    RcptTags,
    /// The recipient's metadata.
    RcptMeta,
    /// The opaque tag of a return path.
    Tag,
    /// The `Message-ID` as it is written, with its angle brackets.
    Text,
    /// An unknown key.
    Other(String),
}

impl FieldName {
    /// The key in JSON.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::RcptTo => "rcpt_to",
            Self::MessageId => "message_id",
            Self::InjectionTime => "injection_time",
            Self::CustomerId => "customer_id",
            Self::SubaccountId => "subaccount_id",
            Self::TenantId => "tenant_id",
            Self::TransmissionId => "transmission_id",
            Self::CampaignId => "campaign_id",
            Self::TemplateId => "template_id",
            Self::TemplateContentType => "template_content_type",
            Self::SnippetCount => "snippet_count",
            Self::Binding => "binding",
            Self::BindingGroup => "binding_group",
            Self::UserString => "user_string",
            Self::RcptTags => "rcpt_tags",
            Self::RcptMeta => "rcpt_meta",
            Self::Tag => "tag",
            Self::Text => "text",
            Self::Other(key) => key,
        }
    }

    /// How certain the meaning of the field is.
    #[must_use]
    pub const fn standing(&self) -> Standing {
        match self {
            Self::Binding
            | Self::BindingGroup
            | Self::UserString
            | Self::TemplateContentType
            | Self::SnippetCount
            | Self::Tag => Standing::Inferred,
            Self::Other(_) => Standing::Unknown,
            _ => Standing::Seen,
        }
    }

    /// The name of a key of the JSON objects.
    pub(super) fn of_key(key: &str) -> Self {
        match key {
            "r" | "rcpt_to" => Self::RcptTo,
            "b" => Self::Binding,
            "g" => Self::BindingGroup,
            "message_id" => Self::MessageId,
            "customer_id" => Self::CustomerId,
            "subaccount_id" => Self::SubaccountId,
            "tenant_id" => Self::TenantId,
            "transmission_id" => Self::TransmissionId,
            "campaign_id" => Self::CampaignId,
            "template_id" => Self::TemplateId,
            "template_content_type" => Self::TemplateContentType,
            "snippet_count" => Self::SnippetCount,
            "rcpt_tags" => Self::RcptTags,
            "rcpt_meta" => Self::RcptMeta,
            _ => Self::Other(key.to_owned()),
        }
    }
}

/// What a field of a relative says.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum FieldValue {
    /// Text.
    Text(String),
    /// A number.
    Number(u64),
    /// A time in Unix seconds.
    Time(u32),
    /// The id of a message.
    MessageId(MessageId),
    /// The id of a transmission.
    TransmissionId(TransmissionId),
    /// Any other JSON.
    Json(serde_json::Value),
}

/// The value for people: a time is UTC, JSON is compact. It is not safe to show.
impl fmt::Display for FieldValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
            Self::Time(seconds) => f.write_str(&time::utc(*seconds)),
            Self::MessageId(id) => id.fmt(f),
            Self::TransmissionId(id) => id.fmt(f),
            Self::Json(json) => json.fmt(f),
        }
    }
}
