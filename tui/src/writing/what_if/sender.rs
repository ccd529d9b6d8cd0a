//! What a sender would have written of the content of a link.

use std::str;

use tracklens_codec::{
    self as codec, Cipher, Click, Definition, Flag, Form, Host, Kind, Link, MetadataOutcome,
    Options, Origin, Payload, PercentDecoded, Purpose, Recipient, RecordId, Records, Scheme,
    Sublink, Token, Transmission, UnsignedLink, WriteError,
};

use crate::reading::Reading;

/// What a sender would have written of the content of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sender {
    /// That can't be said, and why.
    Unknown(String),
    /// A link.
    Writes(Box<Draft>),
}

/// A link as a sender would have written it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The link.
    pub text: String,
    /// The bytes of the link of which it has the content.
    pub len_before: usize,
    /// Of what kind it is.
    pub kind: Kind,
    /// What became of the metadata.
    pub metadata: MetadataOutcome,
    /// Whether the link is the one whose content it has, byte for byte.
    pub is_same: bool,
    /// Whether the options alone make the difference: without any limit it would be the same link.
    pub differs_by_options_alone: bool,
    /// Whether it is signed with a key; else it has the signature of the link before.
    pub is_signed: bool,
    /// The records of the link before that a sender of today does not write.
    pub lost: Vec<RecordId>,
    /// The records that a sender of today writes and the link before has not.
    pub added: Vec<RecordId>,
}

/// Any of these makes a link a long one.
const OF_LONG_LINKS: [RecordId; 5] = [
    RecordId::TRANSMISSION_ID,
    RecordId::CAMPAIGN_ID,
    RecordId::TEMPLATE_ID,
    RecordId::TEMPLATE_VERSION,
    RecordId::RCPT_META,
];

impl Sender {
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        match draft(reading) {
            Ok(draft) => Self::Writes(Box::new(draft)),
            Err(why) => Self::Unknown(why),
        }
    }
}

fn draft(reading: &Reading<'_>) -> Result<Draft, String> {
    let link = reading.link().map_err(|_| "this is no tracked link")?;
    let records = match (link.payload().records().copied(), link.payload()) {
        (Some(records), _) => records,
        (None, Payload::Encrypted(_)) => return Err("the payload is encrypted".to_owned()),
        _ => return Err("there is no payload that can be read".to_owned()),
    };
    if !reading.troubles().is_empty() {
        return Err("the link has faults, and may have had more to say".to_owned());
    }
    let target = link.target().map(|target| target.bytes().collect());
    let target = target.map(String::from_utf8).transpose();
    let target = target
        .map_err(|_| "the target is not UTF-8")?
        .unwrap_or_default();
    let content = Content {
        reading,
        link,
        draft: drafted(link, &records, &target)?,
        query_target: link
            .target()
            .and_then(|it| (it.source() == "query").then_some(&*target)),
    };
    let options = reading.settings().module;
    let (text, payload) = content.written(options)?;
    let everything = Options::default().with_max_metadata_len(u32::MAX);
    let before = reading.text();
    let new = Records::read(&payload);
    Ok(Draft {
        is_same: text.as_bytes() == before,
        differs_by_options_alone: content
            .written(everything)
            .is_ok_and(|(text, _)| text.as_bytes() == before),
        len_before: before.len(),
        kind: link
            .kind()
            .ok_or("the records don't say of what kind it is")?,
        metadata: content.draft.with_options(options).metadata_outcome(),
        is_signed: reading.settings().keys.signature().is_some(),
        lost: missing(&records, &new),
        added: missing(&new, &records),
        text,
    })
}

/// The records of one list that another one lacks, the metadata aside.
fn missing(records: &Records<'_>, other: &Records<'_>) -> Vec<RecordId> {
    let ids = records.iter().map(|record| record.id());
    ids.filter(|id| *id != RecordId::RCPT_META && other.first(*id).is_none())
        .collect()
}

