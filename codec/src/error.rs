//! What can be wrong with a link, and where.

use core::fmt;

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

/// One row an error: its documentation, its variant, its stable code, and what it says to people.
macro_rules! define_errors {
    ($($(#[$doc:meta])* $variant:ident $({ $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })? = $code:literal, $message:literal;)*) => {
        /// What can be wrong with a link.
        ///
        /// Lengths stand in the variant, as far as a length is what is wrong; the place is in
        /// [`Error`].
        ///
        /// ```
        /// use tracklens_codec::{ErrorKind, Parts};
        ///
        /// let error = Parts::find("mailto://user@example.com").unwrap_err();
        /// assert_eq!(error.kind(), ErrorKind::UnknownScheme);
        /// assert_eq!(error.kind().to_string(), "the scheme is neither http nor https");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ErrorKind {
            $($(#[$doc])* $variant $({ $($(#[$field_doc])* $field: $type,)* })?,)*
        }

        impl ErrorKind {
            /// Every code, in the order in which a link is read.
            ///
            /// ```
            /// use tracklens_codec::ErrorKind;
            ///
            /// assert_eq!(ErrorKind::CODES[0], "empty");
            /// assert!(ErrorKind::CODES.contains(&"reserved_width"));
            /// ```
            pub const CODES: &'static [&'static str] = &[$($code),*];

            /// The stable `snake_case` name: scripts may rely on it.
            ///
            /// ```
            /// use tracklens_codec::ErrorKind;
            ///
            /// assert_eq!(ErrorKind::DanglingSymbol.code(), "dangling_symbol");
            /// ```
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $code,)*
                }
            }

            const fn message(self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $message,)*
                }
            }
        }
    };
}

