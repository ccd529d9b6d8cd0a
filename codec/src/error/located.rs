//! What can be wrong with a link, and where.

use core::fmt;

use super::kind::ErrorKind;

/// What is wrong, and the place where the trouble starts.
///
/// An error says where it is twice: by the byte in its own [`Layer`], and by the byte of the text
/// that was read. It holds no part of the text but, at most, the one byte that is no base64url.
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
    ///
    /// ```
    /// use tracklens_codec::{ErrorKind, Link, MAX_PAYLOAD_LEN};
    ///
    /// let cut = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIQdXNlcg~~";
    /// let error = Link::decode(cut, &mut [0; MAX_PAYLOAD_LEN]).unwrap_err();
    /// let kind = ErrorKind::TruncatedValue { claimed: 16, available: 4 };
    /// assert_eq!(error.kind(), kind);
    /// ```
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The stable `snake_case` name of what is wrong: see [`ErrorKind::code`].
    ///
    /// ```
    /// use tracklens_codec::{Link, MAX_PAYLOAD_LEN};
    ///
    /// let cut = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIQdXNlcg~~";
    /// let error = Link::decode(cut, &mut [0; MAX_PAYLOAD_LEN]).unwrap_err();
    /// assert_eq!(error.code(), "truncated_value");
    /// ```
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// The layer in which the trouble was met.
    ///
    /// ```
    /// use tracklens_codec::{Layer, Link, MAX_PAYLOAD_LEN};
    ///
    /// let cut = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIQdXNlcg~~";
    /// let error = Link::decode(cut, &mut [0; MAX_PAYLOAD_LEN]).unwrap_err();
    /// assert_eq!(error.layer(), Layer::Payload);
    /// ```
    #[must_use]
    pub const fn layer(&self) -> Layer {
        self.layer
    }

    /// The byte of the [`Layer`] at which the trouble starts; everything before it was read.
    ///
    /// ```
    /// use tracklens_codec::{Link, MAX_PAYLOAD_LEN};
    ///
    /// let cut = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIQdXNlcg~~";
    /// let error = Link::decode(cut, &mut [0; MAX_PAYLOAD_LEN]).unwrap_err();
    /// // The record behind the expiry, of six bytes, and the kind, of one.
    /// assert_eq!(error.offset(), 7);
    /// ```
    #[must_use]
    pub fn offset(&self) -> usize {
        usize::try_from(self.offset).unwrap_or(usize::MAX)
    }

    /// The byte of the text at which the trouble starts, never beyond the text's end.
    ///
    /// Of a record list that was read by itself ([`Records::read`](crate::Records::read)) the text
    /// is the list.
    ///
    /// ```
    /// use tracklens_codec::{Link, MAX_PAYLOAD_LEN};
    ///
    /// let cut = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIQdXNlcg~~";
    /// let error = Link::decode(cut, &mut [0; MAX_PAYLOAD_LEN]).unwrap_err();
    /// assert_eq!(&cut[error.text_offset()..], "lIQdXNlcg~~");
    /// ```
    #[must_use]
    pub fn text_offset(&self) -> usize {
        usize::try_from(self.text_offset).unwrap_or(usize::MAX)
    }

    /// The place of the record in its list, from 0, when the trouble is with a record.
    ///
    /// ```
    /// use tracklens_codec::{Link, MAX_PAYLOAD_LEN};
    ///
    /// let cut = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIQdXNlcg~~";
    /// let error = Link::decode(cut, &mut [0; MAX_PAYLOAD_LEN]).unwrap_err();
    /// assert_eq!(error.record(), Some(2), "the third");
    /// ```
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

    /// The same error, its place in the text given by the encoded payload that held the record.
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

/// In which of a link's layers an error was met.
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
    /// The characters of the signature, base64url.
    SignatureText,
    /// The characters of the token, base64url.
    TokenText,
    /// The characters of the payload, base64url.
    PayloadText,
    /// The decoded bytes of the token.
    Token,
    /// The decoded bytes of the payload.
    Payload,
}

/// A length for an [`ErrorKind`].
pub(crate) fn saturating(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
