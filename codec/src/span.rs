//! Places in a text, and the parts that stand there.

use core::fmt;
use core::ops::Range;
use core::str::Utf8Error;

use crate::error::saturating;

/// A part of a text, and where it stands there.
///
/// ```
/// use tracklens_codec::Parts;
///
/// let parts = Parts::find("https://open.example.com/q/c2ln/dG9r/cGF5")?;
/// let host = parts.host().unwrap();
/// assert_eq!(host.to_str(), Ok("open.example.com"));
/// assert_eq!(&parts.text()[host.span().range()], host.as_bytes());
/// # Ok::<(), tracklens_codec::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Part<'t> {
    bytes: &'t [u8],
    span: Span,
}

impl<'t> Part<'t> {
    /// The bytes, as written.
    ///
    /// ```
    /// use tracklens_codec::Parts;
    ///
    /// let parts = Parts::find("/q/c2ln/dG9r/cGF5%7E")?;
    /// assert_eq!(parts.payload().unwrap().as_bytes(), b"cGF5%7E", "as written");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub const fn as_bytes(&self) -> &'t [u8] {
        self.bytes
    }

    /// Where the part stands in the text.
    ///
    /// ```
    /// use tracklens_codec::Parts;
    ///
    /// let parts = Parts::find("/q/c2ln/dG9r/cGF5")?;
    /// assert_eq!(parts.token().unwrap().span().range(), 8..12);
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// The part as text.
    ///
    /// ```
    /// use tracklens_codec::Parts;
    ///
    /// let parts = Parts::find("/f/k\u{fc}che/c2ln/dG9r/cGF5")?;
    /// assert_eq!(parts.sublink().unwrap().to_str(), Ok("k\u{fc}che"));
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the bytes are not UTF-8.
    pub const fn to_str(&self) -> Result<&'t str, Utf8Error> {
        core::str::from_utf8(self.bytes)
    }

    pub(crate) fn new(text: &'t [u8], span: Span) -> Self {
        Self {
            bytes: text.get(span.range()).unwrap_or_default(),
            span,
        }
    }
}

/// Shows the place, never the contents.
impl fmt::Debug for Part<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Part").field(&self.span).finish()
    }
}

/// A range of bytes in a text or a payload.
///
/// ```
/// use tracklens_codec::Parts;
///
/// let parts = Parts::find("/q/c2ln/dG9r/cGF5")?;
/// let span = parts.signature().unwrap().span();
/// assert_eq!((span.start(), span.end()), (3, 7));
/// # Ok::<(), tracklens_codec::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The first byte.
    ///
    /// ```
    /// use tracklens_codec::Parts;
    ///
    /// let parts = Parts::find("/q/c2ln/dG9r/cGF5")?;
    /// assert_eq!(parts.payload().unwrap().span().start(), 13);
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn start(self) -> usize {
        usize::try_from(self.start).unwrap_or(usize::MAX)
    }

    /// The byte after the last one.
    ///
    /// ```
    /// use tracklens_codec::Parts;
    ///
    /// let parts = Parts::find("/q/c2ln/dG9r/cGF5")?;
    /// assert_eq!(parts.payload().unwrap().span().end(), parts.text().len());
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn end(self) -> usize {
        usize::try_from(self.end).unwrap_or(usize::MAX)
    }

    /// The span as a range.
    ///
    /// ```
    /// use tracklens_codec::Parts;
    ///
    /// let parts = Parts::find("/q/c2ln/dG9r/cGF5")?;
    /// let range = parts.payload().unwrap().span().range();
    /// assert_eq!(&parts.text()[range], b"cGF5");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    pub(crate) fn new(start: usize, end: usize) -> Self {
        Self::between(saturating(start), saturating(end))
    }

    pub(crate) const fn between(start: u32, end: u32) -> Self {
        Self { start, end }
    }
}

/// A span, or none, in the space of a span: most parts of a link are optional.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct MaybeSpan(Span);

impl MaybeSpan {
    /// No span: its end would lie before its start.
    pub(crate) const NONE: Self = Self::between(u32::MAX, 0);

    pub(crate) fn new(start: usize, end: usize) -> Self {
        Self(Span::new(start, end))
    }

    pub(crate) const fn between(start: u32, end: u32) -> Self {
        Self(Span::between(start, end))
    }

    pub(crate) fn get(self) -> Option<Span> {
        (self != Self::NONE).then_some(self.0)
    }
}

impl Default for MaybeSpan {
    fn default() -> Self {
        Self::NONE
    }
}

impl From<Option<Span>> for MaybeSpan {
    fn from(span: Option<Span>) -> Self {
        span.map_or(Self::NONE, Self)
    }
}

impl fmt::Debug for MaybeSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

/// The first byte that is wanted; whole blocks without one are passed over at once.
pub(crate) fn find_byte(bytes: &[u8], wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let (blocks, _) = bytes.as_chunks::<32>();
    let passed = blocks
        .iter()
        .take_while(|block| !block.iter().fold(false, |any, &byte| any | wanted(byte)))
        .count()
        .saturating_mul(32);
    let rest = bytes.get(passed..)?;
    rest.iter()
        .position(|&byte| wanted(byte))
        .map(|offset| passed.saturating_add(offset))
}