define_errors! {
    /// The text is empty.
    Empty = "empty", "there is no text";
    /// The text has more bytes than 32 bits can count.
    TooLong = "too_long", "the text is too long to be a link";
    /// The text is no URL: it has no scheme and no path, no host, or a byte that no host can have.
    NotAUrl = "not_a_url", "this is no URL";
    /// The scheme is neither `http` nor `https`.
    UnknownScheme = "unknown_scheme", "the scheme is neither http nor https";
    /// The port is no number from 0 to 65535.
    InvalidPort = "invalid_port", "the port is no number from 0 to 65535";
    /// The path starts with none of the routes `e`, `f`, `q`, `u`.
    UnknownRoute = "unknown_route", "this is no tracked link: the path starts with none of /e/, /f/, /q/, /u/";
    /// The link ends before its signature.
    MissingSignature = "missing_signature", "the link is cut: it ends before its signature";
    /// The link ends before its token.
    MissingToken = "missing_token", "the link is cut: it ends before its token";
    /// The link ends before its payload.
    MissingPayload = "missing_payload", "the link is cut: it ends before its payload";
    /// A path segment stands before the signature on a route that has no sublink.
    UnexpectedSublink = "unexpected_sublink", "a path segment stands before the signature, on a route that has none";
    /// The path goes on after the payload.
    TrailingPath = "trailing_path", "the path goes on after the payload";
    /// The signature has not the 22 characters that 16 bytes take.
    SignatureLength {
        /// Characters that belong there, without padding.
        expected: u32,
        /// Characters that are there, without padding.
        found: u32,
    } = "signature_length", "the signature has the wrong length";
    /// The token has not the 7 characters that 5 bytes take.
    TokenLength {
        /// Characters that belong there, without padding.
        expected: u32,
        /// Characters that are there, without padding.
        found: u32,
    } = "token_length", "the token has the wrong length";
    /// A character is no base64url.
    InvalidSymbol {
        /// The character, percent-decoded if it was encoded.
        byte: u8,
    } = "invalid_symbol", "a character is no base64url";
    /// The last character stands alone: one character of base64url is no byte.
    DanglingSymbol = "dangling_symbol", "the last character stands alone: the link is cut or has lost a character";
    /// The number of `~` is neither none nor what the length asks for.
    InvalidPadding {
        /// The number of `~` that the length asks for.
        expected: u8,
        /// The number of `~` that is there.
        found: u32,
    } = "invalid_padding", "the number of padding characters is wrong";
    /// The flag byte of the token is neither `0x00` (plaintext) nor `0x10` (encrypted).
    UnknownFlag {
        /// The flag byte.
        flag: u8,
    } = "unknown_flag", "the token's flag is neither 0x00 (plaintext) nor 0x10 (encrypted)";
    /// The buffer can't hold the payload.
    BufferTooSmall {
        /// Bytes that the payload takes.
        needed: u32,
        /// Bytes that the buffer has.
        available: u32,
    } = "buffer_too_small", "the buffer can't hold the payload";
    /// An encrypted payload has not a positive multiple of 16 bytes.
    CiphertextLength {
        /// Bytes that are there.
        found: u32,
    } = "ciphertext_length", "the encrypted payload is not made of whole blocks of 16 bytes";
    /// An encrypted payload is damaged behind its start, to which the key fits; nothing is told of how.
    DamagedCiphertext = "damaged_ciphertext", "the encrypted payload is damaged: its records can't be read from here on";
    /// The tag of a record asks for width 3, which was never seen.
    ReservedWidth = "reserved_width", "the record's tag asks for a width that was never seen";
    /// The payload ends within the length of a record.
    TruncatedLength {
        /// Bytes that the length takes.
        claimed: u32,
        /// Bytes that are left.
        available: u32,
    } = "truncated_length", "the payload ends within a record's length";
    /// The payload ends within the value of a record.
    TruncatedValue {
        /// Bytes that the record claims.
        claimed: u32,
        /// Bytes that are left.
        available: u32,
    } = "truncated_value", "the record runs past the payload's end";
    /// The value of a known record has a length that it can't have.
    RecordLength {
        /// Bytes that the value must have.
        expected: u32,
        /// Bytes that it has.
        found: u32,
    } = "record_length", "the record's value has a length that it can't have";
    /// A text is not UTF-8.
    InvalidUtf8 = "invalid_utf8", "the text is not UTF-8";
    /// A record of this id, or another kind, stood earlier in the list; the first one counts.
    RepeatedRecord = "repeated_record", "the record repeats an earlier one, which counts";
    /// Strict reading: the scheme is missing or not in lower case.
    SchemeSpelling = "scheme_spelling", "the scheme is not http:// or https://";
    /// Strict reading: a user name stands before the host.
    UnexpectedUserInfo = "unexpected_user_info", "a user name stands before the host";
    /// Strict reading: the host has a character that no name and no address has.
    HostSpelling = "host_spelling", "the host has a character that no host has";
    /// Strict reading: the port is empty or has leading zeros.
    PortSpelling = "port_spelling", "the port is empty or has leading zeros";
    /// Strict reading: the route `f` has no sublink, or one with an empty segment.
    EmptySublink = "empty_sublink", "the sublink or a segment of it is empty";
    /// Strict reading: the sublink has a character that no path has bare.
    SublinkSpelling = "sublink_spelling", "the sublink has a character that no path has bare";
    /// Strict reading: a character of the path is percent-encoded.
    PercentEncoded = "percent_encoded", "a character of the path is percent-encoded";
    /// Strict reading: the padding is missing.
    MissingPadding {
        /// The number of `~` that the length asks for.
        expected: u8,
    } = "missing_padding", "the padding is missing";
    /// Strict reading: the last character carries bits that belong to no byte.
    TrailingBits = "trailing_bits", "the last character carries bits that belong to no byte";
    /// Strict reading: a slash follows the payload.
    TrailingSlash = "trailing_slash", "a slash follows the payload";
    /// Strict reading: a record's length takes more bytes than it needs.
    WidthNotMinimal = "width_not_minimal", "the record's length takes more bytes than it needs";
    /// Strict reading: a record's value is longer than the vendor allows.
    ValueLimit {
        /// The most bytes that it may have.
        limit: u32,
        /// Bytes that it has.
        found: u32,
    } = "value_limit", "the record's value is longer than the vendor allows";
    /// Strict reading: no record says what kind of link it is.
    MissingKind = "missing_kind", "no record says what kind of link this is";
    /// Strict reading: the route is not that of the link's kind.
    RouteMismatch = "route_mismatch", "the route is not that of the link's kind";
    /// Strict reading: the query is not just the target of a link that has no other.
    UnexpectedQuery = "unexpected_query", "the query is more than the target of a link that has no other";
    /// Strict reading: the target in the query is not encoded as a writer encodes it.
    QuerySpelling = "query_spelling", "the target in the query is not encoded as a writer encodes it";
    /// Strict reading: a fragment (`#…`) follows.
    UnexpectedFragment = "unexpected_fragment", "a fragment follows the link";
    /// Strict reading: the link is longer than the tracker redirects.
    LinkLimit {
        /// The most bytes that it may have.
        limit: u32,
        /// Bytes that it has.
        found: u32,
    } = "link_limit", "the link is longer than the tracker redirects";
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())?;
        match *self {
            Self::SignatureLength { expected, found } | Self::TokenLength { expected, found } => {
                write!(f, " ({found} characters instead of {expected})")
            }
            Self::InvalidPadding { expected, found } => {
                write!(f, " ({found} instead of {expected})")
            }
            Self::MissingPadding { expected } => write!(f, " ({expected} expected)"),
            Self::BufferTooSmall { needed, available } => {
                write!(f, " ({needed} bytes needed, {available} available)")
            }
            Self::CiphertextLength { found } => write!(f, " ({found} bytes)"),
            Self::TruncatedLength { claimed, available }
            | Self::TruncatedValue { claimed, available } => {
                write!(f, " ({claimed} bytes claimed, {available} left)")
            }
            Self::ValueLimit { limit, found } | Self::LinkLimit { limit, found } => {
                write!(f, " ({found} bytes, limit {limit})")
            }
            Self::RecordLength { expected, found } => {
                write!(f, " ({found} bytes instead of {expected})")
            }
            _ => Ok(()),
        }
    }
}

/// A length for an [`ErrorKind`].
pub(crate) fn saturating(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
