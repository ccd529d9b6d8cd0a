//! What the headers of a mail and one of its links say differently, as you see it.

use crate::input::mail::Disagreement;
use crate::input::relative::FieldName;
use crate::settings::Settings;

/// What the headers of a mail and one of its links say differently. If masking is on, only numbers are said.
pub(in crate::inspector) fn disagreement_text(it: &Disagreement, settings: &Settings) -> String {
    let Disagreement { name, header, link } = it;
    let key = name.key();
    let is_number = matches!(name, FieldName::CustomerId | FieldName::SubaccountId);
    if settings.mask && !is_number {
        return format!("{key}, both hidden");
    }
    format!("{key}: {header} in the header, {link} in the link")
}
