//! What a sender would have written with the content of a link.

use std::str;

use tracklens_codec::{
    Cipher, Definition, Draft, Flag, Host, Kind, Link, MetadataOutcome, Options, Origin, Payload,
    RecordId, Records, Scheme, Sublink, Token, UnsignedLink, WriteError,
};

use crate::reading::Reading;

/// What a sender would have written with the content of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sender {
    /// It is unknown, for this reason.
    Unknown(String),
    /// A link.
    Writes(Box<SenderLink>),
}

/// A link as a sender would have written it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SenderLink {
    /// The link.
    pub text: String,
    /// The length in bytes of the link that the content comes from.
    pub len_before: usize,
    /// Its kind.
    pub kind: Kind,
    /// What became of the metadata.
    pub metadata: MetadataOutcome,
    /// Whether it is the link that the content comes from, byte for byte.
    pub is_same: bool,
    /// Whether only the options make it different: without any limit it would be the same link.
    pub differs_by_options_alone: bool,
    /// Whether it is signed with a key. If not, it has the signature of the original link.
    pub is_signed: bool,
    /// Records of the original link that a sender of today does not write.
    pub lost: Vec<RecordId>,
    /// Records that a sender of today writes and that the original link does not have.
    pub added: Vec<RecordId>,
}

impl Sender {
    pub(super) fn of(reading: &Reading<'_>, options: Options) -> Self {
        match written(reading, options) {
            Ok(link) => Self::Writes(Box::new(link)),
            Err(why) => Self::Unknown(why),
        }
    }
}

fn written(reading: &Reading<'_>, options: Options) -> Result<SenderLink, String> {
    let link = reading.link().map_err(|_| "this is not a tracked link")?;
    let records = match (link.payload().records().copied(), link.payload()) {
        (Some(records), _) => records,
        (None, Payload::Encrypted(_)) => return Err("the payload is encrypted".to_owned()),
        _ => return Err("there is no payload that can be read".to_owned()),
    };
    if reading.has_faults() {
        return Err("the link has faults, and may have said more before".to_owned());
    }
    let target = link.target().map(|target| target.bytes().collect());
    let target = target.map(String::from_utf8).transpose();
    let target = target
        .map_err(|_| "the target is not UTF-8")?
        .unwrap_or_default();
    let content = Content {
        reading,
        link,
        draft: Draft::of(link).map_err(undrafted)?,
        query_target: link
            .target()
            .and_then(|it| (it.source() == "query").then_some(&*target)),
    };
    let (text, payload) = content.written(options)?;
    let everything = Options::default().with_max_metadata_len(u32::MAX);
    let before = reading.text();
    let new = Records::read(&payload);
    Ok(SenderLink {
        is_same: text.as_bytes() == before,
        differs_by_options_alone: content
            .written(everything)
            .is_ok_and(|(text, _)| text.as_bytes() == before),
        len_before: before.len(),
        kind: link
            .kind()
            .ok_or_else(|| WriteError::MissingKind.to_string())?,
        metadata: content.draft.with_options(options).metadata_outcome(),
        is_signed: reading.settings().keys.signature().is_some(),
        lost: missing(&records, &new),
        added: missing(&new, &records),
        text,
    })
}

/// The records of one list that the other one lacks, except for the metadata.
fn missing(records: &Records<'_>, other: &Records<'_>) -> Vec<RecordId> {
    let ids = records.iter().map(|record| record.id());
    ids.filter(|id| *id != RecordId::RCPT_META && other.first(*id).is_none())
        .collect()
}

/// Why there is no draft of a link, in the words of what the user sees.
fn undrafted(error: WriteError) -> String {
    let name = |id: RecordId| id.definition().and_then(Definition::name);
    match error {
        WriteError::InvalidUtf8 { id, .. } => {
            format!("the {} is not UTF-8", name(id).unwrap_or("record"))
        }
        WriteError::IncompleteLink => "the link lacks its token".to_owned(),
        _ => error.to_string(),
    }
}

/// What a sender knows, and the link that it comes from.
struct Content<'r, 'a> {
    reading: &'r Reading<'a>,
    link: &'r Link<'a, 'a>,
    draft: Draft<'r>,
    query_target: Option<&'r str>,
}

impl Content<'_, '_> {
    /// The link with some options, and its records.
    fn written(&self, options: Options) -> Result<(String, Vec<u8>), String> {
        let reason = |error: WriteError| error.to_string();
        let draft = self.draft.with_options(options);
        let mut payload = vec![0; draft.payload_len().map_err(reason)?];
        draft.records(&mut payload).map_err(reason)?;
        let text = self.link_of(&payload).map_err(reason)?;
        Ok((text, payload))
    }

    /// The link around some records, with the origin, the route and the sublink of the original link.
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
        if let Some(sublink) = parts.sublink() {
            // Nothing else than ASCII can be part of one.
            let sublink = str::from_utf8(sublink.as_bytes()).map_err(|error| {
                let offset = u32::try_from(error.valid_up_to()).unwrap_or(u32::MAX);
                WriteError::InvalidSublink { offset }
            })?;
            unsigned = unsigned.with_sublink(Sublink::of_encoded(sublink)?)?;
        }
        let unsigned = unsigned.with_query_target(self.query_target)?;
        Ok(match keys.signature() {
            Some(scheme) => unsigned.sign(scheme).to_string(),
            None => unsigned.with_signature(signature).to_string(),
        })
    }
}
