//! The segments of a link's path: the route, and which of the others is what.

use crate::base64url::{symbol_count, symbols_in};
use crate::definition::Kind;
use crate::error::{Error, ErrorKind, saturating};
use crate::identifier::{Signature, Token};
use crate::percent::split_escape;
use crate::span::{MaybeSpan, Span, find_byte};

/// The route of a link: the first segment of its path. \[seen\]
///
/// ```
/// use tracklens_codec::{Parts, Route};
///
/// let parts = Parts::find("https://unsubscribe.example.com/u/c2ln/dG9r/cGF5")?;
/// assert_eq!(parts.route(), Route::Unsubscribe);
/// # Ok::<(), tracklens_codec::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Route {
    /// `e`: a click of an older generation (2016).
    OldClick,
    /// `f`: a click.
    Click,
    /// `q`: an open, by either pixel.
    Open,
    /// `u`: a list-unsubscribe.
    Unsubscribe,
}

impl Route {
    /// The letter that stands in the path.
    ///
    /// ```
    /// use tracklens_codec::Route;
    ///
    /// assert_eq!(Route::Open.letter(), "q");
    /// ```
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::OldClick => "e",
            Self::Click => "f",
            Self::Open => "q",
            Self::Unsubscribe => "u",
        }
    }

    fn from_segment(segment: &[u8]) -> Option<Self> {
        let segment = match segment {
            [byte] => *byte,
            _ => split_escape(segment).filter(|(_, rest)| rest.is_empty())?.0,
        };
        Self::from_letter(segment)
    }

    pub(crate) const fn from_letter(letter: u8) -> Option<Self> {
        match letter {
            b'e' => Some(Self::OldClick),
            b'f' => Some(Self::Click),
            b'q' => Some(Self::Open),
            b'u' => Some(Self::Unsubscribe),
            _ => None,
        }
    }
}

/// The segments of the path behind the route.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Segments {
    pub(crate) sublink: MaybeSpan,
    pub(crate) signature: MaybeSpan,
    pub(crate) token: MaybeSpan,
    pub(crate) payload: MaybeSpan,
    pub(crate) trailing: MaybeSpan,
    pub(crate) trailing_slash: bool,
    pub(crate) end: u32,
}

impl Segments {
    /// Tells the segments apart.
    ///
    /// A sublink may have any number of segments and look like anything, so the signature is the
    /// last segment of its length that one of a token's length follows. A link that is cut or
    /// damaged has no such pair; then it is the last one of its length among the last three, and
    /// failing that the place in the path decides.
    pub(crate) fn find(text: &[u8], route: Route, start: usize, end: usize) -> Self {
        let mut found = Self {
            end: saturating(end),
            ..Self::default()
        };
        let mut path = SegmentIter { text, start, end };
        let mut pair = None;
        let mut payload = None;
        let mut trailing = None;
        let mut last = [None; 3];
        let mut count: usize = 0;
        while let Some(span) = path.next_segment() {
            if span.start() == end {
                found.trailing_slash = true;
                break;
            }
            let segment = Segment::new(text, span);
            let [_, second, first] = last;
            last = [second, first, Some(segment)];
            count = count.saturating_add(1);
            match (first, pair) {
                (Some(signature), _) if signature.is_signature() && segment.is_token() => {
                    pair = Some((signature.span, span));
                    payload = None;
                    trailing = None;
                }
                (_, Some(_)) if payload.is_none() => payload = Some(span),
                (_, Some(_)) if trailing.is_none() => {
                    trailing = Some(Span::new(span.start(), end));
                }
                _ => {}
            }
        }
        match pair {
            Some((signature, token)) => {
                found.signature = Some(signature).into();
                found.token = Some(token).into();
                found.payload = payload.into();
                found.trailing = trailing.into();
            }
            None => found.place_by_position(route, last, count),
        }
        let sublink_end = found.signature.get().map_or(end, Span::start);
        found.sublink = sublink(text, start, sublink_end).into();
        found
    }

