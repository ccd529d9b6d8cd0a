//! The segments of a link's path: the route, and which of the others is what.

use super::pair::Pair;
use super::route::Route;
use super::segment_walk::{Segment, SegmentWalk};
use crate::bytes::base64url::{Decoded, decode_to_end};
use crate::bytes::span::{MaybeSpan, Span};
use crate::error::{Error, ErrorKind, saturating};

/// The positions of the segments after the route.
///
/// The signature and the token are found by their lengths: a segment of 22 characters before one of 7. Of several such
/// pairs the last one counts. Without any, the segments are taken in their order, as far as they go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Segments {
    pub(crate) sublink: MaybeSpan,
    pub(crate) signature: MaybeSpan,
    pub(crate) token: MaybeSpan,
    pub(crate) payload: MaybeSpan,
    /// The path after the payload.
    pub(crate) trailing: MaybeSpan,
    pub(crate) has_trailing_slash: bool,
    /// Whether there is a `%` anywhere in the path.
    pub(crate) has_escape: bool,
    end: u32,
}

/// What was decoded of a path while it was split. The rest is spelled in another way than a writer spells it.
#[derive(Clone, Copy, Default)]
pub(crate) struct DecodedPath {
    pub(crate) pair: Option<Pair>,
    pub(crate) payload: Option<Decoded<usize>>,
}

/// The route at the start of a path, and the segments after it.
pub(crate) struct Path<'t> {
    pub(crate) route: Route,
    pub(crate) route_span: Span,
    rest: SegmentWalk<'t>,
}

impl<'t> Path<'t> {
    /// Reads the route of the path that starts at an offset of the text.
    #[inline]
    pub(crate) fn find(text: &'t [u8], start: usize) -> Result<Self, Error> {
        let Some([b'/', path @ ..]) = text.get(start..) else {
            return Err(Error::in_link(ErrorKind::UnknownRoute, start));
        };
        let mut rest = SegmentWalk::new(text, path);
        let first = rest.next_segment();
        let route = first.and_then(|segment| Route::from_segment(segment.bytes()));
        let (Some(first), Some(route)) = (first, route) else {
            let offset = start.saturating_add(1);
            return Err(Error::in_link(ErrorKind::UnknownRoute, offset));
        };
        let start = start.wrapping_add(1);
        Ok(Self {
            route,
            route_span: Span::new(start, start.wrapping_add(first.len)),
            rest,
        })
    }

    /// Splits the rest of the path, in one pass, and decodes what is spelled as a writer spells it. The payload is
    /// decoded into the buffer if there is room for it.
    #[inline]
    pub(crate) fn split(self, buffer: &mut [u8]) -> (Segments, DecodedPath) {
        Segments::find(self.rest, self.route, buffer)
    }
}

impl Segments {
    /// Where the path ends, and a query or a fragment may start.
    #[inline]
    pub(crate) fn end(&self) -> usize {
        usize::try_from(self.end).unwrap_or(usize::MAX)
    }

    #[inline]
    fn find(mut walk: SegmentWalk<'_>, route: Route, buffer: &mut [u8]) -> (Self, DecodedPath) {
        let after_route = walk.rest;
        let none = MaybeSpan::NONE;
        let [mut signature, mut token, mut payload, mut trailing] = [none; 4];
        let mut has_trailing_slash = false;
        let mut decoded = DecodedPath::default();
        // The segment before this one, if it is as long as a signature.
        let mut before = none;
        loop {
            if let Some((pair, spans)) = walk.next_pair() {
                [signature, token] = spans;
                [payload, trailing, before] = [none; 3];
                decoded.pair = Some(pair);
                decoded.payload = walk.rest.and_then(|rest| decode_to_end(rest, buffer));
                if let Some(rest) = walk.rest
                    && decoded.payload.is_some()
                {
                    // Decoding has shown that the path ends with the text.
                    has_trailing_slash = rest.is_empty();
                    if !has_trailing_slash {
                        payload = walk.span(rest, rest.len());
                    }
                    walk.rest = None;
                    break;
                }
            }
            let Some(segment) = walk.next_segment() else {
                break;
            };
            has_trailing_slash = walk.is_empty_end(segment);
            if before.is_some() && segment.is_token() {
                (signature, token) = (before, walk.span_of(segment));
                [payload, trailing] = [none; 2];
                decoded = DecodedPath::default();
            } else if token.is_some() && !has_trailing_slash {
                if !payload.is_some() {
                    payload = walk.span_of(segment);
                } else if !trailing.is_some() {
                    trailing = walk.span_of(segment);
                }
            }
            before = none;
            if segment.is_signature() {
                before = walk.span_of(segment);
            }
        }
        if let Some(first) = trailing.get() {
            trailing = MaybeSpan::new(first.start(), walk.offset());
        }
        let mut found = Self {
            sublink: none,
            signature,
            token,
            payload,
            trailing,
            has_trailing_slash,
            has_escape: walk.has_escape,
            end: saturating(walk.offset()),
        };
        if let Some(rest) = after_route {
            let start = walk.at(rest);
            if !token.is_some() {
                found.take_in_order(&start, route);
            }
            found.sublink = found.sublink_from(&start);
        }
        (found, decoded)
    }

    /// Takes the segments of a path without a pair of signature and token in their order.
    ///
    /// The signature is the last of the last three that is as long as one; otherwise the first of these three, after
    /// the sublink of a click.
    #[cold]
    fn take_in_order(&mut self, start: &SegmentWalk<'_>, route: Route) {
        let mut walk = start.clone();
        let mut last = [None; 3];
        let mut count: usize = 0;
        while let Some(segment) = walk.next_segment() {
            if walk.is_empty_end(segment) {
                break;
            }
            let [_, second, first] = last;
            last = [second, first, Some(segment)];
            count = count.saturating_add(1);
        }
        let whole = last
            .iter()
            .rposition(|it: &Option<Segment<'_>>| it.is_some_and(|it| it.is_signature()));
        let sublinks = usize::from(route == Route::Click);
        let first = last.len().saturating_sub(count);
        let position = whole.unwrap_or(if count > last.len() {
            0
        } else {
            first.saturating_add(sublinks)
        });
        let mut spans = last
            .into_iter()
            .skip(position)
            .map(|segment| segment.map_or(MaybeSpan::NONE, |segment| start.span_of(segment)));
        let mut next_span = || spans.next().unwrap_or_default();
        self.signature = next_span();
        self.token = next_span();
        self.payload = next_span();
    }

    /// The path from the first segment after the route to the signature, without the slash that ends it.
    #[inline]
    fn sublink_from(&self, first: &SegmentWalk<'_>) -> MaybeSpan {
        let end = self.signature.get().map_or(self.end(), Span::start);
        let start = first.offset();
        let len = end.saturating_sub(start);
        let slash = match first.rest.and_then(|rest| rest.get(..len)) {
            None | Some([]) => return MaybeSpan::NONE,
            Some([.., b'/']) => 1,
            Some([.., b'%', b'2', b'F' | b'f']) => 3,
            Some(_) => 0,
        };
        MaybeSpan::new(start, end.saturating_sub(slash))
    }
}
