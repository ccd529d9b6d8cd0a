//! What can be wrong with a key.

use core::fmt;

/// Why bytes are no key.
///
/// Lengths are in bytes. No error holds a part of the key.
///
/// ```
/// # #[cfg(feature = "hmac")] {
/// use tracklens_codec::HmacSha256;
///
/// let error = HmacSha256::new(b"secret").unwrap_err();
/// assert_eq!(error.code(), "signature_key_too_short");
/// assert_eq!(error.to_string(), "the signature key has 6 bytes, and needs 16 at least");
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeyError {
    /// The key of a signature is shorter than the signature: it would be the easier to guess.
    SignatureKeyTooShort {
        /// The fewest bytes that it may have.
        least: usize,
        /// Bytes that it has.
        found: usize,
    },
    /// The key of a cipher has not the 16, 24 or 32 bytes that AES takes.
    CipherKeyLength {
        /// Bytes that it has.
        found: usize,
    },
    /// The initialisation vector has not 16 bytes.
    InitialisationVectorLength {
        /// Bytes that it has.
        found: usize,
    },
}

impl KeyError {
    /// The stable `snake_case` name: scripts may rely on it.
    ///
    /// ```
    /// use tracklens_codec::KeyError;
    ///
    /// assert_eq!(KeyError::CipherKeyLength { found: 17 }.code(), "cipher_key_length");
    /// ```
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignatureKeyTooShort { .. } => "signature_key_too_short",
            Self::CipherKeyLength { .. } => "cipher_key_length",
            Self::InitialisationVectorLength { .. } => "initialisation_vector_length",
        }
    }
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SignatureKeyTooShort { least, found } => write!(
                f,
                "the signature key has {found} bytes, and needs {least} at least"
            ),
            Self::CipherKeyLength { found } => {
                write!(f, "the cipher key has {found} bytes, not 16, 24 or 32")
            }
            Self::InitialisationVectorLength { found } => {
                write!(f, "the initialisation vector has {found} bytes, not 16")
            }
        }
    }
}

impl core::error::Error for KeyError {}
