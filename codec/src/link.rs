//! The typed view of a whole link; reading it strictly or as far as it goes.

use core::fmt;

use crate::base64url::Base64Url;
use crate::definition::Kind;
use crate::error::{Error, ErrorKind, Layer, saturating};
use crate::identifier::{Flag, Signature, Token};
use crate::parts::Parts;
use crate::payload::{Payload, is_whole_blocks};
use crate::percent::is_canonical;
use crate::records::Records;
use crate::segments::{kind_of_route, pixel_as_open};
use crate::signature::{SignatureScheme, SignedContent};
use crate::target::Target;
use crate::usual::Usual;

/// A tracked link, read: its parts, and what its signature, token and payload say.
///
/// There are three ways to read one. All of them take the padding of base64url in any spelling
/// and percent-encoded paths, but for [`decode_strict`](Self::decode_strict).
///
/// | reader | a fault | a spelling that no writer writes |
/// |---|---|---|
/// | [`decode_partial`](Self::decode_partial) | is kept in [`faults`](Self::faults) beside what could be read | taken |
/// | [`decode`](Self::decode) | is an error | taken |
/// | [`decode_strict`](Self::decode_strict) | is an error | is an error |
///
/// The payload is decoded into a buffer of the caller's. [`MAX_PAYLOAD_LEN`](crate::MAX_PAYLOAD_LEN)
/// bytes hold the payload of every link that the tracker would redirect; for any other,
/// [`Parts::payload_len`] says the exact length. What else the buffer holds afterwards is not
/// specified. Nothing is allocated, and the time is linear in the text's length.
///
/// ```
/// use tracklens_codec::{Kind, Link, MAX_PAYLOAD_LEN};
///
/// let text = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbQ~~";
/// let mut buffer = [0; MAX_PAYLOAD_LEN];
/// let link = Link::decode(text, &mut buffer)?;
/// assert_eq!(link.kind(), Some(Kind::Open));
/// assert_eq!(link.token().unwrap().customer_id(), 1);
/// let records = link.records().unwrap();
/// assert_eq!(records.rcpt_to(), Some(&b"user@example.com"[..]));
/// # Ok::<(), tracklens_codec::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Link<'t, 'p> {
    pub(crate) parts: Parts<'t>,
    pub(crate) signature: Option<Signature>,
    pub(crate) token: Option<Token>,
    pub(crate) payload: Payload<'p>,
}

impl<'t, 'p> Link<'t, 'p> {
    /// Reads a link to its end.
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
    /// The first of the [`faults`](Self::faults), and
    /// [`BufferTooSmall`](ErrorKind::BufferTooSmall) with the length that is needed.
    pub fn decode<T>(text: &'t T, buffer: &'p mut [u8]) -> Result<Self, Error>
    where
        T: AsRef<[u8]> + ?Sized,
    {
        Self::decode_bytes(text.as_ref(), buffer)
    }

    fn decode_bytes(text: &'t [u8], buffer: &'p mut [u8]) -> Result<Self, Error> {
        let Some(usual) = Usual::decode(text, buffer) else {
            return Self::decode_general(text, buffer);
        };
        let payload = usual.payload(buffer);
        if let Some(fault) = record_fault(text, payload) {
            return Err(fault);
        }
        Ok(usual.link(payload))
    }

    /// Reads a link as far as it goes: what is wrong with it, [`faults`](Self::faults) says.
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
    /// Those of [`Parts::find`]; what is wrong with the signature when neither it nor the token could
    /// be read, since then nothing says that this is a tracked link; and
    /// [`BufferTooSmall`](ErrorKind::BufferTooSmall) with the length that is needed, whatever else
    /// is wrong.
    pub fn decode_partial<T>(text: &'t T, buffer: &'p mut [u8]) -> Result<Self, Error>
    where
        T: AsRef<[u8]> + ?Sized,
    {
        let text = text.as_ref();
        match Usual::decode(text, buffer) {
            Some(usual) => Ok(usual.link(usual.payload(buffer))),
            None => Self::read_general(text, buffer).map(|(link, _)| link),
        }
    }

