//! A URL, split into its parts.
//!
//! ```text
//! scheme://user@host:port/ROUTE/SUBLINK/SIGNATURE/TOKEN/PAYLOAD/?query#fragment
//! ```

use core::fmt;

use super::authority::{Authority, parse_port};
use super::front::Front;
use super::query::{find_query, parameters};
use super::route::Route;
use super::segments::{DecodedPath, Segments};
use crate::bytes::base64url::Base64Url;
use crate::bytes::span::{MaybeSpan, Part, Span};
use crate::error::{Error, Layer};

/// The text of a link, split into its parts.
///
/// Nothing is decoded yet: [`Link`](crate::Link) does that.
///
/// ```
/// use tracklens_codec::{Parts, Route};
///
/// let parts = Parts::find("http://click.example.com:81/f/open-in-app/c2ln/dG9r/cGF5?target=x")?;
/// assert_eq!(parts.route(), Route::Click);
/// assert_eq!(parts.sublink().unwrap().as_bytes(), b"open-in-app");
/// assert_eq!(parts.port(), Some(81));
/// assert_eq!(parts.payload().unwrap().span().range(), 52..56);
/// # Ok::<(), tracklens_codec::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Parts<'t> {
    text: &'t [u8],
    authority: Authority,
    route: Route,
    route_span: Span,
    segments: Segments,
    query: MaybeSpan,
    fragment: MaybeSpan,
}

#[cfg(feature = "alloc")]
impl Parts<'_> {
    /// The parts at the same positions of a text.
    pub(crate) const fn in_text(self, text: &[u8]) -> Parts<'_> {
        Parts {
            text,
            authority: self.authority,
            route: self.route,
            route_span: self.route_span,
            segments: self.segments,
            query: self.query,
            fragment: self.fragment,
        }
    }
}

impl<'t> Parts<'t> {
    /// Finds the parts of a link as far as the text goes: a link that is cut has only some.
    ///
    /// The text may lack its scheme, or both scheme and host, as in an access log. In the path, `%2F` separates
    /// segments as `/` does.
    ///
    /// This is one pass over the text, without allocation.
    ///
    /// ```
    /// use tracklens_codec::Parts;
    ///
    /// let parts = Parts::find("open.example.com/q/c2ln")?;
    /// assert_eq!(parts.signature().unwrap().as_bytes(), b"c2ln");
    /// assert!(parts.token().is_none(), "the link is cut");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`](crate::ErrorKind::Empty), [`TooLong`](crate::ErrorKind::TooLong),
    /// [`NotAUrl`](crate::ErrorKind::NotAUrl), [`UnknownScheme`](crate::ErrorKind::UnknownScheme) or
    /// [`UnknownRoute`](crate::ErrorKind::UnknownRoute) if the text is not a tracked link at all. If it is one,
    /// [`Link::faults`](crate::Link::faults) lists what is wrong with it.
    pub fn find<T: AsRef<[u8]> + ?Sized>(text: &'t T) -> Result<Self, Error> {
        let (parts, _) = Self::split(Front::read(text.as_ref())?, &mut []);
        Ok(parts)
    }

    /// Splits the rest of a link after its start, and decodes what is spelled as a writer spells it. The payload is
    /// decoded into the buffer if there is room for it.
    #[inline]
    pub(crate) fn split(front: Front<'t>, buffer: &mut [u8]) -> (Self, DecodedPath) {
        let (text, route, route_span) = (front.text, front.path.route, front.path.route_span);
        let (segments, decoded) = front.path.split(buffer);
        let (query, fragment) = find_query(text, segments.end());
        let parts = Self {
            text,
            authority: front.authority,
            route,
            route_span,
            segments,
            query,
            fragment,
        };
        (parts, decoded)
    }

