//! The keys that an object of a link may have.

use super::finding::Finding;
use super::object::Object;

/// The keys that say what is to be written.
const WRITTEN: [&str; 25] = [
    "event",
    "route",
    "sublink",
    "scheme",
    "host",
    "port",
    "signature",
    "customer_id",
    "encrypted",
    "expiry",
    "message_id",
    "transmission_id",
    "subaccount_id",
    "template_version",
    "tenant_id",
    "campaign_id",
    "template_id",
    "rcpt_to",
    "target_link_url",
    "target_link_name",
    "target_source",
    "rcpt_meta",
    "rcpt_meta_hex",
    "transmission_meta",
    "query",
];

/// The keys that follow from others, and are passed over.
const DERIVED: [&str; 8] = [
    "signature_status",
    "payload_len",
    "injection_time",
    "metadata_len",
    "max_metadata_len",
    "metadata_over",
    "notes",
    "left_over",
];

/// What there is to say of keys that nothing is known of: one of them may be misspelt.
pub(super) fn unknown(link: &Object<'_>) -> Option<Finding> {
    let mut unknown = link
        .names()
        .filter(|name| !WRITTEN.contains(&name.as_str()) && !DERIVED.contains(&name.as_str()))
        .filter(|name| link.has(name));
    let first = unknown.next()?;
    let message = match unknown.count() {
        0 => "this key is passed over: it is not known".to_owned(),
        more => format!("this key and {more} more are passed over: they are not known"),
    };
    Some(link.finding(first, message, "unknown_key"))
}
