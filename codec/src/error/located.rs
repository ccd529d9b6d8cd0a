//! An error with its position.

use core::fmt;

use super::kind::ErrorKind;

/// What is wrong with a link, and where it starts.
///
/// An error has two positions: the offset in its [`Layer`], and the offset in the text that was read. It contains
/// nothing of the text except, for a wrong character, that byte.
///
/// ```
/// use tracklens_codec::{ErrorKind, Layer, Link, MAX_PAYLOAD_LEN};
///
/// let mut buffer = [0; MAX_PAYLOAD_LEN];
/// let error = Link::decode("https://click.example.com/about", &mut buffer).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::UnknownRoute);
/// assert_eq!(error.code(), "unknown_route");
/// assert_eq!(error.layer(), Layer::Link);
/// assert_eq!(error.text_offset(), 26);
/// assert_eq!(
///     error.to_string(),
///     "this is not a tracked link: the path starts with none of /e/, /f/, /q/, /u/, at byte 26",
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Error {
    kind: ErrorKind,
    layer: Layer,
    record: Option<u32>,
    offset: u32,
    text_offset: u32,
}

impl Error {
    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The stable code of the error: see [`ErrorKind::code`].
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// The layer that is wrong.
    #[must_use]
    pub const fn layer(&self) -> Layer {
        self.layer
    }

    /// The offset in the [`Layer`] at which it is wrong. Everything before was read.
    #[must_use]
    pub fn offset(&self) -> usize {
        usize::try_from(self.offset).unwrap_or(usize::MAX)
    }

    /// The offset in the text at which it is wrong, at most the length of the text.
    ///
    /// For a record list that was read alone ([`Records::read`](crate::Records::read)), the text is the list.
    #[must_use]
    pub fn text_offset(&self) -> usize {
        usize::try_from(self.text_offset).unwrap_or(usize::MAX)
    }

    /// The index of the record, from 0, if a record is wrong.
    #[must_use]
    pub fn record(&self) -> Option<usize> {
        self.record
            .map(|record| usize::try_from(record).unwrap_or(usize::MAX))
    }

    pub(crate) fn in_link(kind: ErrorKind, offset: usize) -> Self {
        Self::in_part(kind, Layer::Link, offset, offset)
    }

    pub(crate) fn in_part(
        kind: ErrorKind,
        layer: Layer,
        offset: usize,
        text_offset: usize,
    ) -> Self {
        Self {
            kind,
            layer,
            record: None,
            offset: saturating(offset),
            text_offset: saturating(text_offset),
        }
    }

    pub(crate) fn in_record(kind: ErrorKind, index: usize, offset: usize) -> Self {
        Self {
            kind,
            layer: Layer::Payload,
            record: Some(saturating(index)),
            offset: saturating(offset),
            text_offset: saturating(offset),
        }
    }

    /// Returns the error of a record with its offset in the text of the link.
    pub(crate) fn with_text_offset(self, text_offset: usize) -> Self {
        Self {
            text_offset: saturating(text_offset),
            ..self
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, at byte {}", self.kind, self.text_offset)
    }
}

impl core::error::Error for Error {}

/// The layer of a link that has an error.
///
/// ```
/// use tracklens_codec::{Layer, Records};
///
/// let fault = Records::read(b"\xff").faults().next().unwrap();
/// assert_eq!(fault.layer(), Layer::Payload);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Layer {
    /// The text of the URL.
    Link,
    /// The characters of the signature, in base64url.
    SignatureText,
    /// The characters of the token, in base64url.
    TokenText,
    /// The characters of the payload, in base64url.
    PayloadText,
    /// The decoded bytes of the token.
    Token,
    /// The decoded bytes of the payload.
    Payload,
}

/// A length or an offset as errors have it.
pub(crate) fn saturating(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
