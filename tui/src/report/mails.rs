//! What the headers of a mail say about a link in it, in each format.

use serde_json::{Map, Value as Json, json};

use crate::input::mail::MailSays;
use crate::text::time;

/// The object under `mail`: what is known, under the keys of links.
pub(super) fn object(says: &MailSays) -> Json {
    let values = [
        ("rcpt_to", says.rcpt_to.as_ref().map(|it| json!(it))),
        (
            "message_id",
            says.message_id.map(|it| json!(it.to_string())),
        ),
        ("injection_time", says.injection_time.map(Json::from)),
        ("customer_id", says.customer_id.map(Json::from)),
        ("subaccount_id", says.subaccount_id.map(Json::from)),
        ("tenant_id", says.tenant_id.as_ref().map(|it| json!(it))),
        (
            "transmission_id",
            says.transmission_id.map(|it| json!(it.to_string())),
        ),
    ];
    let known = values.into_iter();
    let known = known.filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Json::Object(known.collect::<Map<_, _>>())
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
