//! One candidate, read: the one thing that reports and inspector show.

use std::cell::OnceCell;

use serde_json::Value;
use tracklens_codec::{
    Cipher, DecryptionError, Error, ErrorKind, Link, MetadataLength, Payload, Records,
};

use crate::reading::masking::Masked;
use crate::reading::notes::{self, Note};
use crate::settings::Settings;
use crate::text::shown::Shown;

/// A candidate and what reading it gave.
#[derive(Clone, Debug)]
pub struct Reading<'a> {
    text: &'a [u8],
    settings: &'a Settings,
    outcome: Result<Link<'a, 'a>, Error>,
    decryption_error: Option<DecryptionError>,
    /// What was found of the link before it was masked, if it was.
    verdicts: Option<Verdicts>,
    /// Made when somebody asks: not every format has them.
    notes: OnceCell<Vec<Note>>,
}

impl<'a> Reading<'a> {
    /// Reads a candidate, and decrypts its payload if there is a key; the buffer is made as large as
    /// that takes: no payload is longer than the text.
    #[must_use]
    pub fn new(text: &'a [u8], settings: &'a Settings, buffer: &'a mut Vec<u8>) -> Self {
        Self::read(text, settings, buffer, None)
    }

    /// Reads a candidate that is masked. What a mask can't leave as it is, is said of the original:
    /// why it is no link, what its signature is worth, and why its payload could not be decrypted.
    #[must_use]
    pub fn of_masked(masked: &'a Masked, settings: &'a Settings, buffer: &'a mut Vec<u8>) -> Self {
        let text = masked.candidate().text();
        Self::read(text, settings, buffer, Some(masked.verdicts()))
    }

    fn read(
        text: &'a [u8],
        settings: &'a Settings,
        buffer: &'a mut Vec<u8>,
        verdicts: Option<Verdicts>,
    ) -> Self {
        let cipher = settings.keys.cipher();
        let len = text.len() * if cipher.is_some() { 2 } else { 1 };
        if buffer.len() < len {
            buffer.resize(len, 0);
        }
        let (payload, decrypted) = buffer.split_at_mut(text.len());
        let error = verdicts.and_then(|verdicts| verdicts.error);
        let mut reading = Self {
            text,
            settings,
            outcome: error.map_or_else(|| Link::decode_partial(text, payload), Err),
            decryption_error: verdicts.and_then(|verdicts| verdicts.decryption_error),
            verdicts,
            notes: OnceCell::new(),
        };
        if let Some(cipher) = cipher
            && reading.decryption_error.is_none()
        {
            reading.decrypt(cipher, decrypted);
        }
        reading
    }

    fn decrypt(&mut self, cipher: &Cipher, buffer: &'a mut [u8]) {
        let Ok(link) = &mut self.outcome else { return };
        if link.payload().ciphertext().is_none() {
            return;
        }
        match link.decrypt(cipher, buffer) {
            Ok(decrypted) => *link = decrypted,
            Err(error) => self.decryption_error = Some(error),
        }
    }

    /// The candidate.
    #[must_use]
    pub const fn text(&self) -> &'a [u8] {
        self.text
    }

    /// What the reading went by.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        self.settings
    }

    /// The link, as far as it could be read, or why it is none.
    ///
    /// # Errors
    ///
    /// What [`Link::decode_partial`] says of a text that is no tracked link.
    pub fn link(&self) -> Result<&Link<'a, 'a>, Error> {
        self.outcome.as_ref().map_err(|error| *error)
    }

    /// Everything that is wrong with a link, in its order; of a text that is none, why it is none.
    #[must_use]
    pub fn troubles(&self) -> Vec<Error> {
        match &self.outcome {
            Ok(link) => link.faults().collect(),
            Err(error) => vec![*error],
        }
    }

    /// What was found besides, what matters most first; none of it keeps the link from being read.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        self.notes.get_or_init(|| notes::of(self))
    }

    /// Why the payload could not be decrypted, if there was a key for it.
    #[must_use]
    pub const fn decryption_error(&self) -> Option<DecryptionError> {
        self.decryption_error
    }

    /// What is known of the signature, of a link that has one.
    ///
    /// Of a link that lacks what a signature covers nothing can be said, so that it stays unchecked.
    #[must_use]
    pub fn signature_status(&self) -> Option<SignatureStatus> {
        if let Some(verdicts) = self.verdicts {
            return verdicts.signature_status;
        }
        let link = self.outcome.as_ref().ok()?;
        link.signature()?;
        let scheme = self.settings.keys.signature();
        Some(match scheme.and_then(|scheme| link.verify(scheme)) {
            None => SignatureStatus::Unchecked,
            Some(true) => SignatureStatus::Valid,
            Some(false) => SignatureStatus::Invalid,
        })
    }

    /// What was found that can't be found again of a link that is masked.
    pub(crate) fn verdicts(&self) -> Verdicts {
        Verdicts {
            error: self.outcome.as_ref().err().copied(),
            signature_status: self.signature_status(),
            decryption_error: self.decryption_error,
        }
    }

    /// The records, of a link that has readable ones.
    #[must_use]
    pub fn records(&self) -> Option<&Records<'a>> {
        self.outcome.as_ref().ok()?.records()
    }

    /// The decoded payload.
    #[must_use]
    pub fn payload(&self) -> Option<Payload<'a>> {
        self.outcome.as_ref().ok().map(Link::payload)
    }

    /// The metadata.
    #[must_use]
    pub fn metadata(&self) -> Option<Metadata<'a>> {
        let bytes = self.records()?.rcpt_meta()?;
        Some(Metadata {
            bytes,
            length: MetadataLength::new(bytes.len(), self.settings.module.max_metadata_len()),
        })
    }
}

