//! Links that are about to be written.

use core::fmt;

use super::origin::{Host, Origin};
use super::sink::{Sink, SliceSink, TextSink};
use super::sublink::Sublink;
use crate::bytes::base64url::{encode_5, encode_16};
use crate::bytes::percent::{PercentDecoded, hex_digits, is_unreserved};
use crate::error::saturating;
use crate::link::Link;
use crate::payload::Payload;
use crate::signing::{SignatureScheme, SignedContent};
use crate::strict::{is_payload_as_written, lacks_target};
use crate::target::Target;
use crate::url::limits::MAX_LINK_LEN;
use crate::url::route::Route;
use crate::url::scheme::Scheme;
use crate::url::signature::Signature;
use crate::url::sublink::{invalid_in_sublink, with_underscores};
use crate::url::token::{Flag, Token};
use crate::write_error::WriteError;

/// A link without its signature. It is never longer than what the tracker redirects.
///
/// [`Draft::link`](crate::Draft::link) makes one from what a sender knows, [`NewLink::of`] from a link that was read,
/// and [`new`](Self::new) from parts.
///
/// ```
/// use tracklens_codec::{Flag, Host, Origin, Route, Scheme, Token, UnsignedLink};
///
/// let origin = Origin::new(Scheme::Https, Host::new("open.example.com")?);
/// let link = UnsignedLink::new(origin, Route::Open, Token::new(1, Flag::Plaintext), b"\x3e")?;
/// assert!(link.is_canonical());
/// assert_eq!(link.len(), 65);
/// # Ok::<(), tracklens_codec::WriteError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct UnsignedLink<'a> {
    origin: Origin<'a>,
    route: Route,
    /// The sublink. If it comes from a link that was read, characters may be percent-encoded.
    sublink: Option<&'a [u8]>,
    token: Token,
    payload: &'a [u8],
    query_target: Option<Target<'a, 'a>>,
    /// The length of the text.
    len: usize,
}

impl<'a> UnsignedLink<'a> {
    /// Makes a link of its parts, with the sublink `a` if the route has one.
    ///
    /// The payload is written as it is: a record list, its ciphertext, or whatever the flag of the token says.
    ///
    /// ```
    /// use tracklens_codec::{Flag, Host, Origin, Route, Scheme, Signature, Token, UnsignedLink};
    ///
    /// let origin = Origin::new(Scheme::Https, Host::new("open.example.com")?);
    /// let token = Token::new(1, Flag::Plaintext);
    /// let link = UnsignedLink::new(origin, Route::Open, token, b"\x3e")?;
    /// assert_eq!(
    ///     link.with_signature(Signature::new([0; 16])).to_string(),
    ///     "https://open.example.com/q/AAAAAAAAAAAAAAAAAAAAAA~~/AAAAAQA~/Pg~~"
    /// );
    /// # Ok::<(), tracklens_codec::WriteError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`WriteError::EmptyPayload`] or [`WriteError::LinkTooLong`].
    pub fn new(
        origin: Origin<'a>,
        route: Route,
        token: Token,
        payload: &'a [u8],
    ) -> Result<Self, WriteError> {
        let sublink = (route == Route::Click).then(Sublink::default);
        Self::of_parts(origin, route, sublink, token, payload, None)
    }

    pub(super) fn of_parts(
        origin: Origin<'a>,
        route: Route,
        sublink: Option<Sublink<'a>>,
        token: Token,
        payload: &'a [u8],
        query_target: Option<&'a str>,
    ) -> Result<Self, WriteError> {
        Self {
            origin,
            route,
            sublink: sublink.map(Sublink::as_bytes),
            token,
            payload,
            query_target: query_target.map(|target| Target::Payload(target.as_bytes())),
            len: 0,
        }
        .check()
    }

