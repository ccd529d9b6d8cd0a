//! The target of a link: where a click leads.

use core::fmt;

use crate::bytes::percent::PercentDecoded;

/// The target of a link: in its payload or in its query.
///
/// ```
/// use tracklens_codec::{Link, MAX_PAYLOAD_LEN, Target};
///
/// let text = "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PwQ~?target=a%2Fb";
/// let mut buffer = [0; MAX_PAYLOAD_LEN];
/// let link = Link::decode(text, &mut buffer)?;
/// assert_eq!(link.target(), Some(Target::Query(b"a%2Fb")));
/// # Ok::<(), tracklens_codec::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Target<'t, 'p> {
    /// The target in the payload.
    Payload(&'p [u8]),
    /// The target in the query, percent-encoded.
    Query(&'t [u8]),
}

impl<'t, 'p> Target<'t, 'p> {
    /// Where the target is: `payload` or `query`.
    #[must_use]
    pub const fn source(&self) -> &'static str {
        match self {
            Self::Payload(_) => "payload",
            Self::Query(_) => "query",
        }
    }

    /// The bytes of the target. If it is in the query, they are percent-decoded on the way.
    ///
    /// ```
    /// use tracklens_codec::Target;
    ///
    /// assert!(Target::Query(b"a%2Fb").bytes().eq(*b"a/b"));
    /// assert!(Target::Payload(b"a%2Fb").bytes().eq(*b"a%2Fb"));
    /// ```
    pub fn bytes(&self) -> impl Iterator<Item = u8> {
        self.into_bytes()
    }

    pub(crate) fn into_bytes(self) -> impl Iterator<Item = u8> + Clone + use<'t, 'p> {
        let (plain, encoded): (&'p [u8], &'t [u8]) = match self {
            Self::Payload(plain) => (plain, &[]),
            Self::Query(encoded) => (&[], encoded),
        };
        plain.iter().copied().chain(PercentDecoded::new(encoded))
    }
}

/// Shows where the target is, never the target.
impl fmt::Debug for Target<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Target({})", self.source())
    }
}
