//! The object of a link, as `--format ndjson` writes it under `link`.

use std::fmt::Write as _;

use serde_json::{Map, Value as Json, json};
use tracklens_codec::{
    Definition, Flag, Kind, Link, MessageId, Part, Payload, Record, Records, Token,
};

/// The promised keys of a link, except the notes and the two keys that [`rcpt_meta`] decides about.
pub const LINK_KEYS: [&str; 30] = [
    "event",
    "route",
    "sublink",
    "scheme",
    "host",
    "port",
    "query",
    "signature",
    "signature_status",
    "customer_id",
    "encrypted",
    "payload_len",
    "expiry",
    "injection_time",
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
    "metadata_len",
    "max_metadata_len",
    "metadata_over",
    "records",
    "payload_hex",
];

/// The promised object of a link that was read without a signature key and a cipher key.
#[must_use]
pub fn link_object(link: &Link<'_, '_>, max_metadata_len: u32) -> Map<String, Json> {
    let mut keys = Keys::default();
    let parts = link.parts();
    let text = |part: Option<Part<'_>>| part.map(|part| lossy(part.as_bytes()));
    keys.put("event", link.kind().map(Kind::name));
    keys.put("route", Some(parts.route().letter()));
    keys.put("sublink", text(parts.sublink()));
    keys.put("scheme", text(parts.scheme()));
    keys.put("host", text(parts.host()));
    keys.put("port", parts.port());
    keys.put("query", text(parts.query()));
    let signature = link.signature();
    keys.put("signature", signature.map(|it| hex(it.as_bytes())));
    keys.put("signature_status", signature.map(|_| "unchecked"));
    let token = link.token();
    keys.put("customer_id", token.map(Token::customer_id));
    let encrypted = match token.map(Token::flag) {
        Some(Flag::Plaintext) => Some(false),
        Some(Flag::Encrypted) => Some(true),
        _ => None,
    };
    keys.put("encrypted", encrypted);
    let payload = link.payload();
    let payload_len = payload.as_bytes().len();
    let has_payload = !matches!(payload, Payload::Missing);
    keys.put("payload_len", has_payload.then_some(payload_len));
    if let Some(records) = link.records() {
        put_records(&mut keys, records, max_metadata_len);
    }
    let url = link.target().map(|it| it.bytes().collect::<Vec<_>>());
    keys.put("target_link_url", url.map(|url| lossy(&url)));
    keys.put("target_source", link.target().map(|it| it.source()));
    let ciphertext = payload.ciphertext();
    keys.put("payload_hex", ciphertext.map(|it| hex(it.as_bytes())));
    keys.0
}

/// How metadata is written.
#[derive(Clone, Debug, PartialEq)]
pub enum RcptMeta {
    /// Under `rcpt_meta`, as this JSON.
    Json(Json),
    /// Under `rcpt_meta_hex`, as these digits.
    Hex(String),
    /// Under either: it is JSON, but written in another way than the program writes it. Whether
    /// both texts say the same, the program decides.
    Either(Json, String),
}

/// How the metadata of a link is written.
#[must_use]
pub fn rcpt_meta(metadata: &[u8]) -> RcptMeta {
    let digits = hex(metadata);
    let Ok(json) = serde_json::from_slice::<Json>(metadata) else {
        return RcptMeta::Hex(digits);
    };
    if json.to_string().as_bytes() == metadata {
        RcptMeta::Json(json)
    } else {
        RcptMeta::Either(json, digits)
    }
}

/// An object that leaves out absent and empty values.
#[derive(Debug, Default)]
struct Keys(Map<String, Json>);

impl Keys {
    fn put(&mut self, key: &str, value: Option<impl Into<Json>>) {
        if let Some(value) = value.map(Into::into).filter(|value| value != "") {
            self.0.insert(key.to_owned(), value);
        }
    }
}

fn put_records(keys: &mut Keys, records: &Records<'_>, max_metadata_len: u32) {
    let text = |bytes: Option<&[u8]>| bytes.map(lossy);
    keys.put("expiry", records.expiry());
    let message = records.message_id();
    keys.put("injection_time", message.map(MessageId::injection_time));
    keys.put("message_id", message.map(|it| hex(it.as_bytes())));
    let transmission = records.transmission_id();
    keys.put(
        "transmission_id",
        transmission.map(|it| it.get().to_string()),
    );
    keys.put("subaccount_id", records.subaccount_id());
    keys.put("template_version", records.template_version());
    keys.put("tenant_id", text(records.tenant_id()));
    keys.put("campaign_id", text(records.campaign_id()));
    keys.put("template_id", text(records.template_id()));
    keys.put("rcpt_to", text(records.rcpt_to()));
    keys.put("target_link_name", text(records.target_link_name()));
    let len = records.rcpt_meta().map(<[u8]>::len);
    keys.put("metadata_len", len);
    keys.put("max_metadata_len", len.map(|_| max_metadata_len));
    let is_over = |len| u32::try_from(len).is_ok_and(|len: u32| len > max_metadata_len);
    keys.put("metadata_over", len.map(is_over));
    let all: Vec<Json> = records.iter().map(record).collect();
    keys.put("records", Some(all));
}

fn record(record: Record<'_>) -> Json {
    let mut keys = Keys::default();
    let name = record.id().definition().and_then(Definition::name);
    keys.put("name", name);
    let Keys(mut object) = keys;
    let numbers = [
        ("id", usize::from(record.id().get())),
        ("width", usize::from(record.width().get())),
        ("offset", record.offset()),
        ("len", record.as_bytes().len()),
    ];
    object.extend(numbers.map(|(key, number)| (key.to_owned(), json!(number))));
    object.insert("hex".to_owned(), json!(hex(record.as_bytes())));
    Json::Object(object)
}

/// The bytes as text, with U+FFFD for each invalid sequence of UTF-8.
fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        // Writing to a string can't fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}