    /// Replaces the sublink.
    ///
    /// ```
    /// use tracklens_codec::{Flag, Host, Origin, Route, Scheme, Sublink, Token, UnsignedLink};
    ///
    /// let origin = Origin::new(Scheme::Https, Host::new("click.example.com")?);
    /// let link = UnsignedLink::new(origin, Route::Click, Token::new(1, Flag::Plaintext), b"\x3f")?;
    /// let in_app = link.with_sublink(Sublink::new("open-in-app")?)?;
    /// assert_eq!(in_app.len(), link.len() + 10);
    /// # Ok::<(), tracklens_codec::WriteError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`WriteError::SublinkRoute`] if the route has none, or [`WriteError::LinkTooLong`].
    pub fn with_sublink(self, sublink: Sublink<'a>) -> Result<Self, WriteError> {
        if self.route != Route::Click {
            return Err(WriteError::SublinkRoute);
        }
        let sublink = Some(sublink.as_bytes());
        Self { sublink, ..self }.check()
    }

    /// Replaces the origin.
    ///
    /// ```
    /// use tracklens_codec::{Flag, Host, Origin, Route, Scheme, Token, UnsignedLink};
    ///
    /// let origin = Origin::new(Scheme::Https, Host::new("open.example.com")?);
    /// let link = UnsignedLink::new(origin, Route::Open, Token::new(1, Flag::Plaintext), b"\x3f")?;
    /// let moved = link.with_origin(origin.with_port(81))?;
    /// assert_eq!(moved.len(), link.len() + 3);
    /// # Ok::<(), tracklens_codec::WriteError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`WriteError::LinkTooLong`].
    pub fn with_origin(self, origin: Origin<'a>) -> Result<Self, WriteError> {
        Self { origin, ..self }.check()
    }

    /// Replaces the payload and the flag.
    ///
    /// ```
    /// use tracklens_codec::{Flag, Host, Origin, Route, Scheme, Token, UnsignedLink};
    ///
    /// let origin = Origin::new(Scheme::Https, Host::new("open.example.com")?);
    /// let link = UnsignedLink::new(origin, Route::Open, Token::new(1, Flag::Plaintext), b"\x3f")?;
    /// let encrypted = link.with_payload(Flag::Encrypted, &[0x5a; 64])?;
    /// assert_eq!(encrypted.len(), link.len() + 84);
    /// # Ok::<(), tracklens_codec::WriteError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`WriteError::EmptyPayload`] or [`WriteError::LinkTooLong`].
    pub fn with_payload(self, flag: Flag, payload: &'a [u8]) -> Result<Self, WriteError> {
        let token = Token::new(self.token.customer_id(), flag);
        Self {
            token,
            payload,
            ..self
        }
        .check()
    }

    /// Replaces or removes the target in the query. It is percent-encoded when it is written.
    ///
    /// Readers look there if the target in the payload is empty. \[seen\]
    ///
    /// ```
    /// use tracklens_codec::{Flag, Host, Origin, Route, Scheme, Signature, Token, UnsignedLink};
    ///
    /// let origin = Origin::new(Scheme::Https, Host::new("click.example.com")?);
    /// let link = UnsignedLink::new(origin, Route::Click, Token::new(1, Flag::Plaintext), b"?\x04")?
    ///     .with_query_target(Some("https://www.example.com/"))?
    ///     .with_signature(Signature::new([0; 16]));
    /// assert!(link.to_string().ends_with("/PwQ~?target=https%3A%2F%2Fwww.example.com%2F"));
    /// # Ok::<(), tracklens_codec::WriteError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`WriteError::LinkTooLong`].
    pub fn with_query_target(self, target: Option<&'a str>) -> Result<Self, WriteError> {
        let query_target = target.map(|target| Target::Payload(target.as_bytes()));
        Self {
            query_target,
            ..self
        }
        .check()
    }