    /// The whole text.
    #[must_use]
    pub const fn text(&self) -> &'t [u8] {
        self.text
    }

    /// The scheme as written, without `://`.
    #[must_use]
    pub fn scheme(&self) -> Option<Part<'t>> {
        self.part(self.authority.scheme)
    }

    /// The text before an `@` in front of the host. It was never seen in a link.
    #[must_use]
    pub fn user_info(&self) -> Option<Part<'t>> {
        self.part(self.authority.user_info)
    }

    /// The host as written, without its port. An IPv6 address keeps its brackets.
    #[must_use]
    pub fn host(&self) -> Option<Part<'t>> {
        self.part(self.authority.host)
    }

    /// The port as written, without the colon.
    #[must_use]
    pub fn port_text(&self) -> Option<Part<'t>> {
        self.part(self.authority.port)
    }

    /// The port, if the link has one that is a number.
    ///
    /// ```
    /// use tracklens_codec::Parts;
    ///
    /// let parts = Parts::find("https://open.example.com:080/q/c2ln/dG9r/cGF5")?;
    /// assert_eq!(parts.port(), Some(80));
    /// assert_eq!(Parts::find("https://open.example.com:x/q/c2ln")?.port(), None);
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn port(&self) -> Option<u16> {
        parse_port(self.port_text()?.as_bytes())
    }

    /// The route.
    #[must_use]
    pub const fn route(&self) -> Route {
        self.route
    }

    /// The route as written: its letter may be percent-encoded.
    #[must_use]
    pub fn route_text(&self) -> Part<'t> {
        Part::new(self.text, self.route_span)
    }

    /// The path between the route and the signature: one segment or several.
    #[must_use]
    pub fn sublink(&self) -> Option<Part<'t>> {
        self.part(self.segments.sublink)
    }

    /// The signature as written: 16 bytes of base64url.
    #[must_use]
    pub fn signature(&self) -> Option<Part<'t>> {
        self.part(self.segments.signature)
    }

    /// The token as written: 5 bytes of base64url.
    #[must_use]
    pub fn token(&self) -> Option<Part<'t>> {
        self.part(self.segments.token)
    }

    /// The payload as written, in base64url.
    #[must_use]
    pub fn payload(&self) -> Option<Part<'t>> {
        self.part(self.segments.payload)
    }

    /// The path after the payload, without the slash between them.
    ///
    /// ```
    /// use tracklens_codec::Parts;
    ///
    /// let parts = Parts::find("/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~/and/more")?;
    /// assert_eq!(parts.trailing_path().unwrap().as_bytes(), b"and/more");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn trailing_path(&self) -> Option<Part<'t>> {
        self.part(self.segments.trailing)
    }

    /// Whether the path ends in a slash. The documented form allows one after the payload.
    #[must_use]
    pub const fn has_trailing_slash(&self) -> bool {
        self.segments.has_trailing_slash
    }

    /// The query as written, without the `?`.
    #[must_use]
    pub fn query(&self) -> Option<Part<'t>> {
        self.part(self.query)
    }

    /// The value of the first `target=` in the query, still percent-encoded.
    ///
    /// ```
    /// use tracklens_codec::Parts;
    ///
    /// let parts = Parts::find("/f/a/c2ln/dG9r/cGF5?from=mail&target=a%2Fb")?;
    /// assert_eq!(parts.query_target().unwrap().as_bytes(), b"a%2Fb");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn query_target(&self) -> Option<Part<'t>> {
        let mut parameters = parameters(self.text, self.query()?);
        parameters.find_map(|parameter| {
            let span = parameter.span();
            let start = span.start().saturating_add(b"target=".len());
            let is_target = parameter.as_bytes().starts_with(b"target=");
            is_target.then(|| Part::new(self.text, Span::new(start, span.end())))
        })
    }

    /// The text after a `#`. It was never seen in a link.
    #[must_use]
    pub fn fragment(&self) -> Option<Part<'t>> {
        self.part(self.fragment)
    }

    /// The exact number of bytes that the payload decodes to, up to its first wrong character: the size of the smallest
    /// buffer that [`Link::decode`](crate::Link::decode) needs.
    ///
    /// ```
    /// use tracklens_codec::{Link, Parts};
    ///
    /// let text = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~";
    /// let parts = Parts::find(text)?;
    /// let mut buffer = vec![0; parts.payload_len()];
    /// assert!(Link::decode(text, &mut buffer).is_ok());
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn payload_len(&self) -> usize {
        self.encoded_payload()
            .map_or(0, |payload| payload.decoded_len())
    }

    #[inline]
    pub(crate) fn encoded_signature(&self) -> Option<Base64Url<'t>> {
        self.encoded(self.segments.signature, Layer::SignatureText)
    }

    #[inline]
    pub(crate) fn encoded_token(&self) -> Option<Base64Url<'t>> {
        self.encoded(self.segments.token, Layer::TokenText)
    }

    #[inline]
    pub(crate) fn encoded_payload(&self) -> Option<Base64Url<'t>> {
        self.encoded(self.segments.payload, Layer::PayloadText)
    }

    /// Whether the host is a name of unreserved characters, without user and port.
    pub(crate) const fn is_name_alone(&self) -> bool {
        self.authority.is_name_alone
    }

    /// Whether there is a `%` anywhere in the path.
    pub(crate) const fn has_escape(&self) -> bool {
        self.segments.has_escape
    }

    /// Where the path ends, and a query or a fragment may start.
    pub(crate) fn path_end(&self) -> usize {
        self.segments.end()
    }

    #[inline]
    fn part(&self, span: MaybeSpan) -> Option<Part<'t>> {
        span.get().map(|span| Part::new(self.text, span))
    }

    #[inline]
    fn encoded(&self, span: MaybeSpan, layer: Layer) -> Option<Base64Url<'t>> {
        self.part(span).map(|part| Base64Url::new(part, layer))
    }
}

/// Shows positions and lengths, never the text.
impl fmt::Debug for Parts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parts")
            .field("text_len", &self.text.len())
            .field("route", &self.route)
            .field("segments", &self.segments)
            .field("query", &self.query)
            .finish_non_exhaustive()
    }
}
