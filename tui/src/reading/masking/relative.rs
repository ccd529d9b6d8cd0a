//! Relatives of links with everything about the recipient hidden.

use std::borrow::Cow;

use super::addresses::Addresses;
use super::hiding::HIDDEN;
use super::metadata;
use crate::input::relative::{FieldName, FieldValue, Relative, RelativeField};
use crate::settings::Settings;

/// A relative as it may be shown: masked if the settings ask for that.
#[must_use]
pub fn relative<'r>(relative: &'r Relative, settings: &Settings) -> Cow<'r, Relative> {
    if settings.mask {
        Cow::Owned(relative.clone().with_values(masked))
    } else {
        Cow::Borrowed(relative)
    }
}

/// The value of a field, hidden if a sender may have written in it about the recipient. Of JSON, the keys stay.
pub(crate) fn masked(field: &RelativeField) -> FieldValue {
    match &field.value {
        FieldValue::Json(json) => FieldValue::Json(hidden_json(json)),
        FieldValue::Text(text) if field.name == FieldName::RcptTo => {
            FieldValue::Text(hidden(text, '@'))
        }
        FieldValue::Text(text) if !is_public(&field.name) => {
            FieldValue::Text(hidden(text, char::from(HIDDEN)))
        }
        value => value.clone(),
    }
}

/// A text with all hidden but one character.
fn hidden(text: &str, kept: char) -> String {
    let hide = |char| {
        if char == kept {
            kept
        } else {
            char::from(HIDDEN)
        }
    };
    text.chars().map(hide).collect()
}

fn hidden_json(json: &serde_json::Value) -> serde_json::Value {
    let mut written = json.to_string().into_bytes();
    metadata::hide(&mut written, &Addresses::of(None));
    serde_json::from_slice(&written).unwrap_or_default()
}

/// Whether the text of a field says nothing about the recipient.
const fn is_public(name: &FieldName) -> bool {
    matches!(
        name,
        FieldName::TenantId
            | FieldName::CampaignId
            | FieldName::TemplateId
            | FieldName::TemplateContentType
            | FieldName::Binding
            | FieldName::BindingGroup
    )
}
