//! Reading a link whose payload is encrypted, with the key.

use crate::cipher::{Cipher, DecryptionError};
use crate::link::Link;
use crate::payload::Payload;

impl<'p> Link<'_, 'p> {
    /// The same link with its payload decrypted: see [`Ciphertext::decrypt`].
    ///
    /// Everything that is asked of a link with a plaintext payload can be asked of it. What is
    /// damaged behind the start is told by [`faults`](Self::faults). Written again, the link has its
    /// ciphertext, byte for byte.
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
    /// [`DecryptionError::NotEncrypted`] of a link whose payload is not encrypted, and those of
    /// [`Ciphertext::decrypt`].
    pub fn decrypt(&self, cipher: &Cipher, buffer: &'p mut [u8]) -> Result<Self, DecryptionError> {
        let ciphertext = self.payload().ciphertext();
        let ciphertext = ciphertext.ok_or(DecryptionError::NotEncrypted)?;
        let payload = Payload::Decrypted(ciphertext.decrypt(cipher, buffer)?);
        Ok(self.with_payload(payload))
    }
}
