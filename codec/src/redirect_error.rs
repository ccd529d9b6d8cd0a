//! Why a target can't be followed.

use core::fmt;

use crate::error::saturating;

/// Why a target can't be followed, and where: see [`Target::redirect_url`](crate::Target::redirect_url).
///
/// It contains nothing of the target.
///
/// ```
/// use tracklens_codec::{RedirectErrorKind, Target};
///
/// let error = Target::Query(b"https://example.com/%0d%0aa").redirect_url().unwrap_err();
/// assert_eq!(error.kind(), RedirectErrorKind::UnsafeByte);
/// assert_eq!(error.offset(), 20);
/// assert_eq!(error.to_string(), "the target has a byte that no URL has, at byte 20");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RedirectError {
    kind: RedirectErrorKind,
    offset: u32,
}

impl RedirectError {
    pub(crate) fn new(kind: RedirectErrorKind, offset: usize) -> Self {
        Self {
            kind,
            offset: saturating(offset),
        }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(self) -> RedirectErrorKind {
        self.kind
    }

    /// The offset in the target's [`bytes`](crate::Target::bytes), which are decoded if the target is in the query.
    #[must_use]
    pub fn offset(self) -> usize {
        usize::try_from(self.offset).unwrap_or(usize::MAX)
    }
}

impl fmt::Display for RedirectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, at byte {}", self.kind, self.offset)
    }
}

impl core::error::Error for RedirectError {}

/// What is wrong with a target that can't be followed.
///
/// ```
/// use tracklens_codec::Target;
///
/// let code = |target| Target::Payload(target).redirect_url().unwrap_err().kind().code();
/// assert_eq!(code(b""), "empty");
/// assert_eq!(code(b"javascript:alert(1)"), "scheme");
/// assert_eq!(code(b"https://user@example.com"), "user_info");
/// assert_eq!(code(b"https:///path"), "host");
/// assert_eq!(code(b"https://example.com:x/"), "port");
/// assert_eq!(code(b"https://example.com/\r\n"), "unsafe_byte");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RedirectErrorKind {
    /// The target is empty, or a click has none.
    Empty,
    /// A click has its target in its payload, which is encrypted and was not decrypted.
    Encrypted,
    /// The target does not start with `http://` or `https://`.
    Scheme,
    /// The host has a user name before it. People read such a URL as one of another host.
    UserInfo,
    /// There is no host, or it has a character that no host has.
    Host,
    /// The port is not a number up to 65535.
    Port,
    /// There is a control character, a space, a byte beyond ASCII, or one of `"`, `<`, `>` and `\`.
    UnsafeByte,
}

impl RedirectErrorKind {
    /// A stable name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Encrypted => "encrypted",
            Self::Scheme => "scheme",
            Self::UserInfo => "user_info",
            Self::Host => "host",
            Self::Port => "port",
            Self::UnsafeByte => "unsafe_byte",
        }
    }
}

impl fmt::Display for RedirectErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the target is empty",
            Self::Encrypted => "the target is in the payload, which is encrypted",
            Self::Scheme => "the target does not start with http:// or https://",
            Self::UserInfo => "the target has a user name before its host",
            Self::Host => "the target has no host, or one with a character that no host has",
            Self::Port => "the port of the target is not a number up to 65535",
            Self::UnsafeByte => "the target has a byte that no URL has",
        })
    }
}
