//! The signature of a link.

use core::fmt;
use core::str::FromStr;

use crate::bytes::hex::{read_hex, write_hex};
use crate::parse_error::ParseError;

/// The signature of a link: 16 bytes that differ from link to link. \[seen\]
///
/// The vendor calls it an HMAC. Its algorithm, its key and what it covers are \[unknown\], so a signature of the
/// vendor's can be shown and kept, but not checked. For signatures made in another way there is
/// [`SignatureScheme`](crate::SignatureScheme).
///
/// ```
/// use tracklens_codec::Signature;
///
/// let signature = Signature::new([0xab; 16]);
/// assert_eq!(signature.to_string(), "ab".repeat(16));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Signature([u8; Self::LEN]);

impl Signature {
    /// The length of a signature in bytes.
    pub const LEN: usize = 16;

    /// Makes a signature of its bytes.
    #[must_use]
    pub const fn new(bytes: [u8; Self::LEN]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; Self::LEN] {
        &self.0
    }
}

/// 32 lower-case hexadecimal digits.
impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(&self.0, f)
    }
}

/// Hexadecimal digits, two a byte, in lower or upper case.
///
/// ```
/// use tracklens_codec::Signature;
///
/// let signature: Signature = "000102030405060708090a0b0c0d0e0f".parse()?;
/// assert_eq!(signature.to_string().parse(), Ok(signature));
/// # Ok::<(), tracklens_codec::ParseError>(())
/// ```
impl FromStr for Signature {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        read_hex(text).map(Self)
    }
}

impl From<[u8; Signature::LEN]> for Signature {
    fn from(bytes: [u8; Self::LEN]) -> Self {
        Self(bytes)
    }
}

impl From<Signature> for [u8; Signature::LEN] {
    fn from(signature: Signature) -> Self {
        signature.0
    }
}
