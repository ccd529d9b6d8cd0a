//! What can keep an encrypted payload from being read.

use core::fmt;

use crate::error::saturating;

/// Why a payload can't be decrypted.
///
/// ```
/// use tracklens_codec::{Cipher, DecryptionError, Link, MAX_PAYLOAD_LEN};
///
/// let text = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~";
/// let (mut encrypted, mut decrypted) = ([0; MAX_PAYLOAD_LEN], [0; MAX_PAYLOAD_LEN]);
/// let link = Link::decode(text, &mut encrypted)?;
/// let cipher = Cipher::new(&[7; 16], &[0; 16])?;
/// let error = link.decrypt(&cipher, &mut decrypted).unwrap_err();
/// assert_eq!(error, DecryptionError::NotEncrypted);
/// assert_eq!(error.to_string(), "the payload is not encrypted");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecryptionError {
    /// The link's payload is not encrypted, or there is none.
    NotEncrypted,
    /// What the blocks were decrypted to is no record list. Whether that shows in the padding or in
    /// the records is not told.
    WrongKey,
    /// The buffer can't hold the whole blocks.
    BufferTooSmall {
        /// Bytes that they take.
        needed: u32,
        /// Bytes that the buffer has.
        available: u32,
    },
}

impl DecryptionError {
    /// Every code.
    ///
    /// ```
    /// assert!(tracklens_codec::DecryptionError::CODES.contains(&"wrong_key"));
    /// ```
    pub const CODES: &'static [&'static str] = &["not_encrypted", "wrong_key", "buffer_too_small"];

    /// The stable `snake_case` name: scripts may rely on it.
    ///
    /// ```
    /// assert_eq!(tracklens_codec::DecryptionError::WrongKey.code(), "wrong_key");
    /// ```
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotEncrypted => "not_encrypted",
            Self::WrongKey => "wrong_key",
            Self::BufferTooSmall { .. } => "buffer_too_small",
        }
    }

    pub(super) fn buffer_too_small(needed: usize, available: usize) -> Self {
        Self::BufferTooSmall {
            needed: saturating(needed),
            available: saturating(available),
        }
    }
}

impl fmt::Display for DecryptionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotEncrypted => f.write_str("the payload is not encrypted"),
            Self::WrongKey => f.write_str(
                "this key and initialisation vector yield no record list: they are not those of \
                 this link, or its start is damaged",
            ),
            Self::BufferTooSmall { needed, available } => write!(
                f,
                "the buffer can't hold the decrypted payload ({needed} bytes needed, {available} \
                 available)"
            ),
        }
    }
}

impl core::error::Error for DecryptionError {}