    /// Reads a link that is exactly as a writer writes it: writing it again gives the same bytes.
    ///
    /// The order of the records is free, since writers differ in it.
    ///
    /// ```
    /// use tracklens_codec::{Link, MAX_PAYLOAD_LEN};
    ///
    /// let text = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~";
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// assert!(Link::decode_strict(text, &mut buffer).is_ok());
    ///
    /// let stripped = text.replace('~', "");
    /// assert!(Link::decode(&stripped, &mut buffer).is_ok());
    /// let error = Link::decode_strict(&stripped, &mut buffer).unwrap_err();
    /// assert_eq!(error.code(), "missing_padding");
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`decode`](Self::decode), and the first deviation from what a writer writes: in the
    /// parts, the signature, the token, the records, the payload's text, the route, the query, and
    /// what follows.
    pub fn decode_strict<T>(text: &'t T, buffer: &'p mut [u8]) -> Result<Self, Error>
    where
        T: AsRef<[u8]> + ?Sized,
    {
        let text = text.as_ref();
        let Some(usual) = Usual::decode(text, buffer) else {
            return Self::decode_general(text, buffer)?.without_deviation();
        };
        let payload = usual.payload(buffer);
        if let Some(fault) = record_fault(text, payload) {
            return Err(fault);
        }
        let is_canonical = usual.is_canonical() && payload.is_canonical_on(usual.route());
        match (is_canonical, usual.has_query()) {
            (true, false) => Ok(usual.link(payload)),
            (true, true) => usual.link(payload).without_query_deviation(),
            (false, _) => usual.link(payload).without_deviation(),
        }
    }

    /// The parts of the text.
    ///
    /// ```
    /// use tracklens_codec::{Link, MAX_PAYLOAD_LEN};
    ///
    /// let text = "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PwQ~?target=a%2Fb";
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let link = Link::decode(text, &mut buffer)?;
    /// assert_eq!(link.parts().sublink().unwrap().as_bytes(), b"a");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub const fn parts(&self) -> &Parts<'t> {
        &self.parts
    }

    /// The signature, if it could be read.
    ///
    /// ```
    /// use tracklens_codec::{Link, MAX_PAYLOAD_LEN};
    ///
    /// let text = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~";
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let link = Link::decode(text, &mut buffer)?;
    /// let signature = link.signature().unwrap();
    /// assert_eq!(signature.to_string(), "000102030405060708090a0b0c0d0e0f");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub const fn signature(&self) -> Option<Signature> {
        self.signature
    }

    /// The token, if it could be read.
    ///
    /// ```
    /// use tracklens_codec::{Flag, Link, MAX_PAYLOAD_LEN};
    ///
    /// let text = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAARA~/EBESExQVFhcYGRobHB0eHw~~";
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let link = Link::decode(text, &mut buffer)?;
    /// let token = link.token().unwrap();
    /// assert_eq!((token.customer_id(), token.flag()), (1, Flag::Encrypted));
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub const fn token(&self) -> Option<Token> {
        self.token
    }

    /// The payload.
    ///
    /// ```
    /// use tracklens_codec::{Link, MAX_PAYLOAD_LEN, Payload};
    ///
    /// let text = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAARA~/EBESExQVFhcYGRobHB0eHw~~";
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let link = Link::decode(text, &mut buffer)?;
    /// assert!(matches!(link.payload(), Payload::Encrypted(_)));
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub const fn payload(&self) -> Payload<'p> {
        self.payload
    }

    /// The records of a payload that is plaintext or was decrypted.
    ///
    /// ```
    /// use tracklens_codec::{Link, MAX_PAYLOAD_LEN};
    ///
    /// let text = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~";
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let link = Link::decode(text, &mut buffer)?;
    /// assert_eq!(link.records().unwrap().len(), 1);
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub const fn records(&self) -> Option<&Records<'p>> {
        self.payload.records()
    }

    /// What kind of link this is: of a payload with records what these say, otherwise what the
    /// route says, which does not tell the two pixels apart.
    ///
    /// ```
    /// use tracklens_codec::{Kind, Link, MAX_PAYLOAD_LEN};
    ///
    /// let text = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAARA~/EBESExQVFhcYGRobHB0eHw~~";
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let link = Link::decode(text, &mut buffer)?;
    /// assert_eq!(link.kind(), Some(Kind::Open), "or the other pixel: the route is all we have");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub const fn kind(&self) -> Option<Kind> {
        match self.records() {
            Some(records) => records.kind(),
            None => Some(kind_of_route(self.parts.route())),
        }
    }

    /// Where a click leads: what the payload says, or the query if the payload says nothing.
    ///
    /// ```
    /// use tracklens_codec::{Link, MAX_PAYLOAD_LEN};
    ///
    /// let text = "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PwQ~?target=a%2Fb";
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let link = Link::decode(text, &mut buffer)?;
    /// let target = link.target().unwrap();
    /// assert_eq!(target.source(), "query");
    /// assert!(target.bytes().eq(*b"a/b"));
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn target(&self) -> Option<Target<'t, 'p>> {
        let in_payload = self.records().and_then(Records::target_link_url);
        match in_payload {
            Some(target) if !target.is_empty() => Some(Target::Payload(target)),
            _ => Some(Target::Query(self.parts.query_target()?.as_bytes())),
        }
    }

    /// Whether a scheme takes the signature for that of this link; nothing is said of a link that
    /// has no signature, or not all that one covers.
    ///
    /// ```
    /// use tracklens_codec::{Link, MAX_PAYLOAD_LEN, Signature, SignatureScheme, SignedContent};
    ///
    /// /// No signature at all, but a scheme.
    /// struct Zeros;
    ///
    /// impl SignatureScheme for Zeros {
    ///     fn sign(&self, _: &SignedContent<'_>) -> Signature {
    ///         Signature::new([0; 16])
    ///     }
    ///
    ///     fn verify(&self, content: &SignedContent<'_>, signature: &Signature) -> bool {
    ///         self.sign(content) == *signature
    ///     }
    /// }
    ///
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let cut = "/q/AAAAAAAAAAAAAAAAAAAAAA~~/AAAAAQA~";
    /// let link = Link::decode_partial(cut, &mut buffer)?;
    /// assert_eq!(link.verify(&Zeros), None, "there is no payload that it could cover");
    ///
    /// let whole = "/q/AAAAAAAAAAAAAAAAAAAAAA~~/AAAAAQA~/Pg~~";
    /// let link = Link::decode(whole, &mut buffer)?;
    /// assert_eq!(link.verify(&Zeros), Some(true));
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn verify<S: SignatureScheme + ?Sized>(&self, scheme: &S) -> Option<bool> {
        let content = SignedContent::of(self)?;
        Some(scheme.verify(&content, self.signature.as_ref()?))
    }

    /// Everything that is wrong: with the parts, the signature, the token, the payload's text, and
    /// then with each record in turn. Each of them has one fault at most, the first that is met.
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
        let mut places = self.parts.encoded_payload().map(|payload| payload.places());
        self.faults_before_records()
            .chain(
                self.payload
                    .record_faults()
                    .map(move |fault| match &mut places {
                        Some(places) => fault.with_text_offset(places.text_offset(fault.offset())),
                        None => fault,
                    }),
            )
    }

    /// Reads a link that is spelled in whatever way, up to the first fault.
    #[cold]
    fn decode_general(text: &'t [u8], buffer: &'p mut [u8]) -> Result<Self, Error> {
        match Self::read_general(text, buffer)? {
            (_, Some(fault)) => Err(fault),
            (link, None) => record_fault(text, link.payload).map_or(Ok(link), Err),
        }
    }

    /// Reads a link that is spelled in whatever way; what is wrong before its records is beside it.
    #[cold]
    fn read_general(text: &'t [u8], buffer: &'p mut [u8]) -> Result<(Self, Option<Error>), Error> {
        let parts = Parts::find(text)?;
        let (signature, signature_fault) = read_signature(&parts);
        let (token, token_fault) = read_token(&parts);
        if signature.is_none() && token.is_none() {
            return Err(signature_fault.unwrap_or_else(|| parts.missing_signature()));
        }
        let (payload, payload_fault) = read_payload(&parts, token, buffer)?;
        let fault = parts.faults().next().or(signature_fault).or(token_fault);
        let link = Self {
            parts,
            signature,
            token,
            payload,
        };
        Ok((link, fault.or(payload_fault)))
    }

    #[cold]
    fn without_deviation(self) -> Result<Self, Error> {
        self.deviation().map_or(Ok(self), Err)
    }

    #[cold]
    fn without_query_deviation(self) -> Result<Self, Error> {
        self.query_deviation().map_or(Ok(self), Err)
    }

    fn faults_before_records(&self) -> impl Iterator<Item = Error> {
        let signature = read_signature(&self.parts).1;
        let token = read_token(&self.parts).1;
        self.parts
            .faults()
            .chain(signature)
            .chain(token)
            .chain(payload_fault(&self.parts, self.token))
    }

    /// The first thing that a writer would have written otherwise, of a link without faults.
    fn deviation(&self) -> Option<Error> {
        let parts = &self.parts;
        parts
            .deviation()
            .or_else(|| parts.encoded_signature()?.deviation())
            .or_else(|| parts.encoded_token()?.deviation())
            .or_else(|| {
                let deviation = self.records()?.deviation()?;
                Some(place(parts, deviation))
            })
            .or_else(|| parts.encoded_payload()?.deviation())
            .or_else(|| self.route_deviation())
            .or_else(|| self.query_deviation())
            .or_else(|| parts.deviation_behind())
    }

    /// Whether the kind is missing, or is not one that this route carries.
    fn route_deviation(&self) -> Option<Error> {
        let route = self.parts.route();
        let at_route = |kind| Error::in_link(kind, self.parts.route_text().span().start());
        match self.kind() {
            None => Some(at_route(ErrorKind::MissingKind)),
            Some(kind) => (kind_of_route(route) != pixel_as_open(kind))
                .then(|| at_route(ErrorKind::RouteMismatch)),
        }
    }

    /// Whether there is more in the query than a target that the payload lacks.
    fn query_deviation(&self) -> Option<Error> {
        let query = self.parts.query()?;
        let start = query.span().start();
        let lacks_target = self.payload.lacks_target(self.parts.route());
        let target = query
            .as_bytes()
            .strip_prefix(b"target=")
            .filter(|target| lacks_target && !target.is_empty() && !target.contains(&b'&'));
        match target {
            None => Some(Error::in_link(
                ErrorKind::UnexpectedQuery,
                start.saturating_sub(1),
            )),
            Some(target) => (!is_canonical(target)).then(|| {
                let offset = start.saturating_add(b"target=".len());
                Error::in_link(ErrorKind::QuerySpelling, offset)
            }),
        }
    }
}

