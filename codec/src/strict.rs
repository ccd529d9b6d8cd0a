//! What a writer writes, and the first thing in which a link differs from it.
//!
//! Everything that asks whether a link is spelled as a writer spells it is here.

use crate::bytes::base64url::{Base64Url, Padded, padding_count, trailing_bits};
use crate::bytes::percent::is_as_written;
use crate::error::{Error, ErrorKind, saturating};
use crate::link::Link;
use crate::payload::Payload;
use crate::records::kind::Kind;
use crate::records::list::Records;
use crate::url::host::invalid_in_host;
use crate::url::limits::MAX_LINK_LEN;
use crate::url::parts::Parts;
use crate::url::route::Route;
use crate::url::sublink::SublinkFlaw;

impl<'t, 'p> Link<'t, 'p> {
    /// Reads a link that is spelled exactly as a writer spells it: written again, it has the same bytes.
    ///
    /// The records may stand in any order, since writers differ in it.
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
    /// Those of [`decode`](Self::decode), or the [`first_deviation`](Self::first_deviation).
    pub fn decode_strict<T>(text: &'t T, buffer: &'p mut [u8]) -> Result<Self, Error>
    where
        T: AsRef<[u8]> + ?Sized,
    {
        let decoded = Self::decode(text, buffer);
        match decoded.as_ref().ok().and_then(Self::first_deviation) {
            None => decoded,
            Some(deviation) => Err(deviation),
        }
    }

    /// The first thing that a writer would have written differently. Faults are not looked for: of a link that has any,
    /// what is found can be part of one.
    ///
    /// It is looked for in the parts, the signature, the token, the records, the text of the payload, the route, the
    /// query, and what follows, in this order.
    ///
    /// ```
    /// use tracklens_codec::{Link, MAX_PAYLOAD_LEN};
    ///
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let text = "HTTPS://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~";
    /// let link = Link::decode(text, &mut buffer)?;
    /// assert_eq!(link.first_deviation().unwrap().code(), "scheme_spelling");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn first_deviation(&self) -> Option<Error> {
        let parts = self.parts();
        let has_escape = parts.has_escape();
        origin_deviation(parts)
            .or_else(|| path_deviation(parts))
            .or_else(|| spelling_deviation(parts.encoded_signature()?, has_escape))
            .or_else(|| spelling_deviation(parts.encoded_token()?, has_escape))
            .or_else(|| record_deviation(parts, self.records()?))
            .or_else(|| spelling_deviation(parts.encoded_payload()?, has_escape))
            .or_else(|| route_deviation(self))
            .or_else(|| query_deviation(self))
            .or_else(|| end_deviation(parts))
    }
}

/// Whether a writer writes such a payload on a route: records with lengths as short as can be and within the limits,
/// and the kind that belongs to the route.
pub(crate) fn is_payload_as_written(payload: &Payload<'_>, route: Route) -> bool {
    match payload.records() {
        Some(records) => {
            let kind = records.kind();
            records.is_as_written() && kind.is_some_and(|kind| is_carried_by(kind, route))
        }
        None => true,
    }
}

/// Whether a link on this route may have a target in its query, since its payload has none.
pub(crate) fn lacks_target(payload: &Payload<'_>, route: Route) -> bool {
    match payload.records() {
        Some(records) => records.target_link_url() == Some(b""),
        None => Kind::of_route(route) == Kind::Click,
    }
}

/// What differs in the scheme, the user, the host or the port.
#[inline]
fn origin_deviation(parts: &Parts<'_>) -> Option<Error> {
    let at = Error::in_link;
    match parts.scheme() {
        Some(scheme) if matches!(scheme.as_bytes(), b"http" | b"https") => {}
        _ => return Some(at(ErrorKind::SchemeSpelling, 0)),
    }
    if parts.is_name_alone() {
        return None;
    }
    if let Some(user_info) = parts.user_info() {
        return Some(at(ErrorKind::UnexpectedUserInfo, user_info.span().start()));
    }
    if let Some(host) = parts.host()
        && let Some(offset) = invalid_in_host(host.as_bytes())
    {
        let offset = host.span().start().saturating_add(offset);
        return Some(at(ErrorKind::HostSpelling, offset));
    }
    let port = parts.port_text()?;
    let digits = port.as_bytes();
    let is_wrong = digits.is_empty() || (digits.len() > 1 && digits.starts_with(b"0"));
    is_wrong.then(|| at(ErrorKind::PortSpelling, port.span().start()))
}

/// What differs in the route, the slashes or the sublink.
#[inline]
fn path_deviation(parts: &Parts<'_>) -> Option<Error> {
    let at = Error::in_link;
    if let Some(offset) = escape_outside(parts) {
        return Some(at(ErrorKind::PercentEncoded, offset));
    }
    let after_route = parts.route_text().span().end();
    let Some(sublink) = parts.sublink() else {
        let is_missing = parts.route() == Route::Click;
        return is_missing.then(|| at(ErrorKind::EmptySublink, after_route));
    };
    let bytes = sublink.as_bytes();
    let flaw = SublinkFlaw::first(bytes.iter().copied().enumerate(), bytes.len())?;
    if bytes.split(|&byte| byte == b'/').any(<[u8]>::is_empty) {
        return Some(at(ErrorKind::EmptySublink, after_route));
    }
    let kind = match flaw {
        SublinkFlaw::DotSegment(_) => ErrorKind::DotSegment,
        _ => ErrorKind::SublinkSpelling,
    };
    let offset = sublink.span().start().saturating_add(flaw.offset());
    Some(at(kind, offset))
}

