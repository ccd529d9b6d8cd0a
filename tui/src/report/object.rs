//! The JSON object of a candidate: the keys that scripts rely on.

use serde_json::{Map, Value as Json, json};
use tracklens_codec::{
    Definition, Flag, Link, Part, Payload, Record, RecordId, Records, Shape, Token, Value,
};

use super::entry::{Finding, LineFault, ReportEntry};
use super::lossy::{LossyOffsets, lossy};
use super::sublink_form::sublink_form;
use super::{headers, mails, requests, sources};
use crate::input::find::Hop;
use crate::input::{Candidate, Step};
use crate::reading::Reading;
use crate::reading::notes::Note;
use crate::text::hex;

/// How many bytes are shown of a line that is too long to be a candidate.
const SHOWN_OF_TOO_LONG: usize = 256;

/// The object of a line.
pub(super) fn of_entry(entry: &ReportEntry<'_>) -> Json {
    let faults = entry.faults();
    let mut object = Object::default();
    match entry {
        ReportEntry::TooLong { start, len } => {
            let shown = start.get(..SHOWN_OF_TOO_LONG).unwrap_or(start);
            object.put_as_it_is("input", json!(lossy(shown)));
            object.put("input_len", json!(len));
            put_faults(&mut object, "error", shown, &faults);
        }
        ReportEntry::Relative {
            line,
            relative,
            place,
        } => {
            object.put_as_it_is("input", json!(lossy(line)));
            object.put_as_it_is("relative", headers::object(relative));
            put_faults(&mut object, "fault", line, &faults);
            object.put_some("source", place.as_ref().map(sources::object));
        }
        ReportEntry::Read {
            candidate,
            reading,
            finding,
        } => {
            object.put_as_it_is("input", json!(lossy(candidate.line())));
            let key = match reading.link() {
                Ok(link) => {
                    let mut of_link = of_link(link, reading);
                    put_notes(&mut of_link, candidate, &entry.notes());
                    object.put("link", Json::Object(of_link.0));
                    "fault"
                }
                Err(_) => "error",
            };
            put_faults(&mut object, key, candidate.line(), &faults);
            object.put_some("source", finding.place.as_ref().map(sources::object));
            put_finding(&mut object, finding);
            object.put_some("log", finding.log.map(requests::object));
            object.put_some("relative", finding.relative.map(headers::object));
            object.put_some("mail", finding.mail.map(mails::object));
        }
    }
    Json::Object(object.0)
}

fn put_finding(object: &mut Object, finding: &Finding<'_>) {
    if !finding.undone.is_empty() {
        let names = finding.undone.iter().map(|step| json!(step.name()));
        object.put("undone", names.collect());
    }
}

/// The first fault under its key, and all of them if there are several.
fn put_faults(object: &mut Object, key: &str, line: &[u8], faults: &[LineFault]) {
    let offsets = LossyOffsets::new(line);
    let all: Vec<Json> = faults
        .iter()
        .map(|fault| {
            json!({
                "code": fault.code,
                "message": fault.message,
                "offset": offsets.of(fault.offset),
            })
        })
        .collect();
    if let Some(first) = all.first() {
        object.put(key, first.clone());
    }
    if all.len() > 1 {
        object.put("faults", Json::Array(all));
    }
}

fn of_link(link: &Link<'_, '_>, reading: &Reading<'_>) -> Object {
    let parts = link.parts();
    let token = link.token();
    let mut object = Object::default();
    object.put_some("event", link.kind().map(|kind| json!(kind.name())));
    object.put("route", json!(parts.route().letter()));
    object.put_part("sublink", parts.sublink());
    object.put_some("sublink_form", sublink_form(parts).map(Json::from));
    object.put_part("scheme", parts.scheme());
    object.put_part("host", parts.host());
    object.put_some("port", parts.port().map(|port| json!(port)));
    object.put_part("query", parts.query());
    if let Some(signature) = link.signature() {
        object.put("signature", json!(signature.to_string()));
    }
    let status = reading.signature_status();
    object.put_some("signature_status", status.map(|it| json!(it.name())));
    object.put_some("customer_id", token.map(|token| json!(token.customer_id())));
    match token.map(Token::flag) {
        Some(Flag::Plaintext) => object.put("encrypted", json!(false)),
        Some(Flag::Encrypted) => object.put("encrypted", json!(true)),
        Some(Flag::Unknown(flag)) => object.put("flag", json!(flag)),
        _ => {}
    }
    if !matches!(link.payload(), Payload::Missing) {
        object.put("payload_len", json!(link.payload().as_bytes().len()));
    }
    if let Some(records) = link.records() {
        put_values(&mut object, records);
    }
    if let Some(target) = link.target() {
        let url: Vec<u8> = target.bytes().collect();
        object.put("target_link_url", json!(lossy(&url)));
        object.put("target_source", json!(target.source()));
    }
    put_redirects(&mut object, reading);
    put_metadata(&mut object, reading);
    put_payload(&mut object, link.payload());
    put_cut_value(&mut object, reading);
    put_tentative(&mut object, reading);
    object
}

/// Where the target leads. If masking is on it stays hidden: what hid an address in the target would be undone.
fn put_redirects(object: &mut Object, reading: &Reading<'_>) {
    let hops = reading.redirects();
    if hops.is_empty() || reading.settings().mask {
        return;
    }
    let of_hop = |hop: &Hop| {
        let step = hop.step.map_or("tracked_link", Step::name);
        json!({ "step": step, "url": lossy(&hop.url) })
    };
    object.put("redirects", hops.iter().map(of_hop).collect());
}