/// Shows what was read but no value: links carry personal data.
impl fmt::Debug for Link<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Link")
            .field("parts", &self.parts)
            .field("payload", &self.payload)
            .finish_non_exhaustive()
    }
}

fn read_signature(parts: &Parts<'_>) -> (Option<Signature>, Option<Error>) {
    let Some(encoded) = parts.encoded_signature() else {
        return (None, None);
    };
    let wrong = |expected, found| ErrorKind::SignatureLength { expected, found };
    let (bytes, fault) = encoded.decode_array(wrong);
    (bytes.map(Signature::new), fault)
}

/// The token; an unknown flag is a fault of a token that could be read.
fn read_token(parts: &Parts<'_>) -> (Option<Token>, Option<Error>) {
    let Some(encoded) = parts.encoded_token() else {
        return (None, None);
    };
    let wrong = |expected, found| ErrorKind::TokenLength { expected, found };
    let (bytes, fault) = encoded.decode_array(wrong);
    let token = bytes.map(Token::from_bytes);
    let flag_fault = token.and_then(|token| match token.flag() {
        Flag::Unknown(flag) => {
            let offset = Token::LEN.saturating_sub(1);
            let text_offset = encoded.text_offset(offset);
            let kind = ErrorKind::UnknownFlag { flag };
            Some(Error::in_part(kind, Layer::Token, offset, text_offset))
        }
        _ => None,
    });
    (token, flag_fault.or(fault))
}

