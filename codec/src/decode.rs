//! Reading a link, to its first fault or as far as it goes.

use crate::bytes::base64url::{Base64Url, Decoded, decode_5, decode_16};
use crate::ciphertext::is_whole_blocks;
use crate::error::{Error, ErrorKind, Layer, saturating};
use crate::link::Link;
use crate::payload::Payload;
use crate::url::front::Front;
use crate::url::parts::Parts;
use crate::url::signature::Signature;
use crate::url::token::{Flag, Token};

impl<'t, 'p> Link<'t, 'p> {
    /// Reads a link that has no faults.
    ///
    /// ```
    /// use tracklens_codec::{Link, MAX_PAYLOAD_LEN};
    ///
    /// let text = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~";
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// assert!(Link::decode(text, &mut buffer).is_ok());
    ///
    /// let cut = text.trim_end_matches("/Pg~~");
    /// let error = Link::decode(cut, &mut buffer).unwrap_err();
    /// assert_eq!((error.code(), error.text_offset()), ("missing_payload", 36));
    /// ```
    ///
    /// # Errors
    ///
    /// The first of the [`faults`](Self::faults), or [`BufferTooSmall`](ErrorKind::BufferTooSmall) with the length
    /// that is needed.
    pub fn decode<T>(text: &'t T, buffer: &'p mut [u8]) -> Result<Self, Error>
    where
        T: AsRef<[u8]> + ?Sized,
    {
        read(text.as_ref(), buffer, OnFault::Fail)
    }

    /// Reads a link as far as it goes. [`faults`](Self::faults) lists what is wrong with it.
    ///
    /// ```
    /// use tracklens_codec::{Link, MAX_PAYLOAD_LEN};
    ///
    /// let cut = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIQdX";
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let link = Link::decode_partial(cut, &mut buffer)?;
    /// assert_eq!(link.records().unwrap().expiry(), Some(1_700_093_548));
    /// assert_eq!(link.faults().next().unwrap().code(), "truncated_value");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// - Those of [`Parts::find`].
    /// - What is wrong with the signature, if neither it nor the token could be read: then nothing shows that this is a
    ///   tracked link.
    /// - [`BufferTooSmall`](ErrorKind::BufferTooSmall) with the length that is needed, whatever else is wrong.
    pub fn decode_partial<T>(text: &'t T, buffer: &'p mut [u8]) -> Result<Self, Error>
    where
        T: AsRef<[u8]> + ?Sized,
    {
        read(text.as_ref(), buffer, OnFault::ReadOn)
    }

    /// Everything that is wrong with the link: first with its parts, then with the signature, the token and the text
    /// of the payload, then with each record. The signature, the token, the payload and each record have at most one
    /// fault.
    ///
    /// ```
    /// use tracklens_codec::{Link, MAX_PAYLOAD_LEN};
    ///
    /// let text = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgNlVV4-PgQ~/more";
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let link = Link::decode_partial(text, &mut buffer)?;
    /// let codes: Vec<_> = link.faults().map(|fault| fault.code()).collect();
    /// assert_eq!(codes, ["trailing_path", "record_length", "repeated_record"]);
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    pub fn faults(&self) -> impl Iterator<Item = Error> {
        // Most links have none, and reading them has shown that.
        let found = (!self.is_sound()).then(|| self.find_faults());
        found.into_iter().flatten()
    }

    fn find_faults(&self) -> impl Iterator<Item = Error> {
        let parts = self.parts();
        let mut offsets = parts.encoded_payload().map(|payload| payload.offsets());
        let in_records = self
            .payload()
            .record_faults()
            .map(move |fault| match &mut offsets {
                Some(offsets) => fault.with_text_offset(offsets.text_offset(fault.offset())),
                None => fault,
            });
        parts
            .faults()
            .chain(signature_fault(parts))
            .chain(token_fault(parts, self.token()))
            .chain(payload_fault(parts, self.token()))
            .chain(in_records)
    }
}

/// What is done about a fault.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OnFault {
    Fail,
    ReadOn,
}

