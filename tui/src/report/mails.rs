//! What the headers of a mail say about a link in it, in each format.

use super::value::Value;
use crate::input::mail::MailSays;
use crate::text::time;

/// The values under `mail`, with the keys of links: those that are known.
pub(super) fn values(says: &MailSays) -> [(&'static str, Option<Value<'_>>); 7] {
    let number = |number: Option<u32>| number.map(|number| Value::Number(number.into()));
    [
        ("rcpt_to", says.rcpt_to.as_ref().map(Value::text)),
        ("message_id", says.message_id.map(Value::MessageId)),
        ("injection_time", number(says.injection_time)),
        ("customer_id", number(says.customer_id)),
        ("subaccount_id", number(says.subaccount_id)),
        ("tenant_id", says.tenant_id.as_ref().map(Value::text)),
        (
            "transmission_id",
            says.transmission_id.map(Value::TransmissionId),
        ),
    ]
}

/// The same as names and values for people.
pub(crate) fn rows(says: &MailSays) -> Vec<(&'static str, String)> {
    let values = [
        ("rcpt_to", says.rcpt_to.clone()),
        ("message_id", says.message_id.map(|it| it.to_string())),
        ("injection_time", says.injection_time.map(time::utc)),
        ("customer_id", says.customer_id.map(|it| it.to_string())),
        ("subaccount_id", says.subaccount_id.map(|it| it.to_string())),
        ("tenant_id", says.tenant_id.clone()),
        (
            "transmission_id",
            says.transmission_id.map(|it| it.to_string()),
        ),
    ];
    let known = values.into_iter();
    known
        .filter_map(|(key, value)| Some((key, value?)))
        .collect()
}
