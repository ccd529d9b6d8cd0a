//! The segments of a link's path: the route, and which of the others is what.

use super::route::Route;
use super::signature::Signature;
use super::token::Token;
use crate::bytes::base64url::{has_symbols, symbol_count};
use crate::bytes::class::{Class, skip_in_segment};
use crate::bytes::span::{MaybeSpan, Span, offset_of};
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
        let route = first.and_then(|segment| Route::from_segment(segment.bytes));
        let (Some(first), Some(route)) = (first, route) else {
            let offset = start.saturating_add(1);
            return Err(Error::in_link(ErrorKind::UnknownRoute, offset));
        };
        Ok(Self {
            route,
            route_span: first.span(),
            rest,
        })
    }

    /// Splits the rest of the path, in one pass.
    #[inline]
    pub(crate) fn segments(self) -> Segments {
        Segments::find(self.rest, self.route)
    }
}

impl Segments {
    /// Where the path ends, and a query or a fragment may start.
    #[inline]
    pub(crate) fn end(&self) -> usize {
        usize::try_from(self.end).unwrap_or(usize::MAX)
    }

    #[inline]
    fn find(mut walk: SegmentWalk<'_>, route: Route) -> Self {
        let start = walk.clone();
        let mut found = Self::default();
        // The segment before this one, if it is as long as a signature.
        let mut signature = MaybeSpan::NONE;
        while let Some(segment) = walk.next_segment() {
            let span = segment.span().into();
            found.has_trailing_slash = walk.is_empty_end(segment);
            if signature.is_some() && segment.is_token() {
                found = Self {
                    signature,
                    token: span,
                    ..Self::default()
                };
            } else if found.token.is_some() && !found.has_trailing_slash {
                if !found.payload.is_some() {
                    found.payload = span;
                } else if !found.trailing.is_some() {
                    found.trailing = span;
                }
            }
            signature = MaybeSpan::NONE;
            if segment.is_signature() {
                signature = span;
            }
        }
        found.end = saturating(walk.offset());
        found.has_escape = walk.has_escape;
        if let Some(trailing) = found.trailing.get() {
            found.trailing = MaybeSpan::new(trailing.start(), found.end());
        }
        if !found.token.is_some() {
            found.take_in_order(&start, route);
        }
        found.sublink = found.sublink_from(&start);
        found
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
            .map(|segment| segment.map_or(MaybeSpan::NONE, |segment| segment.span().into()));
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

#[derive(Clone, Copy)]
struct Segment<'t> {
    start: usize,
    bytes: &'t [u8],
    /// The number of `%` in it.
    escapes: usize,
}

impl Segment<'_> {
    #[inline]
    fn span(&self) -> Span {
        Span::new(self.start, self.start.wrapping_add(self.bytes.len()))
    }

    #[inline]
    fn is_signature(&self) -> bool {
        has_symbols(self.bytes, symbol_count(Signature::LEN), self.escapes)
    }

    #[inline]
    fn is_token(&self) -> bool {
        has_symbols(self.bytes, symbol_count(Token::LEN), self.escapes)
    }
}

/// Walks over the segments of a path, to the first `?` or `#` or the end of the text. A slash may be percent-encoded.
#[derive(Clone)]
struct SegmentWalk<'t> {
    text_len: usize,
    /// What follows the last slash; nothing once the path has ended.
    rest: Option<&'t [u8]>,
    /// The length of what follows the path.
    after_len: usize,
    has_escape: bool,
}

impl<'t> SegmentWalk<'t> {
    #[inline]
    const fn new(text: &[u8], path: &'t [u8]) -> Self {
        Self {
            text_len: text.len(),
            rest: Some(path),
            after_len: 0,
            has_escape: false,
        }
    }

    #[inline]
    fn next_segment(&mut self) -> Option<Segment<'t>> {
        let segment = self.rest?;
        if let [byte, b'/', after @ ..] = segment
            && Class::Segment.has(*byte)
        {
            // The route, and most sublinks.
            self.rest = Some(after);
            return Some(self.segment(segment, 1, 0));
        }
        let mut escapes: usize = 0;
        let mut rest = skip_in_segment(segment);
        self.rest = loop {
            match rest {
                [b'/', after @ ..] => break Some(after),
                [b'%', b'2', b'F' | b'f', after @ ..] => {
                    self.has_escape = true;
                    break Some(after);
                }
                [b'%', after @ ..] => {
                    self.has_escape = true;
                    escapes = escapes.saturating_add(1);
                    rest = skip_in_segment(after);
                }
                _ => {
                    self.after_len = rest.len();
                    break None;
                }
            }
        };
        let len = offset_of(rest, segment.len());
        Some(self.segment(segment, len, escapes))
    }

    #[inline]
    fn segment(&self, rest: &'t [u8], len: usize, escapes: usize) -> Segment<'t> {
        Segment {
            start: offset_of(rest, self.text_len),
            bytes: rest.get(..len).unwrap_or_default(),
            escapes,
        }
    }

    /// Whether this is the last segment, after a slash that ends the path.
    #[inline]
    const fn is_empty_end(&self, segment: Segment<'_>) -> bool {
        segment.bytes.is_empty() && self.rest.is_none()
    }

    /// Where the next segment starts, or where the path ends.
    #[inline]
    fn offset(&self) -> usize {
        let left = self.rest.map_or(self.after_len, <[u8]>::len);
        self.text_len.wrapping_sub(left)
    }
}
