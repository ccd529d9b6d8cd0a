//! What the headers that belong to links say, as you see it.

use crate::input::mail::Disagreement;
use crate::input::relative::{FieldName, FieldValue, RelativeField};
use crate::reading::masking;
use crate::settings::Settings;
use crate::text::time;

/// The value of a field. If masking is on, recipients and whatever a sender may have written about them are hidden.
pub(in crate::inspector) fn relative_value(field: &RelativeField, settings: &Settings) -> String {
    let masked = settings.mask.then(|| masking::relative_value(field));
    match masked.as_ref().unwrap_or(&field.value) {
        FieldValue::Text(text) => text.clone(),
        FieldValue::Number(number) => number.to_string(),
        FieldValue::Time(seconds) => time::utc(*seconds),
        FieldValue::MessageId(id) => id.to_string(),
        FieldValue::TransmissionId(id) => id.to_string(),
        FieldValue::Json(json) => json.to_string(),
    }
}

/// What the headers of a mail and one of its links say differently.
pub(in crate::inspector) fn disagreement_text(it: &Disagreement, settings: &Settings) -> String {
    let Disagreement { name, header, link } = it;
    let key = name.key();
    if settings.mask && *name == FieldName::RcptTo {
        return format!("{key}, both hidden");
    }
    format!("{key}: {header} by header, {link} in the link")
}
