//! A link with its signature, and its text.

use core::fmt;

use super::origin::{Host, Origin};
use super::sink::{Sink, SliceSink, TextSink};
use super::text::{put_port, put_query, put_sublink};
use super::unsigned_link::UnsignedLink;
use crate::bytes::base64url::{encode_5, encode_16};
use crate::bytes::percent::PercentDecoded;
use crate::error::saturating;
use crate::link::Link;
use crate::signing::SignatureScheme;
use crate::strict::lacks_target;
use crate::target::Target;
use crate::url::route::Route;
use crate::url::scheme::Scheme;
use crate::url::signature::Signature;
use crate::url::sublink::SublinkFlaw;
use crate::write_error::WriteError;

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

impl<'a> UnsignedLink<'a> {
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
}

impl<'a> NewLink<'a> {
    /// Takes a link that was read, to write it again, perhaps with other parts.
    ///
    /// Scheme, host, port, sublink, signature, token, payload and, if the payload has no target, the target in the
    /// query are kept, and spelled as a writer spells them. Anything else, such as a fragment, is
    /// [`dropped`](Self::dropped).
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
        Self::of_link(link, || origin_of(link))
    }

    /// Takes a link that was read, as [`of`](Self::of) does, but with another origin. So a request path can be edited,
    /// which has none.
    ///
    /// ```
    /// use tracklens_codec::{Link, MAX_PAYLOAD_LEN, NewLink, Origin, WriteError};
    ///
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let link = Link::decode("/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~", &mut buffer)?;
    /// assert_eq!(NewLink::of(&link), Err(WriteError::MissingHost));
    /// let origin = Origin::try_from("https://open.example.com")?;
    /// assert_eq!(
    ///     NewLink::of_with_origin(&link, origin)?.to_string(),
    ///     "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~"
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`of`](Self::of), except for those of the host.
    pub fn of_with_origin(link: &Link<'a, 'a>, origin: Origin<'a>) -> Result<Self, WriteError> {
        Self::of_link(link, || Ok(origin))
    }

    fn of_link(
        link: &Link<'a, 'a>,
        origin: impl FnOnce() -> Result<Origin<'a>, WriteError>,
    ) -> Result<Self, WriteError> {
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
        if let Some(flaw) = sublink
            .and_then(|it| SublinkFlaw::first(PercentDecoded::new(it).with_offsets(), it.len()))
        {
            return Err(WriteError::invalid_sublink(flaw));
        }
        let takes_target = lacks_target(&link.payload(), parts.route());
        let unsigned = UnsignedLink {
            origin: origin()?,
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

    /// Writes the link into the start of a buffer, and returns it as text.
    /// [`MAX_LINK_LEN`](crate::MAX_LINK_LEN) bytes hold any link.
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