    /// Adds a signature.
    #[must_use]
    pub const fn with_signature(self, signature: Signature) -> NewLink<'a> {
        NewLink {
            unsigned: self,
            signature,
        }
    }

    /// Signs the link.
    #[must_use]
    pub fn sign<S: SignatureScheme + ?Sized>(self, scheme: &S) -> NewLink<'a> {
        let signature = scheme.sign(&self.signed_content());
        self.with_signature(signature)
    }

    /// What a signature of this link covers.
    #[must_use]
    pub const fn signed_content(&self) -> SignedContent<'a> {
        SignedContent::new(
            self.route,
            self.sublink,
            self.token,
            self.payload,
            self.query_target,
        )
    }

    /// The exact length of the link in bytes, including its signature.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "no link is empty")]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether [`Link::decode_strict`] accepts the link: whether a writer writes such records, on this route.
    ///
    /// A link from a [`Draft`](crate::Draft) is always canonical. A link that was read and is written again is
    /// canonical if its payload is.
    ///
    /// ```
    /// use tracklens_codec::{Flag, Host, Origin, Route, Scheme, Token, UnsignedLink};
    ///
    /// let origin = Origin::new(Scheme::Https, Host::new("open.example.com")?);
    /// let token = Token::new(1, Flag::Plaintext);
    /// assert!(UnsignedLink::new(origin, Route::Open, token, b"\x3e")?.is_canonical());
    /// assert!(!UnsignedLink::new(origin, Route::Open, token, b"\x3f")?.is_canonical());
    /// # Ok::<(), tracklens_codec::WriteError>(())
    /// ```
    #[must_use]
    pub fn is_canonical(&self) -> bool {
        let payload = Payload::of(self.token.flag(), self.payload);
        let is_whole = match payload {
            Payload::Plaintext(records) => !records.has_fault(),
            Payload::Encrypted(ciphertext) => ciphertext.is_whole(),
            _ => false,
        };
        let lacks_target = lacks_target(&payload, self.route);
        is_whole
            && is_payload_as_written(&payload, self.route)
            && self
                .query_target
                .is_none_or(|target| lacks_target && target.bytes().next().is_some())
    }

    fn check(self) -> Result<Self, WriteError> {
        // Readers ignore a slash at the end, so an empty payload would be missing.
        if self.payload.is_empty() {
            return Err(WriteError::EmptyPayload);
        }
        let len = self.count();
        if len > MAX_LINK_LEN {
            return Err(WriteError::LinkTooLong {
                limit: saturating(MAX_LINK_LEN),
                len: saturating(len),
            });
        }
        Ok(Self { len, ..self })
    }

    /// The length of the text.
    fn count(&self) -> usize {
        let port = self
            .origin
            .port()
            .map_or(0, |port| decimal_len(port).saturating_add(1));
        let sublink = self.sublink.map_or(0, |sublink| {
            let len = if sublink.contains(&b'%') {
                PercentDecoded::new(sublink).count()
            } else {
                sublink.len()
            };
            len.saturating_add(1)
        });
        let query = self.query_target.map_or(0, |target| {
            let widths = target
                .bytes()
                .map(|byte| if is_unreserved(byte) { 1 } else { 3 });
            widths.fold(QUERY.len(), usize::saturating_add)
        });
        let slashes = b":///q///".len();
        [
            self.origin.scheme().name().len(),
            self.origin.host().as_str().len(),
            port,
            sublink,
            encoded_len(Signature::LEN),
            encoded_len(Token::LEN),
            encoded_len(self.payload.len()),
            query,
        ]
        .into_iter()
        .fold(slashes, usize::saturating_add)
    }
}

/// Shows lengths, never contents.
impl fmt::Debug for UnsignedLink<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnsignedLink")
            .field("len", &self.len())
            .field("route", &self.route)
            .field("flag", &self.token.flag())
            .field("payload_len", &self.payload.len())
            .finish_non_exhaustive()
    }
}

/// A complete link, ready to be written.
///
/// Write it with [`Display`](fmt::Display) or, without an allocator, with [`write_to_slice`](Self::write_to_slice).
///
/// ```
/// use tracklens_codec::{Flag, Host, Origin, Route, Scheme, Signature, Token, UnsignedLink};
///
/// let origin = Origin::new(Scheme::Https, Host::new("open.example.com")?);
/// let link = UnsignedLink::new(origin, Route::Open, Token::new(1, Flag::Plaintext), b"\x3e")?;
/// let signed = link.with_signature(Signature::new([0; 16]));
/// assert!(signed.to_string().starts_with("https://open.example.com/q/AAAA"));
/// # Ok::<(), tracklens_codec::WriteError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewLink<'a> {
    unsigned: UnsignedLink<'a>,
    signature: Signature,
}