    /// Of a link without a whole signature and token side by side: where they stand.
    fn place_by_position(&mut self, route: Route, last: [Option<Segment>; 3], count: usize) {
        let whole = last
            .iter()
            .rposition(|segment| segment.is_some_and(Segment::is_signature));
        let sublinks = usize::from(route == Route::Click);
        let first = last.len().saturating_sub(count);
        let position = whole.unwrap_or(if count > last.len() {
            0
        } else {
            first.saturating_add(sublinks)
        });
        let mut behind = last
            .into_iter()
            .skip(position)
            .map(|segment| segment.map(|it| it.span));
        self.signature = behind.next().flatten().into();
        self.token = behind.next().flatten().into();
        self.payload = behind.next().flatten().into();
    }
}

/// What stands between the route and the signature, without the slash (or `%2F`) behind it.
fn sublink(text: &[u8], start: usize, end: usize) -> Option<Span> {
    let between = text.get(start..end).filter(|it| !it.is_empty())?;
    let slash = match between {
        [.., b'/'] => 1,
        [.., b'%', b'2', b'F' | b'f'] => 3,
        _ => 0,
    };
    Some(Span::new(start, end.saturating_sub(slash)))
}

/// A segment and the number of its characters as base64url.
#[derive(Clone, Copy)]
struct Segment {
    span: Span,
    symbols: usize,
}

impl Segment {
    fn new(text: &[u8], span: Span) -> Self {
        let symbols = symbols_in(text.get(span.range()).unwrap_or_default());
        Self { span, symbols }
    }

    const fn is_signature(self) -> bool {
        self.symbols == symbol_count(Signature::LEN)
    }

    const fn is_token(self) -> bool {
        self.symbols == symbol_count(Token::LEN)
    }
}

/// Walks the segments of a path, `%2F` parting them as `/` does.
struct SegmentIter<'t> {
    text: &'t [u8],
    start: usize,
    end: usize,
}

impl SegmentIter<'_> {
    /// The next segment; behind a last slash it is empty.
    fn next_segment(&mut self) -> Option<Span> {
        let start = self.start;
        let rest = self.text.get(start..self.end)?;
        let mut searched: usize = 0;
        loop {
            let unsearched = rest.get(searched..).unwrap_or_default();
            let Some(found) = find_byte(unsearched, |byte| byte == b'/' || byte == b'%') else {
                self.start = usize::MAX;
                return Some(Span::new(start, self.end));
            };
            let offset = searched.saturating_add(found);
            let width = match rest.get(offset..) {
                Some([b'%', b'2', b'F' | b'f', ..]) => 3,
                Some([b'/', ..]) => 1,
                _ => {
                    searched = offset.saturating_add(1);
                    continue;
                }
            };
            let end = start.saturating_add(offset);
            self.start = end.saturating_add(width);
            return Some(Span::new(start, end));
        }
    }
}

/// The route, and where the segment behind it starts.
pub(crate) fn find_route(
    text: &[u8],
    path_start: usize,
    path_end: usize,
) -> Result<(Route, Span, usize), Error> {
    let mut path = SegmentIter {
        text,
        start: path_start,
        end: path_end,
    };
    // A path starts with a slash, so its first segment is empty.
    path.next_segment();
    let span = path
        .next_segment()
        .unwrap_or(Span::new(path_start, path_end));
    let segment = text.get(span.range()).unwrap_or_default();
    let route = Route::from_segment(segment)
        .ok_or_else(|| Error::in_link(ErrorKind::UnknownRoute, span.start()))?;
    Ok((route, span, path.start))
}

/// The kind that a route carries; both pixels go by the one route.
pub(crate) const fn kind_of_route(route: Route) -> Kind {
    match route {
        Route::OldClick | Route::Click => Kind::Click,
        Route::Open => Kind::Open,
        Route::Unsubscribe => Kind::ListUnsubscribe,
    }
}

/// The route that a writer of today gives a kind.
pub(crate) const fn route_of_kind(kind: Kind) -> Route {
    match kind {
        Kind::Click => Route::Click,
        Kind::Open | Kind::InitialOpen => Route::Open,
        Kind::ListUnsubscribe => Route::Unsubscribe,
    }
}

/// The kind as a route says it.
pub(crate) const fn pixel_as_open(kind: Kind) -> Kind {
    match kind {
        Kind::InitialOpen => Kind::Open,
        other => other,
    }
}