fn read_payload<'p>(
    parts: &Parts<'_>,
    token: Option<Token>,
    buffer: &'p mut [u8],
) -> Result<(Payload<'p>, Option<Error>), Error> {
    let Some(encoded) = parts.encoded_payload() else {
        return Ok((Payload::Missing, None));
    };
    let decoded = encoded.decode_into(buffer)?;
    let bytes = buffer.get(..decoded.len).unwrap_or_default();
    let flag = token.map(Token::flag);
    let payload = flag.map_or(Payload::Opaque(bytes), |flag| Payload::of(flag, bytes));
    let length_fault = || length_fault(encoded, flag, bytes.len());
    Ok((payload, decoded.fault.or_else(length_fault)))
}

/// What is wrong with the payload before its records: its text, or its length if it is encrypted.
fn payload_fault(parts: &Parts<'_>, token: Option<Token>) -> Option<Error> {
    let encoded = parts.encoded_payload()?;
    let length_fault = || length_fault(encoded, token.map(Token::flag), encoded.decoded_len());
    encoded.fault().or_else(length_fault)
}

fn length_fault(encoded: Base64Url<'_>, flag: Option<Flag>, len: usize) -> Option<Error> {
    (flag == Some(Flag::Encrypted) && !is_whole_blocks(len)).then(|| {
        let found = saturating(len);
        let kind = ErrorKind::CiphertextLength { found };
        Error::in_part(kind, Layer::Payload, 0, encoded.text_offset(0))
    })
}

/// What is wrong with the first of the records, if anything is.
#[inline]
fn record_fault(text: &[u8], payload: Payload<'_>) -> Option<Error> {
    match payload {
        Payload::Plaintext(records) if records.has_fault() => place_record_fault(text, records),
        _ => None,
    }
}

#[cold]
fn place_record_fault(text: &[u8], records: Records<'_>) -> Option<Error> {
    let fault = records.faults().next()?;
    let parts = Parts::find(text).ok()?;
    Some(place(&parts, fault))
}

/// The same error of a record, with its place in the text.
fn place(parts: &Parts<'_>, error: Error) -> Error {
    parts.encoded_payload().map_or(error, |payload| {
        error.with_text_offset(payload.text_offset(error.offset()))
    })
}
