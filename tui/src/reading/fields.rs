//! What a reading says, as people look for it: named values in five groups.

use tracklens_codec::{
    Definition, Flag, Link, Part, Payload, RecordId, Records, Standing, Token, Value,
};

use crate::reading::source::{PartName, Source};
use crate::reading::{Reading, SignatureStatus};
use crate::text::shown::Shown;
use crate::text::time;

/// One group of fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What the group is about.
    pub topic: Topic,
    /// Its fields; never none.
    pub fields: Vec<Field>,
}

/// What a group of fields is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The transmission that sent the message.
    Transmission,
    /// Whom the message went to.
    Recipient,
    /// The link itself.
    Link,
    /// The sender's own data.
    Metadata,
    /// What the link is wrapped in.
    Envelope,
}

impl Topic {
    /// The topics, in the order in which they are shown.
    pub const ALL: [Self; 5] = [
        Self::Transmission,
        Self::Recipient,
        Self::Link,
        Self::Metadata,
        Self::Envelope,
    ];

    /// The heading of the group.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Transmission => "Transmission",
            Self::Recipient => "Recipient",
            Self::Link => "Link",
            Self::Metadata => "Metadata",
            Self::Envelope => "Envelope",
        }
    }

    /// Where a record is shown; an id that has no place of its own stands in the envelope.
    pub(crate) fn of_record(id: RecordId) -> Self {
        match id {
            RecordId::TRANSMISSION_ID
            | RecordId::CAMPAIGN_ID
            | RecordId::TEMPLATE_ID
            | RecordId::TEMPLATE_VERSION
            | RecordId::TENANT_ID
            | RecordId::SUBACCOUNT_ID => Self::Transmission,
            RecordId::RCPT_TO | RecordId::MESSAGE_ID => Self::Recipient,
            RecordId::EXPIRY | RecordId::TARGET_LINK_URL | RecordId::TARGET_LINK_NAME => Self::Link,
            RecordId::RCPT_META => Self::Metadata,
            _ => Self::Envelope,
        }
    }
}

/// A named value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The name, as in the JSON of `tracklens decode`.
    pub name: &'static str,
    /// The value.
    pub value: Shown,
    /// What can be said about the value; empty when nothing.
    pub remark: String,
    /// What of the link says so.
    pub source: Source,
}

/// The groups of a link that have fields.
#[must_use]
pub fn groups(reading: &Reading<'_>) -> Vec<Group> {
    let Ok(link) = reading.link() else {
        return Vec::new();
    };
    Topic::ALL
        .into_iter()
        .map(|topic| Group {
            topic,
            fields: fields(topic, reading, link),
        })
        .filter(|group| !group.fields.is_empty())
        .collect()
}

fn fields(topic: Topic, reading: &Reading<'_>, link: &Link<'_, '_>) -> Vec<Field> {
    let mut fields = Vec::new();
    if topic == Topic::Link {
        push_event(&mut fields, link);
    }
    if let Some(records) = link.records() {
        Definition::all()
            .filter(|definition| Topic::of_record(definition.id()) == topic)
            .filter_map(|definition| record_field(definition, records, reading))
            .for_each(|field| fields.push(field));
    }
    match topic {
        Topic::Transmission => push_customer(&mut fields, link),
        Topic::Recipient => push_injection_time(&mut fields, reading),
        Topic::Link => push_target_and_lifetime(&mut fields, link),
        Topic::Metadata => {}
        Topic::Envelope => push_envelope(&mut fields, reading, link),
    }
    fields
}

