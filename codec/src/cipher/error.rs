//! Why an encrypted payload can't be read.

use core::fmt;

use crate::count::Count;
use crate::error::{error_table, saturating};

error_table! {
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
    pub enum DecryptionError {
        /// The link's payload is not encrypted, or there is none.
        NotEncrypted = "not_encrypted", "the payload is not encrypted";
        /// The decrypted blocks are not a record list. Whether the padding or the records are wrong is deliberately not
        /// said.
        WrongKey = "wrong_key", "this key and initialisation vector yield no record list: they are not those of this link, or its start is damaged";
        /// The buffer can't hold the whole blocks.
        BufferTooSmall {
            /// The length of the blocks in bytes.
            needed: u32,
            /// The length of the buffer in bytes.
            available: u32,
        } = "buffer_too_small", "the buffer can't hold the decrypted payload";
    }
}

impl DecryptionError {
    pub(super) fn buffer_too_small(needed: usize, available: usize) -> Self {
        Self::BufferTooSmall {
            needed: saturating(needed),
            available: saturating(available),
        }
    }
}

impl fmt::Display for DecryptionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())?;
        match self {
            Self::BufferTooSmall { needed, available } => {
                write!(
                    f,
                    " ({} needed, {available} available)",
                    Count(*needed, "byte")
                )
            }
            _ => Ok(()),
        }
    }
}

impl core::error::Error for DecryptionError {}
