//! What can be wrong with a link.

use core::fmt;

use crate::count::Count;

use super::table::error_table;

error_table! {
    /// What is wrong with a link.
    ///
    /// [`Error`](crate::Error) says where.
    ///
    /// ```
    /// use tracklens_codec::ErrorKind;
    ///
    /// let kind = ErrorKind::InvalidSymbol { byte: b'!' };
    /// assert_eq!(kind.code(), "invalid_symbol");
    /// ```
    pub enum ErrorKind {
        /// The text is empty.
        Empty = "empty", "there is no text";
        /// The text has more bytes than 32 bits can count.
        TooLong = "too_long", "the text is too long to be a link";
        /// The text is not a URL: it has neither scheme nor path, or no host, or a byte that no host can have.
        NotAUrl = "not_a_url", "this is not a URL";
        /// The scheme is neither `http` nor `https`.
        UnknownScheme = "unknown_scheme", "the scheme is neither http nor https";
        /// The port is not a number from 0 to 65535.
        InvalidPort = "invalid_port", "the port is not a number from 0 to 65535";
        /// The path doesn't start with one of the routes `e`, `f`, `q`, `u`.
        UnknownRoute = "unknown_route", "this is not a tracked link: the path starts with none of /e/, /f/, /q/, /u/";
        /// The link ends before its signature.
        MissingSignature = "missing_signature", "the link is cut: it ends before its signature";
        /// The link ends before its token.
        MissingToken = "missing_token", "the link is cut: it ends before its token";
        /// The link ends before its payload.
        MissingPayload = "missing_payload", "the link is cut: it ends before its payload";
        /// There is a segment before the signature on a route that has no sublink.
        UnexpectedSublink = "unexpected_sublink", "a path segment stands before the signature, on a route that has none";
        /// The path goes on after the payload.
        TrailingPath = "trailing_path", "the path goes on after the payload";
        /// The signature doesn't have 22 characters, which 16 bytes take.
        SignatureLength {
            /// The right number of characters, without padding.
            expected: u32,
            /// The number of characters that were found, without padding.
            found: u32,
        } = "signature_length", "the signature has the wrong length";
        /// The token doesn't have 7 characters, which 5 bytes take.
        TokenLength {
            /// The right number of characters, without padding.
            expected: u32,
            /// The number of characters that were found, without padding.
            found: u32,
        } = "token_length", "the token has the wrong length";
        /// A character is not base64url.
        InvalidSymbol {
            /// The character, percent-decoded.
            byte: u8,
        } = "invalid_symbol", "a character is not base64url";
        /// The last character stands alone: one base64url character is not enough for a byte.
        DanglingSymbol = "dangling_symbol", "the last character stands alone: the link is cut or has lost a character";
        /// The number of `~` is neither zero nor right for the length.
        InvalidPadding {
            /// The right number of `~`.
            expected: u8,
            /// The number of `~` that was found.
            found: u32,
        } = "invalid_padding", "the number of padding characters is wrong";
        /// The flag byte of the token is neither `0x00` (plaintext) nor `0x10` (encrypted).
        UnknownFlag {
            /// The flag byte.
            flag: u8,
        } = "unknown_flag", "the token's flag is neither 0x00 (plaintext) nor 0x10 (encrypted)";
        /// The buffer can't hold the payload.
        BufferTooSmall {
            /// The length of the payload in bytes.
            needed: u32,
            /// The length of the buffer in bytes.
            available: u32,
        } = "buffer_too_small", "the buffer can't hold the payload";
        /// The length of an encrypted payload is not a positive multiple of 16 bytes.
        CiphertextLength {
            /// The length that was found, in bytes.
            found: u32,
        } = "ciphertext_length", "the encrypted payload is not made of whole blocks of 16 bytes";
        /// An encrypted payload is damaged after its start, for which the key is right. How it is damaged is
        /// deliberately not said.
        DamagedCiphertext = "damaged_ciphertext", "the encrypted payload is damaged: its records can't be read from here on";
        /// The tag of a record has width 3, which was never seen.
        ReservedWidth = "reserved_width", "the record's tag asks for a width that was never seen";
        /// The payload ends within the length of a record.
        TruncatedLength {
            /// The number of bytes of the length.
            claimed: u32,
            /// The number of bytes that are left.
            available: u32,
        } = "truncated_length", "the payload ends within a record's length";
        /// The payload ends within the value of a record.
        TruncatedValue {
            /// The length of the value according to the record, in bytes.
            claimed: u32,
            /// The number of bytes that are left.
            available: u32,
        } = "truncated_value", "the record runs past the payload's end";
        /// The value of a known record has a length that is impossible for it.
        RecordLength {
            /// The right length in bytes.
            expected: u32,
            /// The length that was found, in bytes.
            found: u32,
        } = "record_length", "the record's value has a length that it can't have";
        /// A text is not UTF-8.
        InvalidUtf8 = "invalid_utf8", "the text is not UTF-8";
        /// There is an earlier record with this id, or an earlier kind. The first one counts.
        RepeatedRecord = "repeated_record", "the record repeats an earlier one, which counts";
        /// Strict reading: the scheme is missing or not in lower case.
        SchemeSpelling = "scheme_spelling", "the scheme is not http:// or https://";
        /// Strict reading: a user name stands before the host.
        UnexpectedUserInfo = "unexpected_user_info", "a user name stands before the host";
        /// Strict reading: the host has a character that neither names nor addresses have.
        HostSpelling = "host_spelling", "the host has a character that no host has";
        /// Strict reading: the port is empty or has leading zeros.
        PortSpelling = "port_spelling", "the port is empty or has leading zeros";
        /// Strict reading: the route `f` has no sublink, or one with an empty segment.
        EmptySublink = "empty_sublink", "the sublink or a segment of it is empty";
        /// Strict reading: a segment of the sublink is `.` or `..`.
        DotSegment = "dot_segment", "a segment of the sublink is one or two dots, which browsers take out of a path";
        /// Strict reading: the sublink has a character that a path can't have unescaped.
        SublinkSpelling = "sublink_spelling", "the sublink has a character that no path has bare";
        /// Strict reading: a character of the path is percent-encoded.
        PercentEncoded = "percent_encoded", "a character of the path is percent-encoded";
        /// Strict reading: the padding is missing.
        MissingPadding {
            /// The right number of `~`.
            expected: u8,
        } = "missing_padding", "the padding is missing";
        /// Strict reading: the last character has bits that don't belong to a byte.
        TrailingBits = "trailing_bits", "the last character carries bits that belong to no byte";
        /// Strict reading: a slash follows the payload.
        TrailingSlash = "trailing_slash", "a slash follows the payload";
        /// Strict reading: the length of a record takes more bytes than necessary.
        WidthNotMinimal = "width_not_minimal", "the record's length takes more bytes than it needs";
        /// Strict reading: a record's value is longer than the vendor allows.
        ValueLimit {
            /// The limit in bytes.
            limit: u32,
            /// The length that was found, in bytes.
            found: u32,
        } = "value_limit", "the record's value is longer than the vendor allows";
        /// Strict reading: no record says the kind of the link.
        MissingKind = "missing_kind", "no record says what kind of link this is";
        /// Strict reading: the route doesn't belong to the kind of the link.
        RouteMismatch = "route_mismatch", "the route is not that of the link's kind";
        /// Strict reading: the query is more than the target of a link without a target in its payload.
        UnexpectedQuery = "unexpected_query", "the query is more than the target of a link that has no other";
        /// Strict reading: the target in the query is not encoded as a writer encodes it.
        QuerySpelling = "query_spelling", "the target in the query is not encoded as a writer encodes it";
        /// Strict reading: there is a fragment (`#…`).
        UnexpectedFragment = "unexpected_fragment", "a fragment follows the link";
        /// Strict reading: the link is longer than what the tracker redirects.
        LinkLimit {
            /// The limit in bytes.
            limit: u32,
            /// The length that was found, in bytes.
            found: u32,
        } = "link_limit", "the link is longer than the tracker redirects";
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())?;
        match *self {
            Self::SignatureLength { expected, found } | Self::TokenLength { expected, found } => {
                write!(f, " ({} instead of {expected})", Count(found, "character"))
            }
            Self::InvalidPadding { expected, found } => {
                write!(f, " ({found} instead of {expected})")
            }
            Self::MissingPadding { expected } => write!(f, " ({expected} expected)"),
            Self::BufferTooSmall { needed, available } => {
                write!(
                    f,
                    " ({} needed, {available} available)",
                    Count(needed, "byte")
                )
            }
            Self::CiphertextLength { found } => write!(f, " ({})", Count(found, "byte")),
            Self::TruncatedLength { claimed, available }
            | Self::TruncatedValue { claimed, available } => {
                write!(f, " ({} claimed, {available} left)", Count(claimed, "byte"))
            }
            Self::ValueLimit { limit, found } | Self::LinkLimit { limit, found } => {
                write!(f, " ({}, limit {limit})", Count(found, "byte"))
            }
            Self::RecordLength { expected, found } => {
                write!(f, " ({} instead of {expected})", Count(found, "byte"))
            }
            _ => Ok(()),
        }
    }
}
