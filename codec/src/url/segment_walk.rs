//! Walking over the segments of a path.

use super::pair::Pair;
use super::signature::Signature;
use super::token::Token;
use crate::bytes::base64url::{has_symbols, symbol_count};
use crate::bytes::class::{Class, skip_in_segment};
use crate::bytes::span::{MaybeSpan, offset_of};

/// A segment of a path.
#[derive(Clone, Copy)]
pub(super) struct Segment<'t> {
    /// The text from the start of the segment.
    text: &'t [u8],
    pub(super) len: usize,
    /// The number of `%` in it.
    escapes: usize,
}

impl<'t> Segment<'t> {
    #[inline]
    pub(super) fn bytes(&self) -> &'t [u8] {
        self.text.get(..self.len).unwrap_or_default()
    }

    #[inline]
    pub(super) fn is_signature(&self) -> bool {
        has_symbols(self.bytes(), symbol_count(Signature::LEN), self.escapes)
    }

    #[inline]
    pub(super) fn is_token(&self) -> bool {
        has_symbols(self.bytes(), symbol_count(Token::LEN), self.escapes)
    }
}

/// Walks over the segments of a path, to the first `?` or `#` or the end of the text. A slash may be percent-encoded.
#[derive(Clone)]
pub(super) struct SegmentWalk<'t> {
    text_len: usize,
    /// What follows the last slash; nothing once the path has ended.
    pub(super) rest: Option<&'t [u8]>,
    /// The length of what follows the path.
    after_len: usize,
    /// Whether there was a `%`.
    pub(super) has_escape: bool,
}

impl<'t> SegmentWalk<'t> {
    #[inline]
    pub(super) const fn new(text: &[u8], path: &'t [u8]) -> Self {
        Self {
            text_len: text.len(),
            rest: Some(path),
            after_len: 0,
            has_escape: false,
        }
    }

    /// The same walk from another place.
    #[inline]
    pub(super) const fn at(&self, rest: &'t [u8]) -> Self {
        Self {
            text_len: self.text_len,
            rest: Some(rest),
            after_len: 0,
            has_escape: false,
        }
    }

    /// The pair that starts here, if one does that is spelled as a writer spells it, and the spans of the two.
    #[inline]
    pub(super) fn next_pair(&mut self) -> Option<(Pair, [MaybeSpan; 2])> {
        let text = self.rest?;
        let (pair, after) = Pair::split(text)?;
        let signature = self.span(text, Pair::SIGNATURE_LEN);
        let token = text.get(Pair::SIGNATURE_LEN.wrapping_add(1)..)?;
        self.rest = Some(after);
        Some((pair, [signature, self.span(token, Pair::TOKEN_LEN)]))
    }

    /// The next segment, and none once the path has ended.
    #[inline]
    pub(super) fn next_segment(&mut self) -> Option<Segment<'t>> {
        let text = self.rest?;
        let rest = match text {
            // The route, and most sublinks.
            [byte, rest @ ..] if rest.first() == Some(&b'/') && Class::Segment.has(*byte) => rest,
            _ => skip_in_segment(text),
        };
        if let [b'/', after @ ..] = rest {
            self.rest = Some(after);
            return Some(Segment {
                text,
                len: offset_of(rest, text.len()),
                escapes: 0,
            });
        }
        Some(self.end_segment(text, rest))
    }

    #[inline]
    pub(super) fn span_of(&self, segment: Segment<'_>) -> MaybeSpan {
        self.span(segment.text, segment.len)
    }

    /// The span of a part that starts where an end of the text does.
    #[inline]
    pub(super) fn span(&self, text: &[u8], len: usize) -> MaybeSpan {
        let start = offset_of(text, self.text_len);
        MaybeSpan::new(start, start.wrapping_add(len))
    }

    /// Whether this is the last segment, after a slash that ends the path.
    #[inline]
    pub(super) const fn is_empty_end(&self, segment: Segment<'_>) -> bool {
        segment.len == 0 && self.rest.is_none()
    }

    /// Where the next segment starts, or where the path ends.
    #[inline]
    pub(super) fn offset(&self) -> usize {
        let left = self.rest.map_or(self.after_len, <[u8]>::len);
        self.text_len.wrapping_sub(left)
    }

    /// Ends a segment that may go on after an escape, or end the path.
    fn end_segment(&mut self, text: &'t [u8], mut rest: &'t [u8]) -> Segment<'t> {
        let mut escapes: usize = 0;
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
        let len = offset_of(rest, text.len());
        Segment { text, len, escapes }
    }
}
