//! The signature of a link.

use core::fmt;

use crate::bytes::hex::write_hex;

/// The signature of a link: 16 bytes, another in every link. \[seen\]
///
/// The vendor calls it an HMAC. Its algorithm, its key and what it covers are \[unknown\], so one of
/// the vendor's can be shown and kept, never checked. One that was made by another scheme can:
/// [`SignatureScheme`](crate::SignatureScheme).
///
/// ```
/// use tracklens_codec::Signature;
///
/// let signature = Signature::new([0xab; 16]);
/// assert_eq!(signature.to_string(), "ab".repeat(16));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Signature([u8; Self::LEN]);

impl Signature {
    /// Bytes in a signature.
    ///
    /// ```
    /// use tracklens_codec::Signature;
    ///
    /// assert_eq!(Signature::new([0; Signature::LEN]).as_bytes().len(), 16);
    /// ```
    pub const LEN: usize = 16;

    /// A signature of these bytes.
    ///
    /// ```
    /// use tracklens_codec::Signature;
    ///
    /// let other = Signature::new([1; 16]);
    /// assert_ne!(Signature::new([0; 16]), other, "no two links have the same");
    /// ```
    #[must_use]
    pub const fn new(bytes: [u8; Self::LEN]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    ///
    /// ```
    /// use tracklens_codec::Signature;
    ///
    /// assert_eq!(Signature::new([7; 16]).as_bytes(), &[7; 16]);
    /// ```
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