/// The field of a record that has a name and a value.
fn record_field(
    definition: &Definition,
    records: &Records<'_>,
    reading: &Reading<'_>,
) -> Option<Field> {
    let record = records.first(definition.id())?;
    let name = definition.name()?;
    let value = match record.value() {
        Ok(Value::Flag) => return None,
        Ok(Value::Number(number)) => Shown::text(&number.to_string()),
        Ok(Value::TransmissionId(id)) => Shown::text(&id.to_string()),
        Ok(Value::MessageId(id)) => Shown::text(&id.to_string()),
        _ => Shown::bytes(record.as_bytes()),
    };
    let mut remark = match record.value() {
        Err(error) => error.kind().to_string(),
        Ok(value) => record_remark(definition.id(), value, reading),
    };
    if definition.standing() == Standing::Inferred {
        remark = format!("{remark} [inferred]").trim_start().into();
    }
    (!value.as_str().is_empty()).then_some(Field {
        name,
        value,
        remark,
        source: Source::Record(record.index()),
    })
}

/// What can be said about the value of a record.
fn record_remark(id: RecordId, value: Value<'_>, reading: &Reading<'_>) -> String {
    match value {
        Value::TransmissionId(id) => format!(
            "node {}, counter {}, id generator started {} [inferred]",
            id.node(),
            id.counter(),
            time::utc(id.generator_start()),
        ),
        Value::MessageId(id) => id.node().map_or_else(
            || format!("start-up stamp {:04x} [inferred]", id.prefix()),
            |node| format!("node {node} [inferred]"),
        ),
        Value::Number(expiry) if id == RecordId::EXPIRY => expiry_remark(expiry, reading),
        Value::Text(_) if id == RecordId::TARGET_LINK_URL => "in the payload".to_owned(),
        Value::Metadata(_) => metadata_remark(reading),
        _ => String::new(),
    }
}

fn metadata_remark(reading: &Reading<'_>) -> String {
    reading.metadata().map_or_else(String::new, |metadata| {
        if metadata.json().is_some() {
            String::new()
        } else {
            "not JSON".to_owned()
        }
    })
}

fn expiry_remark(expiry: u32, reading: &Reading<'_>) -> String {
    let now = reading.settings().now.as_second();
    let expired = reading
        .records()
        .and_then(|records| records.is_expired_at(now));
    let word = if expired == Some(true) {
        "expired"
    } else {
        "expires"
    };
    let relative = time::relative(i64::from(expiry), now);
    format!("{}, {word} {relative}", time::utc(expiry))
}

fn push_event(fields: &mut Vec<Field>, link: &Link<'_, '_>) {
    let Some(kind) = link.kind() else { return };
    let record = link.records().and_then(|records| records.first(kind.id()));
    match record {
        Some(record) => {
            push(
                fields,
                "event",
                kind.name(),
                "",
                Source::Record(record.index()),
            );
        }
        None => push(
            fields,
            "event",
            kind.name(),
            "by its route",
            PartName::Route,
        ),
    }
}

fn push_customer(fields: &mut Vec<Field>, link: &Link<'_, '_>) {
    if let Some(token) = link.token() {
        let customer = token.customer_id().to_string();
        push(fields, "customer_id", &customer, "", PartName::Token);
    }
}

fn push_injection_time(fields: &mut Vec<Field>, reading: &Reading<'_>) {
    let Some(records) = reading.records() else {
        return;
    };
    let (Some(id), Some(record)) = (records.message_id(), records.first(RecordId::MESSAGE_ID))
    else {
        return;
    };
    let injected = id.injection_time();
    let now = reading.settings().now.as_second();
    let relative = time::relative(i64::from(injected), now);
    let remark = format!("{}, {relative}", time::utc(injected));
    let source = Source::Record(record.index());
    push(
        fields,
        "injection_time",
        &injected.to_string(),
        &remark,
        source,
    );
}

fn push_target_and_lifetime(fields: &mut Vec<Field>, link: &Link<'_, '_>) {
    if let Some(target) = link.target().filter(|target| target.source() == "query") {
        let bytes: Vec<u8> = target.bytes().collect();
        fields.push(Field {
            name: "target_link_url",
            value: Shown::bytes(&bytes),
            remark: "in the query".to_owned(),
            source: PartName::Target.into(),
        });
    }
    let expiry = link.records().and_then(|records| {
        let record = records.first(RecordId::EXPIRY)?;
        Some((records.lifetime()?, record.index()))
    });
    if let Some((lifetime, index)) = expiry {
        let remark = "expiry minus injection_time";
        let lifetime = time::lifetime(lifetime);
        push(fields, "lifetime", &lifetime, remark, Source::Record(index));
    }
}

