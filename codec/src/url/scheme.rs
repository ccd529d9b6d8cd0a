//! The schemes that links have.

/// The scheme of a link.
///
/// ```
/// use tracklens_codec::Scheme;
///
/// assert_eq!(Scheme::from_name(b"HTTPS"), Some(Scheme::Https));
/// assert_eq!(Scheme::Https.name(), "https");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
    #[inline]
    #[must_use]
    pub const fn from_name(name: &[u8]) -> Option<Self> {
        match name {
            [b'h' | b'H', b't' | b'T', b't' | b'T', b'p' | b'P'] => Some(Self::Http),
            [
                b'h' | b'H',
                b't' | b'T',
                b't' | b'T',
                b'p' | b'P',
                b's' | b'S',
            ] => Some(Self::Https),
            _ => None,
        }
    }
}