/// A value that is not whole, under no key that a whole one has.
fn put_cut_value(object: &mut Object, reading: &Reading<'_>) {
    let Some(cut) = reading.cut_value() else {
        return;
    };
    let value = json!({
        "name": cut.name(),
        "text": lossy(cut.bytes),
        "len": cut.bytes.len(),
        "claimed_len": cut.claimed,
    });
    object.put("cut_value", value);
}

/// What was read on after a wrong character, under no key of what is certain.
fn put_tentative(object: &mut Object, reading: &Reading<'_>) {
    let Some(tentative) = reading.tentative() else {
        return;
    };
    let mut values = Object::default();
    let all = tentative.all();
    put_values(&mut values, &all);
    let url = all.first(RecordId::TARGET_LINK_URL);
    values.put_some(
        "target_link_url",
        url.map(|url| json!(lossy(url.as_bytes()))),
    );
    values.0.retain(|key, _| !object.0.contains_key(key));
    values.put("offset", json!(tentative.offset()));
    values.put("records", tentative.records().map(of_record).collect());
    object.put("tentative", Json::Object(values.0));
}

/// The values of the records that have a name, each under its name; the metadata is not among them.
fn put_values(object: &mut Object, records: &Records<'_>) {
    let named = Definition::all().filter(|definition| {
        !matches!(definition.shape(), Shape::Kind | Shape::Metadata)
            && definition.id() != RecordId::TARGET_LINK_URL
    });
    for definition in named {
        let (Some(name), Some(record)) = (definition.name(), records.first(definition.id())) else {
            continue;
        };
        match record.value() {
            Ok(Value::Number(number)) => object.put(name, json!(number)),
            Ok(Value::TransmissionId(id)) => object.put(name, json!(id.to_string())),
            Ok(Value::MessageId(id)) => {
                object.put("injection_time", json!(id.injection_time()));
                object.put(name, json!(id.to_string()));
            }
            _ if matches!(definition.shape(), Shape::Text | Shape::CutText) => {
                object.put(name, json!(lossy(record.as_bytes())));
            }
            _ => {}
        }
    }
}

fn put_metadata(object: &mut Object, reading: &Reading<'_>) {
    let Some(metadata) = reading.metadata() else {
        return;
    };
    let length = metadata.length();
    match metadata.json() {
        Some(json) => object.put_as_it_is("rcpt_meta", json.clone()),
        None => object.put("rcpt_meta_hex", json!(hex::digits(metadata.as_bytes()))),
    }
    object.put("metadata_len", json!(length.len()));
    object.put("max_metadata_len", json!(length.max()));
    object.put("metadata_over", json!(length.is_over()));
}

fn put_payload(object: &mut Object, payload: Payload<'_>) {
    if let Some(records) = payload.records() {
        object.put("records", records.iter().map(of_record).collect());
        if !records.left_over().is_empty() {
            let left_over = json!({
                "offset": records.left_over_offset(),
                "len": records.left_over().len(),
                "hex": hex::digits(records.left_over()),
            });
            object.put("left_over", left_over);
        }
    }
    if let Some(ciphertext) = payload.ciphertext() {
        object.put("payload_hex", json!(hex::digits(ciphertext.as_bytes())));
    }
}

fn put_notes(object: &mut Object, candidate: &Candidate<'_>, notes: &[&Note]) {
    if notes.is_empty() {
        return;
    }
    let offsets = LossyOffsets::new(candidate.line());
    let of_note = |note: &&Note| {
        let place = &note.place;
        let offset = place.offset.map(|it| offsets.of(candidate.place(it)));
        let mut object = Object::default();
        object.put("code", json!(note.code.name()));
        object.put("severity", json!(note.severity.name()));
        object.put("message", json!(note.message));
        object.put_some("offset", offset.map(|offset| json!(offset)));
        object.put_some("record", place.record.map(|record| json!(record)));
        object.put_some("field", place.field.map(|field| json!(field)));
        Json::Object(object.0)
    };
    object.put("notes", notes.iter().map(of_note).collect());
}

fn of_record(record: Record<'_>) -> Json {
    let mut object = Object::default();
    object.put("id", json!(record.id().get()));
    let name = record.id().definition().and_then(Definition::name);
    object.put_some("name", name.map(|name| json!(name)));
    object.put("width", json!(record.width().get()));
    object.put("offset", json!(record.offset()));
    object.put("len", json!(record.as_bytes().len()));
    object.put_as_it_is("hex", json!(hex::digits(record.as_bytes())));
    Json::Object(object.0)
}

/// An object that leaves absent and empty values out.
#[derive(Default)]
struct Object(Map<String, Json>);

impl Object {
    fn put(&mut self, key: &str, value: Json) {
        if value != "" {
            self.put_as_it_is(key, value);
        }
    }

    fn put_as_it_is(&mut self, key: &str, value: Json) {
        self.0.insert(key.to_owned(), value);
    }

    fn put_some(&mut self, key: &str, value: Option<Json>) {
        if let Some(value) = value {
            self.put(key, value);
        }
    }

    fn put_part(&mut self, key: &str, part: Option<Part<'_>>) {
        self.put_some(key, part.map(|part| json!(lossy(part.as_bytes()))));
    }
}
