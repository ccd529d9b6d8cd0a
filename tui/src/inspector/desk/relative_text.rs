//! What the headers that belong to links say, as you see it.

use crate::input::relative::{FieldName, FieldValue, RelativeField};
use crate::settings::Settings;
use crate::text::time;

/// The value of a field. If masking is on, recipients and whatever a sender may have written about them are hidden.
pub(in crate::inspector) fn relative_value(field: &RelativeField, settings: &Settings) -> String {
    let value = match &field.value {
        FieldValue::Text(text) => text.clone(),
        FieldValue::Number(number) => number.to_string(),
        FieldValue::Time(seconds) => time::utc(*seconds),
        FieldValue::MessageId(id) => id.to_string(),
        FieldValue::TransmissionId(id) => id.to_string(),
        FieldValue::Json(json) => json.to_string(),
    };
    if !settings.mask || is_public(&field.name) && !matches!(field.value, FieldValue::Json(_)) {
        return value;
    }
    if field.name == FieldName::RcptTo {
        return hidden_address(&value);
    }
    "*".repeat(value.chars().count())
}

/// An address with all hidden but its `@`.
pub(super) fn hidden_address(address: &str) -> String {
    let hide = |char| if char == '@' { '@' } else { '*' };
    address.chars().map(hide).collect()
}

/// Whether a field says nothing about the recipient.
const fn is_public(name: &FieldName) -> bool {
    matches!(
        name,
        FieldName::MessageId
            | FieldName::InjectionTime
            | FieldName::CustomerId
            | FieldName::SubaccountId
            | FieldName::TenantId
            | FieldName::TransmissionId
            | FieldName::CampaignId
            | FieldName::TemplateId
            | FieldName::TemplateContentType
            | FieldName::SnippetCount
            | FieldName::Binding
            | FieldName::BindingGroup
    )
}
