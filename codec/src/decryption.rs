//! Decrypting the payload of a link.

use crate::cipher::{Cipher, DecryptionError};
use crate::link::Link;
use crate::payload::Payload;

impl<'p> Link<'_, 'p> {
    /// Returns the link with its payload decrypted: see [`Ciphertext::decrypt`](crate::Ciphertext::decrypt).
    ///
    /// The result can be used like a link with a plaintext payload. If its payload is damaged after the start, that
    /// is one of its [`faults`](Self::faults). If you write the link again, it has the same ciphertext.
    ///
    /// ```
    /// use tracklens_codec::{Cipher, DecryptionError, Link, MAX_PAYLOAD_LEN};
    ///
    /// let text = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAARA~/EBESExQVFhcYGRobHB0eHw~~";
    /// let (mut encrypted, mut decrypted) = ([0; MAX_PAYLOAD_LEN], [0; MAX_PAYLOAD_LEN]);
    /// let link = Link::decode(text, &mut encrypted)?;
    /// let cipher = Cipher::new(&[7; 16], &[0; 16])?;
    /// let error = link.decrypt(&cipher, &mut decrypted).unwrap_err();
    /// assert_eq!(error, DecryptionError::WrongKey);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`DecryptionError::NotEncrypted`] if the payload is not encrypted, or those of
    /// [`Ciphertext::decrypt`](crate::Ciphertext::decrypt).
    pub fn decrypt(&self, cipher: &Cipher, buffer: &'p mut [u8]) -> Result<Self, DecryptionError> {
        let ciphertext = self.payload().ciphertext();
        let ciphertext = ciphertext.ok_or(DecryptionError::NotEncrypted)?;
        let payload = Payload::Decrypted(ciphertext.decrypt(cipher, buffer)?);
        Ok(self.with_payload(payload))
    }
}