/// The content of a link, as a sender knows it.
fn drafted<'a>(
    link: &Link<'_, 'a>,
    records: &Records<'a>,
    target: &'a str,
) -> Result<codec::Draft<'a>, String> {
    let lacks = |name: &str| format!("the link lacks its {name}");
    let text = |id: RecordId| match records.first(id) {
        Some(record) => str::from_utf8(record.as_bytes()).map_err(|_| {
            let name = id.definition().and_then(Definition::name);
            format!("the {} is not UTF-8", name.unwrap_or("record"))
        }),
        None => Ok(""),
    };
    let token = link.token().ok_or_else(|| lacks("token"))?;
    let message_id = records.message_id().ok_or_else(|| lacks("message_id"))?;
    let expiry = records.expiry().ok_or_else(|| lacks("expiry"))?;
    let transmission = Transmission::new(token.customer_id(), expiry)
        .with_tenant_id(text(RecordId::TENANT_ID)?)
        .with_subaccount_id(records.subaccount_id().unwrap_or_default())
        .with_campaign_id(text(RecordId::CAMPAIGN_ID)?)
        .with_template(
            text(RecordId::TEMPLATE_ID)?,
            records.template_version().unwrap_or_default(),
        );
    let transmission = match records.transmission_id() {
        Some(id) => transmission.with_id(id),
        None => transmission,
    };
    let purpose = match link
        .kind()
        .ok_or("the records don't say of what kind it is")?
    {
        Kind::InitialOpen => Purpose::InitialOpen,
        Kind::Open => Purpose::Open,
        Kind::ListUnsubscribe => Purpose::ListUnsubscribe,
        _ => {
            let click = Click::new(target).with_name(text(RecordId::TARGET_LINK_NAME)?);
            let is_in_payload = records.target_link_url().is_some_and(|it| !it.is_empty());
            Purpose::Click(if is_in_payload {
                click
            } else {
                click.with_target_in_query()
            })
        }
    };
    let is_long = OF_LONG_LINKS.iter().any(|id| records.first(*id).is_some());
    let recipient = Recipient::new(text(RecordId::RCPT_TO)?, message_id);
    let draft = codec::Draft::new(transmission, recipient, purpose).with_form(if is_long {
        Form::Long
    } else {
        Form::Short
    });
    Ok(match records.first(RecordId::RCPT_META) {
        Some(_) => draft.with_metadata(text(RecordId::RCPT_META)?),
        None => draft,
    })
}

/// What a sender knows, and the link of which it is the content.
struct Content<'r, 'a> {
    reading: &'r Reading<'a>,
    link: &'r Link<'a, 'a>,
    draft: codec::Draft<'r>,
    query_target: Option<&'r str>,
}

impl Content<'_, '_> {
    /// The link under some options, and its records.
    fn written(&self, options: Options) -> Result<(String, Vec<u8>), String> {
        let refusal = |error: WriteError| error.to_string();
        let draft = self.draft.with_options(options);
        let mut payload = vec![0; draft.payload_len().map_err(refusal)?];
        draft.records(&mut payload).map_err(refusal)?;
        let text = self.link_of(&payload).map_err(refusal)?;
        Ok((text, payload))
    }

    /// The link around some records: origin, route and sublink are those of the link before.
    fn link_of(&self, records: &[u8]) -> Result<String, WriteError> {
        let keys = &self.reading.settings().keys;
        let cipher = keys
            .cipher()
            .filter(|_| self.link.payload().ciphertext().is_some());
        let mut ciphertext = Vec::new();
        let (flag, payload) = match cipher {
            Some(cipher) => {
                ciphertext.resize(Cipher::encrypted_len(records.len()), 0);
                (Flag::Encrypted, cipher.encrypt(records, &mut ciphertext)?)
            }
            None => (Flag::Plaintext, records),
        };
        let parts = self.link.parts();
        let token = self.link.token().zip(self.link.signature());
        let (token, signature) = token.ok_or(WriteError::IncompleteLink)?;
        let scheme = parts
            .scheme()
            .and_then(|it| Scheme::from_name(it.as_bytes()));
        let host = parts
            .host()
            .and_then(|it| str::from_utf8(it.as_bytes()).ok());
        let (scheme, host) = scheme.zip(host).ok_or(WriteError::MissingHost)?;
        let origin = Origin::new(scheme, Host::new(host)?);
        let origin = match parts.port() {
            Some(port) => origin.with_port(port),
            None => origin,
        };
        let token = Token::new(token.customer_id(), flag);
        let mut unsigned = UnsignedLink::new(origin, parts.route(), token, payload)?;
        let sublink = parts
            .sublink()
            .map(|it| PercentDecoded::new(it.as_bytes()).collect());
        let sublink = sublink.map(|it: Vec<u8>| String::from_utf8_lossy(&it).into_owned());
        if let Some(sublink) = &sublink {
            unsigned = unsigned.with_sublink(Sublink::new(sublink)?)?;
        }
        let unsigned = unsigned.with_query_target(self.query_target)?;
        Ok(match keys.signature() {
            Some(scheme) => unsigned.sign(scheme).to_string(),
            None => unsigned.with_signature(signature).to_string(),
        })
    }
}
