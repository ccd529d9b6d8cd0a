//! `--format event`: the event that the vendor's tracker would report for a link, in the form of its
//! webhooks.

use std::io::{self, Write};

use serde_json::{Map, Value as Json, json};
use tracklens_codec::{Kind, Link, Payload, RecordId, Records, Token, Value};

use super::entry::ReportEntry;
use super::object;
use crate::input::log::LogLine;
use crate::reading::Reading;
use crate::text::{escape, time::utc};

pub(super) fn write(output: &mut impl Write, entry: &ReportEntry<'_>) -> io::Result<()> {
    let object = match whole(entry) {
        None => without_link(object::of_entry(entry)),
        Some(Whole { reading, link, log }) => match no_event(link, time(reading, log)) {
            None => of_link(reading, link, log),
            Some(_) => return Ok(()),
        },
    };
    let object = serde_json::to_string(&object)?;
    writeln!(output, "{}", escape::json(object))
}

/// Why there is no event, or what the event lacks.
pub(super) fn warnings(entry: &ReportEntry<'_>) -> Vec<String> {
    let Some(Whole { reading, link, log }) = whole(entry) else {
        return Vec::new();
    };
    if let Some(reason) = no_event(link, time(reading, log)) {
        return vec![format!("{reason}: no event")];
    }
    let encrypted = matches!(link.payload(), Payload::Encrypted(_)).then(|| {
        "encrypted: the event has what stands outside the payload, and the type that the route says"
            .to_owned()
    });
    encrypted.into_iter().chain(left_out(reading)).collect()
}

/// A link that was read to its end, and the request for it.
struct Whole<'e> {
    reading: &'e Reading<'e>,
    link: &'e Link<'e, 'e>,
    log: Option<&'e LogLine<'e>>,
}

/// The link of an entry. A part of a link makes no event.
fn whole<'e>(entry: &ReportEntry<'e>) -> Option<Whole<'e>> {
    match entry {
        ReportEntry::Read {
            reading, finding, ..
        } if entry.is_whole() => Some(Whole {
            reading,
            link: reading.link().ok()?,
            log: finding.log,
        }),
        _ => None,
    }
}

/// When the event took place, in Unix seconds: when the request was logged, or else now.
fn time(reading: &Reading<'_>, log: Option<&LogLine<'_>>) -> i64 {
    let logged = log.and_then(|log| log.timestamp);
    logged.unwrap_or_else(|| reading.settings().now.as_second())
}

fn without_link(mut object: Json) -> Json {
    if let Some(object) = object.as_object_mut() {
        object.shift_remove("link");
    }
    object
}

/// Why the tracker reports no event for a link.
fn no_event(link: &Link<'_, '_>, now: i64) -> Option<String> {
    let records = link.records()?;
    match (records.is_expired_at(now), records.expiry()) {
        (Some(true), Some(expiry)) => {
            let at = utc(expiry);
            Some(format!("expired at {at}"))
        }
        _ if link.kind().is_none() => Some("no record says what kind of link this is".to_owned()),
        _ => None,
    }
}

/// Why the event lacks the metadata.
fn left_out(reading: &Reading<'_>) -> Option<String> {
    let metadata = reading.metadata()?;
    let length = metadata.length();
    if length.is_over() {
        let (len, limit) = (length.len(), length.max());
        return Some(format!(
            "the metadata is left out ({len} bytes, limit {limit})"
        ));
    }
    let is_lost = metadata.json().is_none() && !length.is_empty();
    is_lost.then(|| {
        "the metadata is left out: it is not JSON, or would come out as other JSON".to_owned()
    })
}

fn of_link(reading: &Reading<'_>, link: &Link<'_, '_>, log: Option<&LogLine<'_>>) -> Json {
    let key = match link.kind() {
        Some(Kind::ListUnsubscribe) => "unsubscribe_event",
        _ => "track_event",
    };
    json!({ "msys": { key: fields(reading, link, log) } })
}

/// The fields in the order of the vendor's list. `ip_address` and `user_agent` belong to a request, which only a
/// log knows.
fn fields(reading: &Reading<'_>, link: &Link<'_, '_>, log: Option<&LogLine<'_>>) -> Json {
    let mut fields = Fields::default();
    fields.put("type", link.kind().map(Kind::name));
    fields.put("customer_id", link.token().map(Token::customer_id));
    if let Some(records) = link.records() {
        let before_target = [
            ("subaccount_id", RecordId::SUBACCOUNT_ID),
            ("message_id", RecordId::MESSAGE_ID),
            ("transmission_id", RecordId::TRANSMISSION_ID),
            ("campaign_id", RecordId::CAMPAIGN_ID),
            ("template_id", RecordId::TEMPLATE_ID),
            ("template_version", RecordId::TEMPLATE_VERSION),
            ("rcpt_to", RecordId::RCPT_TO),
        ];
        for (name, id) in before_target {
            fields.put(name, text(records, id));
        }
    }
    let metadata = reading.metadata().filter(|it| !it.length().is_over());
    if let Some(metadata) = metadata.and_then(|metadata| metadata.json()) {
        fields.0.insert("rcpt_meta".to_owned(), metadata.clone());
    }
    if let Some(target) = link.target() {
        let url: Vec<u8> = target.bytes().collect();
        fields.put("target_link_url", Some(String::from_utf8_lossy(&url)));
    }
    let name = RecordId::TARGET_LINK_NAME;
    fields.put(
        "target_link_name",
        link.records().and_then(|it| text(it, name)),
    );
    fields.put("timestamp", Some(time(reading, log)));
    if let Some(log) = log {
        fields.put("ip_address", log.ip_address.as_ref());
        fields.put("user_agent", log.user_agent.as_ref());
    }
    Json::Object(fields.0)
}

/// The value of a record as text, as events have it.
fn text(records: &Records<'_>, id: RecordId) -> Option<String> {
    Some(match records.first(id)?.value().ok()? {
        Value::Number(number) => number.to_string(),
        Value::TransmissionId(id) => id.to_string(),
        Value::MessageId(id) => id.to_string(),
        Value::Text(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        _ => return None,
    })
}

/// Fields that are text; empty ones are left out.
#[derive(Default)]
struct Fields(Map<String, Json>);

impl Fields {
    fn put(&mut self, name: &str, value: Option<impl ToString>) {
        let value = value.map(|value| value.to_string()).unwrap_or_default();
        if !value.is_empty() {
            self.0.insert(name.to_owned(), json!(value));
        }
    }
}
