//! The value of a link under each of its keys.

use tracklens_codec::{Flag, Kind, Link, MessageId, Part, Payload, RecordId, Records, Token};

use super::sublink_form::sublink_form;
use super::value::Value;
use crate::reading::Reading;
use crate::reading::keys::Key;

/// The single value of a link under a key. Lists and objects have none, nor has what is absent or an empty text.
pub(super) fn value<'r>(
    key: Key,
    link: &'r Link<'r, 'r>,
    reading: &'r Reading<'r>,
) -> Option<Value<'r>> {
    let parts = link.parts();
    let value = match key {
        Key::Event => Value::Word(link.kind().map(Kind::name)?),
        Key::Route => Value::Word(parts.route().letter()),
        Key::Sublink => part(parts.sublink())?,
        Key::SublinkForm => Value::Word(sublink_form(parts)?),
        Key::Scheme => part(parts.scheme())?,
        Key::Host => part(parts.host())?,
        Key::Port => Value::Number(parts.port()?.into()),
        Key::Query => part(parts.query())?,
        Key::Signature => Value::Signature(link.signature()?),
        Key::SignatureStatus => Value::Word(reading.signature_status()?.name()),
        Key::CustomerId => Value::Number(link.token().map(Token::customer_id)?.into()),
        Key::Encrypted => match link.token()?.flag() {
            Flag::Plaintext => Value::Boolean(false),
            Flag::Encrypted => Value::Boolean(true),
            _ => return None,
        },
        Key::Flag => match link.token()?.flag() {
            Flag::Unknown(flag) => Value::Number(flag.into()),
            _ => return None,
        },
        Key::PayloadLen => match link.payload() {
            Payload::Missing => return None,
            payload => Value::length(payload.as_bytes().len()),
        },
        Key::TargetLinkUrl => Value::text(reading.target()?),
        Key::TargetSource => Value::Word(link.target()?.source()),
        Key::RcptMeta => Value::Json(reading.metadata()?.compact()?),
        Key::RcptMetaHex => {
            let metadata = reading.metadata().filter(|it| !it.is_json())?;
            Value::Bytes(metadata.as_bytes())
        }
        Key::MetadataLen => Value::length(reading.metadata()?.length().len()),
        Key::MaxMetadataLen => Value::Number(reading.metadata()?.length().max().into()),
        Key::MetadataOver => Value::Boolean(reading.metadata()?.length().is_over()),
        Key::PayloadHex => Value::Bytes(ciphertext(link)?),
        _ => return of_records(key, link.records()?),
    };
    value.unless_empty()
}

/// The value that a record has under a key.
pub(super) fn of_records<'r>(key: Key, records: &Records<'r>) -> Option<Value<'r>> {
    let number = |number: Option<u32>| Some(Value::Number(number?.into()));
    let text = |id| Some(Value::text(records.first(id)?.as_bytes()));
    let value = match key {
        Key::Expiry => number(records.expiry()),
        Key::InjectionTime => number(records.message_id().map(MessageId::injection_time)),
        Key::MessageId => records.message_id().map(Value::MessageId),
        Key::TransmissionId => records.transmission_id().map(Value::TransmissionId),
        Key::SubaccountId => number(records.subaccount_id()),
        Key::TemplateVersion => number(records.template_version()),
        Key::TenantId => text(RecordId::TENANT_ID),
        Key::CampaignId => text(RecordId::CAMPAIGN_ID),
        Key::TemplateId => text(RecordId::TEMPLATE_ID),
        Key::RcptTo => text(RecordId::RCPT_TO),
        Key::TargetLinkUrl => text(RecordId::TARGET_LINK_URL),
        Key::TargetLinkName => text(RecordId::TARGET_LINK_NAME),
        _ => None,
    };
    value?.unless_empty()
}

fn ciphertext<'r>(link: &Link<'r, 'r>) -> Option<&'r [u8]> {
    Some(link.payload().ciphertext()?.as_bytes())
}

fn part(part: Option<Part<'_>>) -> Option<Value<'_>> {
    Some(Value::text(part?.as_bytes()))
}
