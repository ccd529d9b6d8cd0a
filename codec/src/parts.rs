//! A URL cut into its parts, each with its place in the text.
//!
//! ```text
//! scheme://user@host:port/ROUTE/SUBLINK/SIGNATURE/TOKEN/PAYLOAD/?query#fragment
//! ```

use core::fmt;

use crate::authority::{Authority, parse_port};
use crate::base64url::Base64Url;
use crate::error::{Error, ErrorKind, Layer, saturating};
use crate::segments::{Route, Segments, find_route};
use crate::span::{MaybeSpan, Part, Span, find_byte};
use crate::write::{invalid_in_host, invalid_in_sublink};

/// The longest link, in bytes, that the tracker redirects. \[documented\]
///
/// ```
/// use tracklens_codec::MAX_LINK_LEN;
///
/// let text = format!("https://click.example.com/f/{}", "a".repeat(5000));
/// assert!(text.len() > MAX_LINK_LEN, "the tracker would reject it");
/// ```
pub const MAX_LINK_LEN: usize = 4096;

/// Bytes that hold the payload of every link of at most [`MAX_LINK_LEN`] bytes.
///
/// ```
/// use tracklens_codec::{MAX_LINK_LEN, MAX_PAYLOAD_LEN};
///
/// // Four characters of base64url are three bytes.
/// assert_eq!(MAX_PAYLOAD_LEN, MAX_LINK_LEN / 4 * 3);
/// ```
pub const MAX_PAYLOAD_LEN: usize = 3072;

/// A link's text, cut into its parts.
///
/// Nothing is decoded yet: that is what [`Link`](crate::Link) does.
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
    pub(crate) text: &'t [u8],
    pub(crate) authority: Authority,
    pub(crate) route: Route,
    pub(crate) route_span: Span,
    pub(crate) segments: Segments,
    pub(crate) query: MaybeSpan,
    pub(crate) fragment: MaybeSpan,
}

impl<'t> Parts<'t> {
    /// Finds the parts of a link, as far as the text goes: a cut link has only some.
    ///
    /// A text without scheme, or without scheme and host (as an access log has it), is read too.
    /// In the path, `%2F` parts segments as `/` does.
    ///
    /// One pass over the text; no allocation.
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
    /// [`ErrorKind::Empty`], [`TooLong`](ErrorKind::TooLong), [`NotAUrl`](ErrorKind::NotAUrl),
    /// [`UnknownScheme`](ErrorKind::UnknownScheme) and
    /// [`UnknownRoute`](ErrorKind::UnknownRoute), when the text is no tracked link at all. What is
    /// wrong with a link that is one, [`Link::faults`](crate::Link::faults) says.
    pub fn find<T: AsRef<[u8]> + ?Sized>(text: &'t T) -> Result<Self, Error> {
        let text = text.as_ref();
        if text.is_empty() {
            return Err(Error::in_link(ErrorKind::Empty, 0));
        }
        if u32::try_from(text.len()).is_err() {
            return Err(Error::in_link(ErrorKind::TooLong, 0));
        }
        let (authority, path_start) = Authority::find(text)?;
        let (path_end, query, fragment) = find_query(text, path_start);
        let (route, route_span, segments_start) = find_route(text, path_start, path_end)?;
        Ok(Self {
            text,
            authority,
            route,
            route_span,
            segments: Segments::find(text, route, segments_start, path_end),
            query,
            fragment,
        })
    }