/// The offset of the first `%` in the path that is not in the signature, the token or the payload.
#[inline]
fn escape_outside(parts: &Parts<'_>) -> Option<usize> {
    if !parts.has_escape() {
        return None;
    }
    let mut start = parts.route_text().span().start();
    for part in [parts.signature(), parts.token(), parts.payload(), None] {
        let end = part.map_or(parts.path_end(), |part| part.span().start());
        let between = parts.text().get(start..end).unwrap_or_default();
        if let Some(offset) = between.iter().position(|&byte| byte == b'%') {
            return Some(start.saturating_add(offset));
        }
        start = part.map_or(end, |part| part.span().end());
    }
    None
}

/// What differs in how a base64url part is spelled, of a path with or without a `%`.
#[inline]
fn spelling_deviation(encoded: Base64Url<'_>, has_escape: bool) -> Option<Error> {
    let bytes = encoded.as_bytes();
    if !has_escape && is_padded_as_written(bytes) {
        return None;
    }
    if let Some(offset) = bytes.iter().position(|&byte| byte == b'%') {
        return Some(encoded.error(ErrorKind::PercentEncoded, offset));
    }
    let padded = Padded::split(bytes);
    let expected = padding_count(padded.symbols.len());
    if trailing_bits(padded.symbols) != 0 {
        let last = padded.symbols.len().saturating_sub(1);
        return Some(encoded.error(ErrorKind::TrailingBits, last));
    }
    (padded.padding == 0 && expected > 0).then(|| {
        let kind = ErrorKind::MissingPadding { expected };
        encoded.error(kind, padded.symbols.len())
    })
}

/// Whether a part ends with the padding that belongs there, after a character without bits that belong to no byte.
#[inline]
fn is_padded_as_written(part: &[u8]) -> bool {
    let (quads, []) = part.as_chunks::<4>() else {
        return false;
    };
    match quads {
        [.., [a, b, b'~', b'~']] => trailing_bits(&[*a, *b]) == 0,
        [.., [a, b, c, b'~']] => trailing_bits(&[*a, *b, *c]) == 0,
        _ => true,
    }
}

/// What differs in the records.
#[inline]
fn record_deviation(parts: &Parts<'_>, records: &Records<'_>) -> Option<Error> {
    if records.is_as_written() {
        return None;
    }
    let deviation = records.iter().find_map(|record| record.deviation())?;
    Some(match parts.encoded_payload() {
        Some(payload) => deviation.with_text_offset(payload.text_offset(deviation.offset())),
        None => deviation,
    })
}

/// Whether the kind is missing, or belongs to another route.
#[inline]
fn route_deviation(link: &Link<'_, '_>) -> Option<Error> {
    let parts = link.parts();
    let kind = match link.kind() {
        None => ErrorKind::MissingKind,
        Some(kind) if !is_carried_by(kind, parts.route()) => ErrorKind::RouteMismatch,
        Some(_) => return None,
    };
    Some(Error::in_link(kind, parts.route_text().span().start()))
}

/// Whether there is more in the query than a target that the payload lacks.
#[inline]
fn query_deviation(link: &Link<'_, '_>) -> Option<Error> {
    let query = link.parts().query()?;
    let start = query.span().start();
    let lacks_target = lacks_target(&link.payload(), link.parts().route());
    let target = query.as_bytes().strip_prefix(b"target=");
    let (kind, offset) = match target {
        Some(target) if lacks_target && !target.is_empty() => {
            if is_as_written(target) {
                return None;
            }
            if target.contains(&b'&') {
                (ErrorKind::UnexpectedQuery, start.saturating_sub(1))
            } else {
                (
                    ErrorKind::QuerySpelling,
                    start.saturating_add(b"target=".len()),
                )
            }
        }
        _ => (ErrorKind::UnexpectedQuery, start.saturating_sub(1)),
    };
    Some(Error::in_link(kind, offset))
}

/// What follows the payload or the query, and whether the link is too long.
#[inline]
fn end_deviation(parts: &Parts<'_>) -> Option<Error> {
    if parts.has_trailing_slash() {
        let slash = parts.path_end().saturating_sub(1);
        return Some(Error::in_link(ErrorKind::TrailingSlash, slash));
    }
    if let Some(fragment) = parts.fragment() {
        let hash = fragment.span().start().saturating_sub(1);
        return Some(Error::in_link(ErrorKind::UnexpectedFragment, hash));
    }
    let found = parts.text().len();
    (found > MAX_LINK_LEN).then(|| {
        let kind = ErrorKind::LinkLimit {
            limit: saturating(MAX_LINK_LEN),
            found: saturating(found),
        };
        Error::in_link(kind, MAX_LINK_LEN)
    })
}

/// Whether links of this kind have this route. An older generation had `e` for clicks.
const fn is_carried_by(kind: Kind, route: Route) -> bool {
    matches!(
        (kind, route),
        (Kind::Click, Route::Click | Route::OldClick)
            | (Kind::Open | Kind::InitialOpen, Route::Open)
            | (Kind::ListUnsubscribe, Route::Unsubscribe)
    )
}
