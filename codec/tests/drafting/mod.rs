//! Drafts of the vectors: what a sender would have asked for to get them.

use serde_json::Value;
use tracklens_codec::{
    Click, Draft, Form, Host, Kind, MessageId, Origin, Purpose, Recipient, RecordId, Records,
    Scheme, Signature, Sublink, Transmission, TransmissionId,
};

const VECTORS: &str = include_str!("../vectors/links.jsonl");

/// The vectors: each link, and what it contains.
pub(crate) fn vectors() -> Vec<Value> {
    VECTORS
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The metadata of a vector as it is in its record; the vector has it parsed.
pub(crate) fn metadata<'p>(records: &Records<'p>) -> Option<&'p str> {
    records
        .rcpt_meta()
        .map(|it| std::str::from_utf8(it).unwrap())
}

/// The draft that gives a vector under default options.
pub(crate) fn draft<'a>(link: &'a Value, records: &Records<'a>) -> Draft<'a> {
    let number = |key: &str| u32::try_from(link[key].as_u64().unwrap_or_default()).unwrap();
    let text = |key: &str| link[key].as_str().unwrap_or_default();
    let mut transmission = Transmission::new(number("customer_id"), number("expiry"))
        .with_tenant_id(text("tenant_id"))
        .with_subaccount_id(number("subaccount_id"))
        .with_campaign_id(text("campaign_id"))
        .with_template(text("template_id"), number("template_version"));
    if let Some(id) = link["transmission_id"].as_str() {
        transmission = transmission.with_id(TransmissionId::new(id.parse().unwrap()));
    }
    let message_id = MessageId::new(hex(text("message_id")));
    let recipient = Recipient::new(text("rcpt_to"), message_id);
    let form = match records.first(RecordId::TEMPLATE_ID) {
        Some(_) => Form::Long,
        None => Form::Short,
    };
    let draft = Draft::new(transmission, recipient, purpose(link)).with_form(form);
    match metadata(records) {
        Some(metadata) => draft.with_metadata(metadata),
        None => draft,
    }
}

pub(crate) fn origin<'a>(link: &'a Value, text: &str) -> Origin<'a> {
    let (scheme, _) = text.split_once(':').unwrap();
    let scheme = Scheme::from_name(scheme.as_bytes()).unwrap();
    let origin = Origin::new(scheme, Host::new(link["host"].as_str().unwrap()).unwrap());
    match link["port"].as_u64() {
        Some(port) => origin.with_port(u16::try_from(port).unwrap()),
        None => origin,
    }
}

pub(crate) fn signature(link: &Value) -> Signature {
    Signature::new(hex(link["signature"].as_str().unwrap()))
}

fn purpose(link: &Value) -> Purpose<'_> {
    let kind = link["event"].as_str().unwrap();
    if kind == Kind::Click.name() {
        let mut click = Click::new(link["target_link_url"].as_str().unwrap())
            .with_name(link["target_link_name"].as_str().unwrap_or_default());
        if let Some(sublink) = link["sublink"].as_str() {
            click = click.with_sublink(Sublink::new(sublink).unwrap());
        }
        if link["target_source"] == "query" {
            click = click.with_target_in_query();
        }
        return Purpose::Click(click);
    }
    [
        Purpose::Open,
        Purpose::InitialOpen,
        Purpose::ListUnsubscribe,
    ]
    .into_iter()
    .find(|purpose| purpose.kind().name() == kind)
    .unwrap()
}

fn hex<const N: usize>(digits: &str) -> [u8; N] {
    let bytes: Vec<u8> = (0..digits.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap())
        .collect();
    bytes.try_into().unwrap()
}