    /// The whole text.
    ///
    /// ```
    /// use tracklens_codec::Parts;
    ///
    /// let parts = Parts::find("/q/c2ln/dG9r/cGF5")?;
    /// assert_eq!(parts.text(), b"/q/c2ln/dG9r/cGF5");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub const fn text(&self) -> &'t [u8] {
        self.text
    }

    /// The scheme as written, without `://`.
    ///
    /// ```
    /// use tracklens_codec::Parts;
    ///
    /// let parts = Parts::find("HTTPS://open.example.com/q/c2ln/dG9r/cGF5")?;
    /// assert_eq!(parts.scheme().unwrap().as_bytes(), b"HTTPS");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn scheme(&self) -> Option<Part<'t>> {
        self.part(self.authority.scheme)
    }

    /// What stands before an `@` in front of the host; never seen in a link.
    ///
    /// ```
    /// use tracklens_codec::Parts;
    ///
    /// let parts = Parts::find("https://user@open.example.com/q/c2ln/dG9r/cGF5")?;
    /// assert_eq!(parts.user_info().unwrap().as_bytes(), b"user");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn user_info(&self) -> Option<Part<'t>> {
        self.part(self.authority.user_info)
    }

    /// The host as written, without its port; an IPv6 address in its brackets.
    ///
    /// ```
    /// use tracklens_codec::Parts;
    ///
    /// let parts = Parts::find("https://[2001:db8::1]:81/q/c2ln/dG9r/cGF5")?;
    /// assert_eq!(parts.host().unwrap().as_bytes(), b"[2001:db8::1]");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn host(&self) -> Option<Part<'t>> {
        self.part(self.authority.host)
    }

    /// The port as written, without the colon.
    ///
    /// ```
    /// use tracklens_codec::Parts;
    ///
    /// let parts = Parts::find("https://open.example.com:080/q/c2ln/dG9r/cGF5")?;
    /// assert_eq!(parts.port_text().unwrap().as_bytes(), b"080");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn port_text(&self) -> Option<Part<'t>> {
        self.part(self.authority.port)
    }

    /// The port, when the link names one that is a number.
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
    ///
    /// ```
    /// use tracklens_codec::{Parts, Route};
    ///
    /// let parts = Parts::find("/u/c2ln/dG9r/cGF5")?;
    /// assert_eq!(parts.route(), Route::Unsubscribe);
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub const fn route(&self) -> Route {
        self.route
    }

    /// The route as written.
    ///
    /// ```
    /// use tracklens_codec::Parts;
    ///
    /// let parts = Parts::find("/%71/c2ln/dG9r/cGF5")?;
    /// assert_eq!(parts.route_text().as_bytes(), b"%71");
    /// assert_eq!(parts.route().letter(), "q");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn route_text(&self) -> Part<'t> {
        Part::new(self.text, self.route_span)
    }

    /// What stands between the route and the signature, of one or more segments.
    ///
    /// ```
    /// use tracklens_codec::Parts;
    ///
    /// let parts = Parts::find("/f/app/cooking/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pw~~")?;
    /// assert_eq!(parts.sublink().unwrap().as_bytes(), b"app/cooking");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn sublink(&self) -> Option<Part<'t>> {
        self.part(self.segments.sublink)
    }

    /// The signature as written: 16 bytes of base64url.
    ///
    /// ```
    /// use tracklens_codec::Parts;
    ///
    /// let parts = Parts::find("/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pw~~")?;
    /// assert_eq!(parts.signature().unwrap().as_bytes(), b"AAECAwQFBgcICQoLDA0ODw~~");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn signature(&self) -> Option<Part<'t>> {
        self.part(self.segments.signature)
    }

    /// The token as written: 5 bytes of base64url.
    ///
    /// ```
    /// use tracklens_codec::Parts;
    ///
    /// let parts = Parts::find("/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pw~~")?;
    /// assert_eq!(parts.token().unwrap().as_bytes(), b"AAAAAQA~");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn token(&self) -> Option<Part<'t>> {
        self.part(self.segments.token)
    }

    /// The payload as written, base64url.
    ///
    /// ```
    /// use tracklens_codec::Parts;
    ///
    /// let parts = Parts::find("/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg%7E%7E")?;
    /// assert_eq!(parts.payload().unwrap().as_bytes(), b"Pg%7E%7E");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn payload(&self) -> Option<Part<'t>> {
        self.part(self.segments.payload)
    }

    /// What the path has beyond the payload, without the slash between them.
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

    /// Whether the path ends in a slash; the documented form allows one after the payload.
    ///
    /// ```
    /// use tracklens_codec::Parts;
    ///
    /// let parts = Parts::find("/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~/")?;
    /// assert!(parts.has_trailing_slash());
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub const fn has_trailing_slash(&self) -> bool {
        self.segments.trailing_slash
    }

    /// The query as written, without the `?`.
    ///
    /// ```
    /// use tracklens_codec::Parts;
    ///
    /// let parts = Parts::find("/f/a/c2ln/dG9r/cGF5?target=a%2Fb#top")?;
    /// assert_eq!(parts.query().unwrap().as_bytes(), b"target=a%2Fb");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn query(&self) -> Option<Part<'t>> {
        self.part(self.query)
    }

    /// The value of the query's first `target=`, still percent-encoded.
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
        let query = self.query()?;
        let mut start = query.span().start();
        for parameter in query.as_bytes().split(|&byte| byte == b'&') {
            let end = start.saturating_add(parameter.len());
            if parameter.starts_with(b"target=") {
                let value = Span::new(start.saturating_add(b"target=".len()), end);
                return Some(Part::new(self.text, value));
            }
            start = end.saturating_add(1);
        }
        None
    }

    /// What follows a `#`; never seen in a link.
    ///
    /// ```
    /// use tracklens_codec::Parts;
    ///
    /// let parts = Parts::find("/f/a/c2ln/dG9r/cGF5?target=x#top")?;
    /// assert_eq!(parts.fragment().unwrap().as_bytes(), b"top");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn fragment(&self) -> Option<Part<'t>> {
        self.part(self.fragment)
    }

    /// The exact number of bytes that the payload takes decoded, up to its first wrong character:
    /// the smallest buffer that [`Link::decode`](crate::Link::decode) can do with.
    ///
    /// ```
    /// use tracklens_codec::Parts;
    ///
    /// let parts = Parts::find("https://open.example.com/q/c2ln/dG9r/cGF5bG9hZA~~")?;
    /// assert_eq!(parts.payload_len(), 7);
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn payload_len(&self) -> usize {
        self.encoded_payload()
            .map_or(0, |payload| payload.decoded_len())
    }

    /// What is wrong with a link that has no signature.
    pub(crate) fn missing_signature(&self) -> Error {
        Error::in_link(ErrorKind::MissingSignature, self.path_end())
    }

    pub(crate) fn encoded_signature(&self) -> Option<Base64Url<'t>> {
        self.encoded(self.segments.signature, Layer::SignatureText)
    }

    pub(crate) fn encoded_token(&self) -> Option<Base64Url<'t>> {
        self.encoded(self.segments.token, Layer::TokenText)
    }

    pub(crate) fn encoded_payload(&self) -> Option<Base64Url<'t>> {
        self.encoded(self.segments.payload, Layer::PayloadText)
    }

    /// What is wrong with the parts, in the order of the text.
    pub(crate) fn faults(&self) -> impl Iterator<Item = Error> {
        let end = self.path_end();
        let has = |span: MaybeSpan| span != MaybeSpan::NONE;
        let missing = |missing: bool, kind| missing.then(|| Error::in_link(kind, end));
        let segments = &self.segments;
        [
            self.port_text()
                .filter(|port| !port.as_bytes().is_empty() && self.port().is_none())
                .map(|port| Error::in_link(ErrorKind::InvalidPort, port.span().start())),
            segments
                .sublink
                .get()
                .filter(|_| self.route != Route::Click)
                .map(|span| Error::in_link(ErrorKind::UnexpectedSublink, span.start())),
            (!has(segments.signature)).then(|| self.missing_signature()),
            missing(
                has(segments.signature) && !has(segments.token),
                ErrorKind::MissingToken,
            ),
            missing(
                has(segments.token) && !has(segments.payload),
                ErrorKind::MissingPayload,
            ),
            segments
                .trailing
                .get()
                .map(|span| Error::in_link(ErrorKind::TrailingPath, span.start())),
        ]
        .into_iter()
        .flatten()
    }

    /// The first thing, in the order of the text, that a writer would have written otherwise.
    pub(crate) fn deviation(&self) -> Option<Error> {
        let at = Error::in_link;
        match self.scheme() {
            Some(scheme) if matches!(scheme.as_bytes(), b"http" | b"https") => {}
            _ => return Some(at(ErrorKind::SchemeSpelling, 0)),
        }
        if let Some(user_info) = self.authority.user_info.get() {
            return Some(at(ErrorKind::UnexpectedUserInfo, user_info.start()));
        }
        if let Some(host) = self.host()
            && let Some(offset) = invalid_in_host(host.as_bytes())
        {
            let offset = host.span().start().saturating_add(offset);
            return Some(at(ErrorKind::HostSpelling, offset));
        }
        if let Some(port) = self.port_text() {
            let digits = port.as_bytes();
            if digits.is_empty() || (digits.len() > 1 && digits.starts_with(b"0")) {
                return Some(at(ErrorKind::PortSpelling, port.span().start()));
            }
        }
        let after_route = self.route_span.end();
        let end_of = |part: MaybeSpan| part.get().map_or(after_route, Span::end);
        let start_of = |part: MaybeSpan| part.get().map_or(self.path_end(), Span::start);
        let segments = &self.segments;
        for (start, end) in [
            (self.route_span.start(), start_of(segments.signature)),
            (end_of(segments.signature), start_of(segments.token)),
            (end_of(segments.token), start_of(segments.payload)),
            (end_of(segments.payload), self.path_end()),
        ] {
            let between = self.text.get(start..end).unwrap_or_default();
            if let Some(offset) = between.iter().position(|&byte| byte == b'%') {
                return Some(at(ErrorKind::PercentEncoded, start.saturating_add(offset)));
            }
        }
        let empty_sublink = match self.sublink() {
            Some(sublink) => sublink
                .as_bytes()
                .split(|&byte| byte == b'/')
                .any(<[u8]>::is_empty),
            None => self.route == Route::Click,
        };
        if empty_sublink {
            return Some(at(ErrorKind::EmptySublink, after_route));
        }
        let sublink = self.sublink()?;
        let offset = invalid_in_sublink(sublink.as_bytes().iter().copied())?;
        let offset = sublink.span().start().saturating_add(offset);
        Some(at(ErrorKind::SublinkSpelling, offset))
    }

    /// What a writer would not have written behind the payload.
    pub(crate) fn deviation_behind(&self) -> Option<Error> {
        if self.segments.trailing_slash {
            let slash = self.path_end().saturating_sub(1);
            return Some(Error::in_link(ErrorKind::TrailingSlash, slash));
        }
        if let Some(fragment) = self.fragment.get() {
            let hash = fragment.start().saturating_sub(1);
            return Some(Error::in_link(ErrorKind::UnexpectedFragment, hash));
        }
        let found = self.text.len();
        (found > MAX_LINK_LEN).then(|| {
            let kind = ErrorKind::LinkLimit {
                limit: saturating(MAX_LINK_LEN),
                found: saturating(found),
            };
            Error::in_link(kind, MAX_LINK_LEN)
        })
    }

    fn path_end(&self) -> usize {
        usize::try_from(self.segments.end).unwrap_or(usize::MAX)
    }

    fn part(&self, span: MaybeSpan) -> Option<Part<'t>> {
        span.get().map(|span| Part::new(self.text, span))
    }

    fn encoded(&self, span: MaybeSpan, layer: Layer) -> Option<Base64Url<'t>> {
        self.part(span).map(|part| Base64Url::new(part, layer))
    }
}

/// Shows places, never contents: links carry personal data.
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

/// The end of the path, the query and the fragment.
fn find_query(text: &[u8], path_start: usize) -> (usize, MaybeSpan, MaybeSpan) {
    let find = |from: usize, wanted: fn(u8) -> bool| {
        let rest = text.get(from..).unwrap_or_default();
        find_byte(rest, wanted).map(|offset| from.saturating_add(offset))
    };
    let Some(path_end) = find(path_start, |byte| matches!(byte, b'?' | b'#')) else {
        return (text.len(), MaybeSpan::NONE, MaybeSpan::NONE);
    };
    let behind = path_end.saturating_add(1);
    if text.get(path_end) == Some(&b'#') {
        return (
            path_end,
            MaybeSpan::NONE,
            MaybeSpan::new(behind, text.len()),
        );
    }
    let query_end = find(behind, |byte| byte == b'#');
    let fragment = query_end.map(|end| Span::new(end.saturating_add(1), text.len()));
    let query = MaybeSpan::new(behind, query_end.unwrap_or(text.len()));
    (path_end, query, fragment.into())
}
