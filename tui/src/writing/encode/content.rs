//! The payload that the keys describe, in the order in which today's writers write it.

use tracklens_codec::{
    Click, Draft, Form, Kind, MessageId, MetadataOutcome, Purpose, Recipient, Transmission,
    TransmissionId,
};

use super::diagnostic::Diagnostic;
use super::metadata::metadata;
use super::object::Object;
use crate::settings::WriteSettings;

/// The keys that only a click has.
const OF_CLICKS: [&str; 3] = ["target_link_url", "target_link_name", "target_source"];

/// The keys that each make a link a long one.
const OF_LONG_LINKS: [&str; 7] = [
    "transmission_id",
    "campaign_id",
    "template_id",
    "template_version",
    "rcpt_meta",
    "rcpt_meta_hex",
    "transmission_meta",
];

/// The list of records for a link of this kind.
pub(super) fn payload(
    link: &Object<'_>,
    kind: Kind,
    settings: &WriteSettings,
    warnings: &mut Vec<Diagnostic>,
) -> Result<Vec<u8>, Diagnostic> {
    let metadata = metadata(link)?;
    let draft = Draft::new(
        transmission(link)?,
        recipient(link)?,
        purpose(link, kind, settings)?,
    )
    .with_form(form(link))
    .with_options(settings.module)
    .with_long_metadata(settings.long_metadata);
    let draft = match &metadata {
        Some(metadata) => draft.with_metadata(metadata),
        None => draft,
    };
    let wrong = |error| link.of_write_error(error);
    let mut payload = vec![0; draft.payload_len().map_err(wrong)?];
    draft.records(&mut payload).map_err(wrong)?;
    warnings.extend(left_out(link, draft.metadata_outcome()));
    Ok(payload)
}

/// The form of a link that has these values.
fn form(link: &Object<'_>) -> Form {
    if OF_LONG_LINKS.iter().any(|key| link.has(key)) {
        Form::Long
    } else {
        Form::Short
    }
}

fn transmission<'a>(link: &Object<'a>) -> Result<Transmission<'a>, Diagnostic> {
    let customer_id = link
        .number("customer_id")?
        .ok_or_else(|| link.missing("customer_id"))?;
    let expiry = link
        .number("expiry")?
        .ok_or_else(|| link.missing("expiry"))?;
    let transmission = Transmission::new(customer_id, expiry)
        .with_tenant_id(link.text("tenant_id")?.unwrap_or_default())
        .with_subaccount_id(link.number("subaccount_id")?.unwrap_or_default())
        .with_campaign_id(link.text("campaign_id")?.unwrap_or_default())
        .with_template(
            link.text("template_id")?.unwrap_or_default(),
            link.number("template_version")?.unwrap_or_default(),
        );
    Ok(match transmission_id(link)? {
        Some(id) => transmission.with_id(id),
        None => transmission,
    })
}

fn transmission_id(link: &Object<'_>) -> Result<Option<TransmissionId>, Diagnostic> {
    const KEY: &str = "transmission_id";
    let wanted = "decimal digits in a text";
    let digits = match link.get(KEY) {
        Some(value) if value.as_str().is_none() => return Err(link.wrong_type(KEY, wanted)),
        _ => link.text(KEY)?,
    };
    let Some(digits) = digits else {
        return Ok(None);
    };
    if !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(link.wrong_type(KEY, wanted));
    }
    let number = digits.parse().map_err(|_| {
        let message = "this must be a number of 64 bits";
        link.diagnostic(KEY, message, "out_of_range")
    })?;
    Ok(Some(TransmissionId::new(number)))
}

fn recipient<'a>(link: &Object<'a>) -> Result<Recipient<'a>, Diagnostic> {
    let rcpt_to = link
        .text("rcpt_to")?
        .ok_or_else(|| link.missing("rcpt_to"))?;
    let message_id = link
        .array_of_bytes("message_id")?
        .ok_or_else(|| link.missing("message_id"))?;
    Ok(Recipient::new(rcpt_to, MessageId::new(message_id)))
}

fn purpose<'a>(
    link: &Object<'a>,
    kind: Kind,
    settings: &WriteSettings,
) -> Result<Purpose<'a>, Diagnostic> {
    if kind != Kind::Click
        && let Some(key) = OF_CLICKS.iter().find(|key| link.has(key))
    {
        return Err(link.diagnostic(key, "only a click has this", "of_clicks_alone"));
    }
    Ok(match kind {
        Kind::InitialOpen => Purpose::InitialOpen,
        Kind::Open => Purpose::Open,
        Kind::ListUnsubscribe => Purpose::ListUnsubscribe,
        _ => Purpose::Click(click(link, settings)?),
    })
}

fn click<'a>(link: &Object<'a>, settings: &WriteSettings) -> Result<Click<'a>, Diagnostic> {
    let target = link
        .text("target_link_url")?
        .ok_or_else(|| link.missing("target_link_url"))?;
    let name = link.text("target_link_name")?.unwrap_or_default();
    let click = Click::new(target);
    let click = if settings.cut_link_names {
        click.with_cut_name(name)
    } else {
        click.with_name(name)
    };
    let is_in_query = link.text("target_source")? == Some("query");
    Ok(if is_in_query {
        click.with_target_in_query()
    } else {
        click
    })
}

/// A warning about metadata that the link does not carry. If the options turn it off, the user asked for that.
fn left_out(link: &Object<'_>, outcome: MetadataOutcome) -> Option<Diagnostic> {
    let (message, code) = match outcome {
        MetadataOutcome::OverLimit(length) => {
            let (len, limit) = (length.len(), length.max());
            let message = format!("the metadata is left out ({len} bytes, limit {limit})");
            (message, "metadata_over")
        }
        MetadataOutcome::NotCarried(length) => {
            let len = length.len();
            let message =
                format!("the metadata is left out ({len} bytes): such a link carries none");
            (message, "metadata_not_carried")
        }
        _ => return None,
    };
    let key = ["rcpt_meta", "transmission_meta", "rcpt_meta_hex"]
        .into_iter()
        .find(|key| link.has(key))?;
    Some(link.diagnostic(key, message, code))
}
