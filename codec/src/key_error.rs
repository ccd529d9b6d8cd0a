//! What can be wrong with a key.

use core::fmt;

use crate::count::Count;
use crate::error::error_table;

error_table! {
    /// Why a key or an initialization vector is rejected. It never holds any of the key.
    ///
    /// ```
    /// # #[cfg(feature = "hmac")]
    /// # {
    /// use tracklens_codec::{HmacSha256, KeyError};
    ///
    /// let error = HmacSha256::new(b"short").unwrap_err();
    /// assert_eq!(error, KeyError::SignatureKeyTooShort { least: 16, found: 5 });
    /// assert_eq!(error.code(), "signature_key_too_short");
    /// # }
    /// ```
    pub enum KeyError {
        /// The signature key is shorter than a signature.
        SignatureKeyTooShort {
            /// The smallest number of bytes that a key can have.
            least: usize,
            /// The number of bytes of the key.
            found: usize,
        } = "signature_key_too_short", "the signature key";
        /// The cipher key doesn't have 16, 24 or 32 bytes.
        CipherKeyLength {
            /// The number of bytes of the key.
            found: usize,
        } = "cipher_key_length", "the cipher key";
        /// The initialization vector doesn't have 16 bytes.
        InitialisationVectorLength {
            /// The number of bytes of the vector.
            found: usize,
        } = "initialisation_vector_length", "the initialisation vector";
    }
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let subject = self.message();
        match *self {
            Self::SignatureKeyTooShort { least, found } => {
                write!(
                    f,
                    "{subject} has {}, and needs {least} at least",
                    Count(found, "byte")
                )
            }
            Self::CipherKeyLength { found } => {
                write!(
                    f,
                    "{subject} has {}, not 16, 24 or 32",
                    Count(found, "byte")
                )
            }
            Self::InitialisationVectorLength { found } => {
                write!(f, "{subject} has {}, not 16", Count(found, "byte"))
            }
        }
    }
}

impl core::error::Error for KeyError {}
