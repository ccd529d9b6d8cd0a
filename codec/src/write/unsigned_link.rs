//! A link that lacks only its signature.

use core::fmt;

use super::origin::Origin;
use super::sublink::Sublink;
use super::text::{QUERY, decimal_len, encoded_len};
use crate::bytes::percent::{PercentDecoded, is_unreserved};
use crate::error::saturating;
use crate::payload::Payload;
use crate::signing::SignedContent;
use crate::strict::{is_payload_as_written, lacks_target};
use crate::target::Target;
use crate::url::limits::MAX_LINK_LEN;
use crate::url::route::Route;
use crate::url::signature::Signature;
use crate::url::token::{Flag, Token};
use crate::write_error::WriteError;

/// A link without its signature. It is never longer than what the tracker redirects.
///
/// [`Draft::link`](crate::Draft::link) makes one from what a sender knows, [`NewLink::of`](crate::NewLink::of) from a
/// link that was read, and [`new`](Self::new) from parts.
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
    pub(super) origin: Origin<'a>,
    pub(super) route: Route,
    /// The sublink. If it comes from a link that was read, characters may be percent-encoded.
    pub(super) sublink: Option<&'a [u8]>,
    pub(super) token: Token,
    pub(super) payload: &'a [u8],
    pub(super) query_target: Option<Target<'a, 'a>>,
    /// The length of the text.
    pub(super) len: usize,
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
        query_target: Option<Target<'a, 'a>>,
    ) -> Result<Self, WriteError> {
        Self {
            origin,
            route,
            sublink: sublink.map(Sublink::as_bytes),
            token,
            payload,
            query_target,
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

    /// Whether [`Link::decode_strict`](crate::Link::decode_strict) accepts the link: whether a writer writes such
    /// records, on this route.
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
        let lacks_target = lacks_target(&payload, self.route);
        let has_sublink = self.sublink.is_some_and(|it| !it.is_empty());
        payload.is_sound()
            && has_sublink == (self.route == Route::Click)
            && is_payload_as_written(&payload, self.route)
            && self
                .query_target
                .is_none_or(|target| lacks_target && target.bytes().next().is_some())
    }

    pub(super) fn check(self) -> Result<Self, WriteError> {
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
