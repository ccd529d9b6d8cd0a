//! `--format tsv`: a header, and the scalar values of a link on a line.

use std::borrow::Cow;
use std::io::{self, Write};

use serde_json::Value as Json;

use super::{Entry, object};
use crate::text::shown;

/// The columns: JSON pointers into the object of a line, and their headings. New ones are added
/// at the end.
const COLUMNS: [(&str, &str); 38] = [
    ("/input", "input"),
    ("/error/code", "error_code"),
    ("/error/message", "error_message"),
    ("/error/offset", "error_offset"),
    ("/fault/code", "fault_code"),
    ("/fault/message", "fault_message"),
    ("/fault/offset", "fault_offset"),
    ("/link/event", "event"),
    ("/link/route", "route"),
    ("/link/sublink", "sublink"),
    ("/link/scheme", "scheme"),
    ("/link/host", "host"),
    ("/link/port", "port"),
    ("/link/query", "query"),
    ("/link/signature", "signature"),
    ("/link/signature_status", "signature_status"),
    ("/link/customer_id", "customer_id"),
    ("/link/encrypted", "encrypted"),
    ("/link/payload_len", "payload_len"),
    ("/link/expiry", "expiry"),
    ("/link/injection_time", "injection_time"),
    ("/link/message_id", "message_id"),
    ("/link/transmission_id", "transmission_id"),
    ("/link/subaccount_id", "subaccount_id"),
    ("/link/template_version", "template_version"),
    ("/link/tenant_id", "tenant_id"),
    ("/link/campaign_id", "campaign_id"),
    ("/link/template_id", "template_id"),
    ("/link/rcpt_to", "rcpt_to"),
    ("/link/target_link_url", "target_link_url"),
    ("/link/target_link_name", "target_link_name"),
    ("/link/target_source", "target_source"),
    ("/link/rcpt_meta", "rcpt_meta"),
    ("/link/rcpt_meta_hex", "rcpt_meta_hex"),
    ("/link/metadata_len", "metadata_len"),
    ("/link/max_metadata_len", "max_metadata_len"),
    ("/link/metadata_over", "metadata_over"),
    ("/link/payload_hex", "payload_hex"),
];

pub(super) fn start(output: &mut impl Write) -> io::Result<()> {
    let headings = COLUMNS.map(|(_, heading)| heading);
    writeln!(output, "{}", headings.join("\t"))
}

pub(super) fn write(output: &mut impl Write, entry: &Entry<'_>) -> io::Result<()> {
    let object = object::of_entry(entry);
    let values =
        COLUMNS.map(|(pointer, _)| object.pointer(pointer).map_or_else(String::new, value));
    writeln!(output, "{}", values.join("\t"))
}

/// A text as it is, anything else as JSON; safe to show, and without the characters that part values
/// and lines.
fn value(value: &Json) -> String {
    let text = match value {
        Json::String(text) => Cow::Borrowed(text.as_str()),
        other => Cow::Owned(other.to_string()),
    };
    shown::tsv(&text)
}