impl<'a> NewLink<'a> {
    /// Takes a link that was read, to write it again, perhaps with other parts.
    ///
    /// Scheme, host, port, sublink, signature, token, payload and, if the payload has no target, the target in the
    /// query are kept, and spelled as a writer spells them. Anything else, such as a fragment, is dropped.
    ///
    /// ```
    /// use tracklens_codec::{Flag, Link, MAX_PAYLOAD_LEN, NewLink, RecordId, RecordList};
    ///
    /// let text = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw%7E%7E/AAAAAQA/RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbQ";
    /// let (mut read, mut written) = ([0; MAX_PAYLOAD_LEN], [0; MAX_PAYLOAD_LEN]);
    /// let link = Link::decode(text, &mut read)?;
    /// assert_eq!(
    ///     NewLink::of(&link)?.to_string(),
    ///     "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbQ~~"
    /// );
    ///
    /// let mut list = RecordList::copy_of(link.records().unwrap(), &mut written)?;
    /// list.set(RecordId::RCPT_TO, "other@example.com")?;
    /// let other = NewLink::of(&link)?.unsigned().with_payload(Flag::Plaintext, list.as_bytes())?;
    /// assert!(other.is_canonical());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`MissingHost`](WriteError::MissingHost), [`IncompleteLink`](WriteError::IncompleteLink) or
    /// [`SublinkRoute`](WriteError::SublinkRoute) if a part is missing or too much,
    /// [`InvalidHost`](WriteError::InvalidHost) or [`InvalidSublink`](WriteError::InvalidSublink) if a writer would
    /// not write it, or [`LinkTooLong`](WriteError::LinkTooLong).
    pub fn of(link: &Link<'a, 'a>) -> Result<Self, WriteError> {
        let parts = link.parts();
        let (Some(signature), Some(token)) = (link.signature(), link.token()) else {
            return Err(WriteError::IncompleteLink);
        };
        if link.payload().as_bytes().is_empty() {
            return Err(WriteError::IncompleteLink);
        }
        let sublink = parts.sublink().map(|part| part.as_bytes());
        if sublink.is_some() != (parts.route() == Route::Click) {
            return Err(WriteError::SublinkRoute);
        }
        if let Some(offset) = sublink.and_then(|it| invalid_in_sublink(PercentDecoded::new(it))) {
            let offset = saturating(offset);
            return Err(WriteError::InvalidSublink { offset });
        }
        let takes_target = lacks_target(&link.payload(), parts.route());
        let unsigned = UnsignedLink {
            origin: origin_of(link)?,
            route: parts.route(),
            sublink,
            token,
            payload: link.payload().as_bytes(),
            query_target: parts
                .query_target()
                .filter(|target| takes_target && !target.as_bytes().is_empty())
                .map(|target| Target::Query(target.as_bytes())),
            len: 0,
        };
        Ok(unsigned.check()?.with_signature(signature))
    }

    /// The signature.
    #[must_use]
    pub const fn signature(&self) -> Signature {
        self.signature
    }

