//! The value of a JSON member as the value of a field.

use serde_json::Value;
use tracklens_codec::{MessageId, TransmissionId};

use super::field::{FieldName, FieldValue};
use crate::text::hex;

/// The value that a field of this name has, or the JSON as it is when it does not fit the name.
pub(super) fn of_json(name: &FieldName, value: Value) -> Result<FieldValue, FieldValue> {
    let read = match name {
        FieldName::CustomerId | FieldName::SubaccountId => {
            { number(&value).filter(|&number| u32::try_from(number).is_ok()) }
                .map(FieldValue::Number)
        }
        FieldName::SnippetCount => number(&value).map(FieldValue::Number),
        FieldName::MessageId => value
            .as_str()
            .and_then(message_id)
            .map(FieldValue::MessageId),
        FieldName::TransmissionId => number(&value)
            .map(TransmissionId::new)
            .map(FieldValue::TransmissionId),
        FieldName::RcptMeta | FieldName::RcptTags | FieldName::Other(_) => {
            return Ok(FieldValue::Json(value));
        }
        _ => text(&value).map(FieldValue::Text),
    };
    read.ok_or(FieldValue::Json(value))
}

/// A number that is written as one, or in a string.
fn number(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => number.as_u64(),
        Value::String(digits) if digits.bytes().all(|digit| digit.is_ascii_digit()) => {
            digits.parse().ok()
        }
        _ => None,
    }
}

/// A text, or the digits of a number.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn message_id(digits: &str) -> Option<MessageId> {
    let bytes = hex::bytes(digits).ok()?;
    Some(MessageId::new(bytes.try_into().ok()?))
}