/// What is found of a link, and can't be found again when it is masked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Verdicts {
    error: Option<Error>,
    signature_status: Option<SignatureStatus>,
    decryption_error: Option<DecryptionError>,
}

/// What is known of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureStatus {
    /// There is no key to check it with.
    Unchecked,
    /// It is that of the link, by our own scheme under the operator's key.
    Valid,
    /// It is not, by our own scheme under the operator's key.
    Invalid,
}

impl SignatureStatus {
    /// The name that stands in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unchecked => "unchecked",
            Self::Valid => "valid",
            Self::Invalid => "invalid",
        }
    }
}

/// What is wrong, as a sentence for people: with the byte that the error is about, made safe.
#[must_use]
pub fn sentence(error: &Error) -> String {
    let kind = error.kind();
    match kind {
        ErrorKind::InvalidSymbol { byte } => {
            format!("{kind}: {} (0x{byte:02x})", Shown::bytes(&[byte]))
        }
        ErrorKind::UnknownFlag { flag } => format!("{kind}: 0x{flag:02x}"),
        _ => kind.to_string(),
    }
}

/// The metadata of a link, and its length against the limit.
#[derive(Clone, Copy, Debug)]
pub struct Metadata<'a> {
    bytes: &'a [u8],
    length: MetadataLength,
}

impl<'a> Metadata<'a> {
    /// The bytes of the record.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The length against the limit.
    #[must_use]
    pub const fn length(&self) -> MetadataLength {
        self.length
    }

    /// The JSON that the metadata is, if it is any: the keys in their order, numbers to their last
    /// digit.
    ///
    /// None, too, for JSON that would not come out as it is: that repeats a key within an object,
    /// or nests more than 127 deep.
    #[must_use]
    pub fn json(&self) -> Option<Value> {
        let value: Value = serde_json::from_slice(self.bytes).ok()?;
        // A repeated key is dropped, and an object under a key that serde_json keeps for itself is
        // taken for a number: either way a member is missing.
        let written = serde_json::to_vec(&value).ok()?;
        (count_members(&written) == count_members(self.bytes)).then_some(value)
    }
}

/// How many members the objects of a JSON text have.
pub(crate) fn count_members(json: &[u8]) -> usize {
    let mut members = 0;
    let mut in_string = false;
    let mut bytes = json.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => in_string = !in_string,
            b'\\' => {
                bytes.next();
            }
            b':' if !in_string => members += 1,
            _ => {}
        }
    }
    members
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(metadata: &str) -> Option<String> {
        let metadata = Metadata {
            bytes: metadata.as_bytes(),
            length: MetadataLength::new(metadata.len(), 1000),
        };
        metadata.json().map(|json| json.to_string())
    }

    #[test]
    fn json_comes_out_as_it_is_or_not_at_all() {
        for exact in [
            "{}",
            r#"{"b":":\"","a":[1.50,{"c":null}]}"#,
            "12345678901234567890123",
        ] {
            assert_eq!(json(exact).as_deref(), Some(exact));
        }
        assert_eq!(json(r#"{ "a" : 1 }"#).as_deref(), Some(r#"{"a":1}"#));
        for other in [
            "",
            "{",
            r#"{"a":1,"a":2}"#,
            r#"{"$serde_json::private::Number":"1"}"#,
            r#"{"\u0024serde_json::private::Number":"1"}"#,
            &"[".repeat(200),
        ] {
            assert_eq!(json(other), None, "{other}");
        }
    }
}
