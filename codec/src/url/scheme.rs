//! The schemes that links have.

use core::fmt;
use core::str::FromStr;

use crate::parse_error::ParseError;

/// The scheme of a link.
///
/// ```
/// use tracklens_codec::Scheme;
///
/// assert_eq!(Scheme::from_name(b"HTTPS"), Some(Scheme::Https));
/// assert_eq!(Scheme::Https.name(), "https");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Scheme {
    /// `http`
    Http,
    /// `https`
    Https,
}

impl Scheme {
    /// The scheme as it is written, without `://`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }

    /// The scheme with this name, in capitals or not.
    #[must_use]
    pub const fn from_name(name: &[u8]) -> Option<Self> {
        match Self::strip(name) {
            Some((scheme, [])) => Some(scheme),
            _ => None,
        }
    }

    /// The scheme of a URL that has one of these, and what follows `://`.
    #[inline]
    pub(crate) const fn split(text: &[u8]) -> Option<(Self, &[u8])> {
        match Self::strip(text) {
            Some((scheme, [b':', b'/', b'/', rest @ ..])) => Some((scheme, rest)),
            _ => None,
        }
    }

    /// The name of a scheme at the start of a text, in capitals or not, and what follows it.
    #[inline]
    const fn strip(text: &[u8]) -> Option<(Self, &[u8])> {
        const LOWER_CASE: u32 = u32::from_ne_bytes([0x20; 4]);
        let Some((name, rest)) = text.split_first_chunk() else {
            return None;
        };
        if u32::from_ne_bytes(*name) | LOWER_CASE != u32::from_ne_bytes(*b"http") {
            return None;
        }
        match rest {
            [b's' | b'S', rest @ ..] => Some((Self::Https, rest)),
            _ => Some((Self::Http, rest)),
        }
    }
}

/// The name, without `://`. It is read in capitals or not.
impl fmt::Display for Scheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The name, without `://`. It is read in capitals or not.
///
/// ```
/// use tracklens_codec::Scheme;
///
/// assert_eq!("HTTPS".parse::<Scheme>()?, Scheme::Https);
/// assert_eq!(Scheme::Http.to_string(), "http");
/// # Ok::<(), tracklens_codec::ParseError>(())
/// ```
impl FromStr for Scheme {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::from_name(text.as_bytes()).ok_or(ParseError::UnknownName)
    }
}