    /// The link without its signature, to change its parts.
    #[must_use]
    pub const fn unsigned(&self) -> UnsignedLink<'a> {
        self.unsigned
    }

    /// The exact length of the link in bytes.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "no link is empty")]
    pub const fn len(&self) -> usize {
        self.unsigned.len
    }

    /// Writes the link into the start of a buffer, and returns it as text. [`MAX_LINK_LEN`] bytes hold any link.
    ///
    /// ```
    /// use tracklens_codec::{Link, MAX_LINK_LEN, MAX_PAYLOAD_LEN, NewLink};
    ///
    /// let text = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~";
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let link = NewLink::of(&Link::decode(text, &mut buffer)?)?;
    /// let mut output = [0; MAX_LINK_LEN];
    /// assert_eq!(link.write_to_slice(&mut output)?, text);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`WriteError::BufferTooSmall`] with the length that is needed; then nothing is written.
    pub fn write_to_slice<'o>(&self, output: &'o mut [u8]) -> Result<&'o str, WriteError> {
        let (needed, available) = (self.len(), output.len());
        let too_small = || WriteError::buffer_too_small(needed, available);
        let output = output.get_mut(..needed).ok_or_else(too_small)?;
        self.write_to(&mut SliceSink(output))
            .map_err(|_| too_small())?;
        core::str::from_utf8(output).map_err(|_| too_small())
    }

    fn write_to(&self, sink: &mut impl Sink) -> fmt::Result {
        let link = &self.unsigned;
        sink.put(link.origin.scheme().name().as_bytes())?;
        sink.put(b"://")?;
        sink.put(link.origin.host().as_str().as_bytes())?;
        if let Some(port) = link.origin.port() {
            put_port(port, sink)?;
        }
        sink.put(b"/")?;
        sink.put(link.route.letter().as_bytes())?;
        if let Some(sublink) = link.sublink {
            sink.put(b"/")?;
            put_sublink(sublink, sink)?;
        }
        sink.put(b"/")?;
        sink.put(&encode_16(self.signature.as_bytes()))?;
        sink.put(b"/")?;
        sink.put(&encode_5(link.token.to_bytes()))?;
        sink.put(b"/")?;
        sink.put_base64url(link.payload)?;
        match link.query_target {
            Some(target) => put_query(target, sink),
            None => Ok(()),
        }
    }
}

/// The text of the link.
impl fmt::Display for NewLink<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_to(&mut TextSink(f))
    }
}

/// The text before the target in a query.
const QUERY: &[u8] = b"?target=";

fn origin_of<'a>(link: &Link<'a, 'a>) -> Result<Origin<'a>, WriteError> {
    let parts = link.parts();
    let (Some(scheme), Some(host)) = (parts.scheme(), parts.host()) else {
        return Err(WriteError::MissingHost);
    };
    let scheme = Scheme::from_name(scheme.as_bytes()).ok_or(WriteError::MissingHost)?;
    let host = host.to_str().map_err(|error| WriteError::InvalidHost {
        offset: saturating(error.valid_up_to()),
    })?;
    let origin = Origin::new(scheme, Host::new(host)?);
    Ok(match parts.port() {
        Some(port) => origin.with_port(port),
        None => origin,
    })
}

fn put_port(port: u16, sink: &mut impl Sink) -> fmt::Result {
    sink.put(b":")?;
    let mut digits = [b'0'; 5];
    let mut rest = port;
    for digit in digits.iter_mut().rev() {
        let [value, _] = rest.wrapping_rem(10).to_le_bytes();
        *digit = value.wrapping_add(b'0');
        rest = rest.wrapping_div(10);
    }
    let start = digits.len().saturating_sub(decimal_len(port));
    sink.put(digits.get(start..).unwrap_or_default())
}

fn put_sublink(sublink: &[u8], sink: &mut impl Sink) -> fmt::Result {
    if sublink
        .iter()
        .all(|&byte| is_unreserved(byte) || byte == b'/')
    {
        return sink.put(sublink);
    }
    with_underscores(PercentDecoded::new(sublink)).try_for_each(|byte| sink.put(&[byte]))
}

fn put_query(target: Target<'_, '_>, sink: &mut impl Sink) -> fmt::Result {
    sink.put(QUERY)?;
    for byte in target.bytes() {
        if is_unreserved(byte) {
            sink.put(&[byte])?;
        } else {
            let [high, low] = hex_digits(byte);
            sink.put(&[b'%', high, low])?;
        }
    }
    Ok(())
}

/// The length of bytes in base64url, including padding.
const fn encoded_len(bytes: usize) -> usize {
    bytes.div_ceil(3).saturating_mul(4)
}

fn decimal_len(port: u16) -> usize {
    match port {
        0..=9 => 1,
        10..=99 => 2,
        100..=999 => 3,
        1000..=9999 => 4,
        _ => 5,
    }
}
