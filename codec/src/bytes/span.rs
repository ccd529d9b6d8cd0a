//! Positions in a text, and the parts of the text that stand there.

use core::fmt;
use core::ops::Range;
use core::str::Utf8Error;

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
    /// The bytes, as written: a percent-encoded part stays encoded.
    #[must_use]
    pub const fn as_bytes(&self) -> &'t [u8] {
        self.bytes
    }

    /// Where the part stands in the text.
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
    /// If the bytes are not UTF-8.
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

/// Shows the position, never the contents.
impl fmt::Debug for Part<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Part").field(&self.span).finish()
    }
}

/// A range of bytes in a text.
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
    /// The offset of the first byte.
    #[must_use]
    pub fn start(self) -> usize {
        usize::try_from(self.start).unwrap_or(usize::MAX)
    }

    /// The offset after the last byte.
    #[must_use]
    pub fn end(self) -> usize {
        usize::try_from(self.end).unwrap_or(usize::MAX)
    }

    /// The span as a range.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    pub(crate) fn new(start: usize, end: usize) -> Self {
        Self {
            start: in_32_bits(start),
            end: in_32_bits(end),
        }
    }
}

/// An offset in a text whose length 32 bits can count.
const fn in_32_bits(offset: usize) -> u32 {
    let [a, b, c, d, ..] = offset.to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

/// The offset at which the end of a text starts.
#[inline]
pub(crate) const fn offset_of(end: &[u8], text_len: usize) -> usize {
    // The end is never longer than the text.
    text_len.wrapping_sub(end.len())
}

/// An optional span that takes no more space than a span: most parts of a link are optional.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct MaybeSpan(Span);

impl MaybeSpan {
    /// No span: its end would lie before its start.
    pub(crate) const NONE: Self = Self(Span {
        start: u32::MAX,
        end: 0,
    });

    pub(crate) fn new(start: usize, end: usize) -> Self {
        Self(Span::new(start, end))
    }

    #[inline]
    pub(crate) fn get(self) -> Option<Span> {
        self.is_some().then_some(self.0)
    }

    #[inline]
    pub(crate) const fn is_some(self) -> bool {
        self.0.start <= self.0.end
    }
}

impl Default for MaybeSpan {
    fn default() -> Self {
        Self::NONE
    }
}

impl fmt::Debug for MaybeSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

impl From<Span> for MaybeSpan {
    fn from(span: Span) -> Self {
        Self(span)
    }
}
