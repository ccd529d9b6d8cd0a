//! The segments of a link's path: the route, and which of the others is what.

use super::route::Route;
use super::signature::Signature;
use super::token::Token;
use crate::bytes::base64url::{symbol_count, symbols_in};
use crate::bytes::class::{Class, skip_in_segment};
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

/// A path, split in one pass.
pub(crate) struct Path {
    pub(crate) route: Route,
    pub(crate) route_span: Span,
    pub(crate) segments: Segments,
}

impl Path {
    /// Splits the path that starts at an offset of the text.
    #[inline]
    pub(crate) fn split(text: &[u8], start: usize) -> Result<Self, Error> {
        let Some([b'/', path @ ..]) = text.get(start..) else {
            return Err(Error::in_link(ErrorKind::UnknownRoute, start));
        };
        let mut walk = SegmentWalk::new(text, path);
        let first = walk.next_segment();
        let route = first.and_then(|segment| Route::from_segment(segment.bytes));
        let (Some(first), Some(route)) = (first, route) else {
            let offset = start.saturating_add(1);
            return Err(Error::in_link(ErrorKind::UnknownRoute, offset));
        };
        Ok(Self {
            route,
            route_span: first.span(),
            segments: Segments::find(walk, route),
        })
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
        while let Some(segment) = walk.next_segment() {
            found.has_trailing_slash = walk.is_empty_end(segment);
            if !segment.is_signature() {
                continue;
            }
            let mut ahead = walk.clone();
            let Some(token) = ahead.next_segment().filter(Segment::is_token) else {
                continue;
            };
            // A later pair would count instead: it is looked for from here, unless the path ends with the payload.
            walk = ahead.clone();
            found = Self {
                signature: segment.span().into(),
                token: token.span().into(),
                ..Self::default()
            };
            let Some(payload) = ahead.next_segment() else {
                break;
            };
            if !ahead.is_empty_end(payload) {
                found.payload = payload.span().into();
            }
            let Some(after) = ahead.next_segment() else {
                walk = ahead;
                found.has_trailing_slash = walk.is_empty_end(payload);
                break;
            };
            if ahead.is_empty_end(after) {
                walk = ahead;
                found.has_trailing_slash = true;
                break;
            }
            found.trailing = after.span().into();
        }
        found.end = saturating(walk.offset());
        found.has_escape = walk.has_escape;
        if let Some(trailing) = found.trailing.get() {
            found.trailing = MaybeSpan::new(trailing.start(), found.end());
        }
        if !found.token.is_some() {
            return found.in_order(&start, route);
        }
        found.with_sublink(&start)
    }

    /// Takes the segments of a path without a pair of signature and token in their order.
    ///
    /// The signature is the last of the last three that is as long as one; otherwise the first of these three, after
    /// the sublink of a click.
    #[cold]
    fn in_order(self, start: &SegmentWalk<'_>, route: Route) -> Self {
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
        let found = Self {
            signature: next_span(),
            token: next_span(),
            payload: next_span(),
            ..self
        };
        found.with_sublink(start)
    }

    /// Adds the path between the route and the signature, without the slash that ends it.
    #[inline]
    fn with_sublink(self, start: &SegmentWalk<'_>) -> Self {
        let end = self.signature.get().map_or(self.end(), Span::start);
        let start_offset = start.offset();
        let len = end.saturating_sub(start_offset);
        let slash = match start.rest.and_then(|rest| rest.get(..len)) {
            None | Some([]) => return self,
            Some([.., b'/']) => 1,
            Some([.., b'%', b'2', b'F' | b'f']) => 3,
            Some(_) => 0,
        };
        let sublink = MaybeSpan::new(start_offset, end.saturating_sub(slash));
        Self { sublink, ..self }
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
        Span::new(self.start, self.start.saturating_add(self.bytes.len()))
    }

    #[inline]
    fn is_signature(&self) -> bool {
        self.has_symbols(symbol_count(Signature::LEN))
    }

    #[inline]
    fn is_token(&self) -> bool {
        self.has_symbols(symbol_count(Token::LEN))
    }

    /// Whether it has this number of characters, without padding.
    #[inline]
    fn has_symbols(&self, count: usize) -> bool {
        let may_end_there = matches!(self.bytes.get(count), None | Some(b'~')) || self.escapes > 0;
        may_end_there && self.bytes.len() >= count && symbols_in(self.bytes, self.escapes) == count
    }
}

/// Walks over the segments of a path, to the first `?` or `#` or the end of the text. A slash may be percent-encoded.
#[derive(Clone)]
struct SegmentWalk<'t> {
    text_len: usize,
    /// What follows the last slash; nothing once the path has ended.
    rest: Option<&'t [u8]>,
    /// The length of what follows the path.
    behind_len: usize,
    has_escape: bool,
}

impl<'t> SegmentWalk<'t> {
    #[inline]
    const fn new(text: &[u8], path: &'t [u8]) -> Self {
        Self {
            text_len: text.len(),
            rest: Some(path),
            behind_len: 0,
            has_escape: false,
        }
    }

    #[inline]
    fn next_segment(&mut self) -> Option<Segment<'t>> {
        let segment = self.rest?;
        if let [byte, b'/', behind @ ..] = segment
            && Class::Segment.has(*byte)
        {
            // The route, and most sublinks.
            self.rest = Some(behind);
            return Some(self.segment(segment, 1, 0));
        }
        let mut escapes: usize = 0;
        let mut after = skip_in_segment(segment);
        self.rest = loop {
            match after {
                [b'/', behind @ ..] => break Some(behind),
                [b'%', b'2', b'F' | b'f', behind @ ..] => {
                    self.has_escape = true;
                    break Some(behind);
                }
                [b'%', behind @ ..] => {
                    self.has_escape = true;
                    escapes = escapes.saturating_add(1);
                    after = skip_in_segment(behind);
                }
                _ => {
                    self.behind_len = after.len();
                    break None;
                }
            }
        };
        let len = segment.len().saturating_sub(after.len());
        Some(self.segment(segment, len, escapes))
    }

    #[inline]
    fn segment(&self, rest: &'t [u8], len: usize, escapes: usize) -> Segment<'t> {
        Segment {
            start: self.text_len.saturating_sub(rest.len()),
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
        let left = self.rest.map_or(self.behind_len, <[u8]>::len);
        self.text_len.saturating_sub(left)
    }
}