/// Reads the values of a link, and notices on the way whether there is a fault. Which, [`Link::faults`] finds out.
fn read<'t, 'p>(
    text: &'t [u8],
    buffer: &'p mut [u8],
    on_fault: OnFault,
) -> Result<Link<'t, 'p>, Error> {
    let (parts, decoded) = Parts::split(Front::read(text)?, buffer);
    let (signature, token) = match decoded.pair {
        Some(pair) => (
            Some(Decoded::sound(pair.signature)),
            Some(Decoded::sound(pair.token)),
        ),
        None => (decode_signature(&parts), decode_token(&parts)),
    };
    if signature.is_none() && token.is_none() {
        return Err(not_a_link(parts));
    }
    let flag = token.map(|token| token.value.flag());
    let encoded = parts.encoded_payload();
    let decoded = match (decoded.payload, encoded) {
        (Some(decoded), _) => decoded,
        (None, Some(encoded)) => encoded.decode_into(buffer)?,
        (None, None) => Decoded::default(),
    };
    let bytes = buffer.get(..decoded.value).unwrap_or_default();
    let payload = match flag {
        _ if encoded.is_none() => Payload::Missing,
        Some(flag) => Payload::of(flag, bytes),
        None => Payload::Opaque(bytes),
    };
    let is_sound = decoded.is_sound
        && parts.is_sound()
        && signature.is_some_and(|it| it.is_sound)
        && token.is_some_and(|it| it.is_sound);
    let signature = signature.map(|it| it.value);
    let token = token.map(|it| it.value);
    if on_fault == OnFault::Fail && !(is_sound && payload.is_sound()) {
        return fail(Link::new(parts, signature, token, payload, is_sound));
    }
    Ok(Link::new(parts, signature, token, payload, is_sound))
}

fn decode_signature(parts: &Parts<'_>) -> Option<Decoded<Signature>> {
    let encoded = parts.encoded_signature()?;
    encoded.decode_array(|it| decode_16(it).map(Signature::new))
}

fn decode_token(parts: &Parts<'_>) -> Option<Decoded<Token>> {
    let encoded = parts.encoded_token()?;
    encoded.decode_array(|it| decode_5(*it).map(Token::from_bytes))
}

/// Why a text is not a link, if neither its signature nor its token can be read.
#[cold]
fn not_a_link(parts: Parts<'_>) -> Error {
    signature_fault(&parts).unwrap_or_else(|| parts.missing_signature())
}

#[cold]
fn fail<'t, 'p>(link: Link<'t, 'p>) -> Result<Link<'t, 'p>, Error> {
    let fault = link.faults().next();
    fault.map_or(Ok(link), Err)
}

fn signature_fault(parts: &Parts<'_>) -> Option<Error> {
    let wrong = |expected, found| ErrorKind::SignatureLength { expected, found };
    parts
        .encoded_signature()?
        .fault_of_array(Signature::LEN, wrong)
}

/// What is wrong with the token: an unknown flag, if it can be read, or else its text.
fn token_fault(parts: &Parts<'_>, token: Option<Token>) -> Option<Error> {
    let encoded = parts.encoded_token()?;
    if let Some(Flag::Unknown(flag)) = token.map(Token::flag) {
        return Some(unknown_flag(encoded, flag));
    }
    let wrong = |expected, found| ErrorKind::TokenLength { expected, found };
    encoded.fault_of_array(Token::LEN, wrong)
}

fn unknown_flag(token: Base64Url<'_>, flag: u8) -> Error {
    let offset = Token::LEN.saturating_sub(1);
    let kind = ErrorKind::UnknownFlag { flag };
    Error::in_part(kind, Layer::Token, offset, token.text_offset(offset))
}

/// What is wrong with the payload before its records: with its text, or with its length if it is encrypted.
fn payload_fault(parts: &Parts<'_>, token: Option<Token>) -> Option<Error> {
    let encoded = parts.encoded_payload()?;
    let length_fault = || length_fault(encoded, token.map(Token::flag), encoded.decoded_len());
    encoded.fault().or_else(length_fault)
}

fn length_fault(encoded: Base64Url<'_>, flag: Option<Flag>, len: usize) -> Option<Error> {
    if flag != Some(Flag::Encrypted) || is_whole_blocks(len) {
        return None;
    }
    let found = saturating(len);
    let kind = ErrorKind::CiphertextLength { found };
    Some(Error::in_part(
        kind,
        Layer::Payload,
        0,
        encoded.text_offset(0),
    ))
}