fn push_envelope(fields: &mut Vec<Field>, reading: &Reading<'_>, link: &Link<'_, '_>) {
    let parts = link.parts();
    push_part(fields, "scheme", parts.scheme(), PartName::Scheme);
    push_part(fields, "user_info", parts.user_info(), PartName::UserInfo);
    push_part(fields, "host", parts.host(), PartName::Host);
    push_part(fields, "port", parts.port_text(), PartName::Port);
    push(fields, "route", parts.route().letter(), "", PartName::Route);
    push_part(fields, "sublink", parts.sublink(), PartName::Sublink);
    push_part(fields, "query", parts.query(), PartName::Query);
    let trailing = parts.trailing_path();
    push_part(fields, "trailing_path", trailing, PartName::TrailingPath);
    push_part(fields, "fragment", parts.fragment(), PartName::Fragment);
    if let (Some(signature), Some(status)) = (link.signature(), reading.signature_status()) {
        let remark = match status {
            SignatureStatus::Unchecked => "unchecked: the key is the sender's",
            SignatureStatus::Valid => "valid by our own scheme, which is not the vendor's",
            SignatureStatus::Invalid => "invalid by our own scheme, which is not the vendor's",
        };
        let signature = signature.to_string();
        push(fields, "signature", &signature, remark, PartName::Signature);
    }
    match link.token().map(Token::flag) {
        Some(Flag::Plaintext) => push(fields, "encrypted", "false", "", PartName::Token),
        Some(Flag::Encrypted) => {
            let has_key = reading.settings().keys.cipher().is_some();
            let remark = match (link.records(), has_key) {
                (Some(_), _) => "decrypted with the operator's key",
                (None, true) => "the operator's key does not fit",
                (None, false) => "cipher and key are unknown",
            };
            push(fields, "encrypted", "true", remark, PartName::Token);
        }
        Some(Flag::Unknown(flag)) => {
            let flag = format!("0x{flag:02x}");
            push(fields, "flag", &flag, "never seen", PartName::Token);
        }
        _ => {}
    }
    push_payload(fields, link.payload());
}

fn push_payload(fields: &mut Vec<Field>, payload: Payload<'_>) {
    let len = payload.as_bytes().len();
    let remark = match payload {
        Payload::Missing => return,
        Payload::Decrypted(decrypted) => {
            format!("{} blocks of 16", decrypted.ciphertext().blocks())
        }
        Payload::Encrypted(ciphertext) => {
            let plaintext = ciphertext.plaintext_len();
            format!(
                "{} blocks of 16; the records take {} to {} bytes [inferred]",
                ciphertext.blocks(),
                plaintext.start(),
                plaintext.end(),
            )
        }
        _ => "bytes".to_owned(),
    };
    let len = len.to_string();
    push(fields, "payload_len", &len, &remark, PartName::Payload);
}

fn push_part(
    fields: &mut Vec<Field>,
    name: &'static str,
    part: Option<Part<'_>>,
    source: PartName,
) {
    if let Some(part) = part.filter(|part| !part.as_bytes().is_empty()) {
        fields.push(Field {
            name,
            value: Shown::bytes(part.as_bytes()),
            remark: String::new(),
            source: source.into(),
        });
    }
}

fn push(
    fields: &mut Vec<Field>,
    name: &'static str,
    value: &str,
    remark: &str,
    source: impl Into<Source>,
) {
    fields.push(Field {
        name,
        value: Shown::text(value),
        remark: remark.to_owned(),
        source: source.into(),
    });
}
