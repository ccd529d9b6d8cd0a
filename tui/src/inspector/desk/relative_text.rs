//! What the headers that belong to links say, as you see it.

use crate::input::mail::Disagreement;
use crate::input::relative::{FieldName, RelativeField};
use crate::reading::masking;
use crate::settings::Settings;

/// The value of a field. If masking is on, recipients and whatever a sender may have written about them are hidden.
pub(in crate::inspector) fn relative_value(field: &RelativeField, settings: &Settings) -> String {
    let masked = settings.mask.then(|| masking::relative_value(field));
    masked.as_ref().unwrap_or(&field.value).to_string()
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
