//! Relatives of links with everything about the recipient hidden.

use std::borrow::Cow;

use super::hiding::{HIDDEN, hide};
use super::metadata;
use super::revealed::revealed;
use super::secrets::Secrets;
use crate::input::relative::{FieldName, FieldValue, Relative, RelativeField};
use crate::settings::Settings;

/// A relative as it may be shown: masked if the settings ask for that.
#[must_use]
pub fn relative<'r>(relative: &'r Relative, settings: &Settings) -> Cow<'r, Relative> {
    if !settings.mask {
        return Cow::Borrowed(relative);
    }
    let mut secrets = Secrets::default();
    for field in relative.fields() {
        match (&field.name, &field.value) {
            (FieldName::RcptTo, FieldValue::Text(text)) => secrets.add_recipient(text),
            (_, FieldValue::Json(json)) => secrets.add_json(json.to_string().as_bytes()),
            _ => {}
        }
    }
    let is_certain = relative.faults().is_empty() && !secrets.are_too_many();
    let masked = |field: &RelativeField| RelativeField {
        name: name(&field.name, &secrets),
        value: value(field, is_certain, &secrets),
        range: field.range.clone(),
    };
    Cow::Owned(relative.clone().with_fields(masked))
}

/// An unknown key without what it reveals.
fn name(name: &FieldName, secrets: &Secrets) -> FieldName {
    match name {
        FieldName::Other(key) => FieldName::Other(without(key, secrets)),
        name => name.clone(),
    }
}

/// The value of a field, hidden if a sender may have written in it about the recipient, or if it is not certain that
/// it is what it is called. Of JSON, the keys stay.
fn value(field: &RelativeField, is_certain: bool, secrets: &Secrets) -> FieldValue {
    match &field.value {
        FieldValue::Json(json) => FieldValue::Json(hidden_json(json, is_certain, secrets)),
        FieldValue::Text(text) if field.name == FieldName::RcptTo => {
            FieldValue::Text(hidden(text, '@'))
        }
        FieldValue::Text(text) if is_certain && is_public(&field.name) => {
            FieldValue::Text(without(text, secrets))
        }
        FieldValue::Text(text) => FieldValue::Text(hidden(text, char::from(HIDDEN))),
        value => value.clone(),
    }
}

/// A text without what it reveals.
fn without(text: &str, secrets: &Secrets) -> String {
    let mut text = text.as_bytes().to_vec();
    hide_revealed(&mut text, secrets);
    String::from_utf8_lossy(&text).into_owned()
}

fn hide_revealed(text: &mut [u8], secrets: &Secrets) {
    for place in revealed(text, secrets) {
        hide(text, place);
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

fn hidden_json(json: &serde_json::Value, is_certain: bool, secrets: &Secrets) -> serde_json::Value {
    let mut written = json.to_string().into_bytes();
    metadata::hide(&mut written, is_certain, &mut |key: &mut [u8]| {
        hide_revealed(key, secrets);
    });
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
