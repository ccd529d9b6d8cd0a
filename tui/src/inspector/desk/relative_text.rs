//! What the headers that belong to links say, as you see it.

use crate::input::mail::{Disagreement, MailSays};
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

/// What the headers of a mail say, field by field: the key in JSON, and the value.
pub(in crate::inspector) fn says_text(
    says: &MailSays,
    settings: &Settings,
) -> Vec<(&'static str, String)> {
    let hidden = |address: &String| {
        if settings.mask {
            hidden_address(address)
        } else {
            address.clone()
        }
    };
    let fields = [
        ("rcpt_to", says.rcpt_to.as_ref().map(hidden)),
        ("message_id", says.message_id.map(|it| it.to_string())),
        ("customer_id", says.customer_id.map(|it| it.to_string())),
        ("subaccount_id", says.subaccount_id.map(|it| it.to_string())),
        ("tenant_id", says.tenant_id.clone()),
        (
            "transmission_id",
            says.transmission_id.map(|it| it.to_string()),
        ),
        ("injection_time", says.injection_time.map(time::utc)),
    ];
    let fields = fields.into_iter();
    fields
        .filter_map(|(key, value)| Some((key, value?)))
        .collect()
}

/// An address with all hidden but its `@`.
pub(super) fn hidden_address(address: &str) -> String {
    let hide = |char| if char == '@' { '@' } else { '*' };
    address.chars().map(hide).collect()
}
