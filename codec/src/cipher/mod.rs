//! Encrypting and decrypting payloads with your own key.

mod blocks;
mod decrypted;
mod error;

use core::fmt;

pub use self::decrypted::Decrypted;
pub use self::error::DecryptionError;

use self::blocks::{Block, Keyed, pad};
use crate::ciphertext::{BLOCK_LEN, Ciphertext};
use crate::key_error::KeyError;
use crate::write_error::WriteError;

/// AES-128, AES-192 or AES-256 in CBC mode with PKCS#7 padding, with your own key and initialization vector.
///
/// How the vendor encrypts is \[unknown\]. CBC with a fixed key and vector and with PKCS#7 fits the links that were
/// seen \[inferred\], and blocks of 16 bytes \[seen\] suggest AES.
///
/// CBC has no integrity: if you change a ciphertext, you change what it decrypts to, within limits, and nothing here
/// notices. A valid signature says more.
///
/// The key is wiped from memory when the value is dropped.
///
/// ```
/// use tracklens_codec::{
///     Cipher, Flag, Host, Link, MAX_PAYLOAD_LEN, Origin, Route, Scheme, Signature, Token,
///     UnsignedLink,
/// };
///
/// let cipher = Cipher::new(b"16, 24, 32 bytes", b"and another 16 .")?;
/// let records = b"\x46\x04\x65\x55\x5e\x6c\x3e\x52\x10user@example.com";
/// let mut buffer = [0; 64];
/// let ciphertext = cipher.encrypt(records, &mut buffer)?;
///
/// let origin = Origin::new(Scheme::Https, Host::new("open.example.com")?);
/// let text = UnsignedLink::new(origin, Route::Open, Token::new(1, Flag::Encrypted), ciphertext)?
///     .with_signature(Signature::new([0; 16]))
///     .to_string();
///
/// let (mut encrypted, mut decrypted) = ([0; MAX_PAYLOAD_LEN], [0; MAX_PAYLOAD_LEN]);
/// let link = Link::decode(&text, &mut encrypted)?;
/// assert_eq!(link.records(), None);
/// let link = link.decrypt(&cipher, &mut decrypted)?;
/// assert_eq!(link.records().unwrap().rcpt_to(), Some(&b"user@example.com"[..]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Cipher {
    keyed: Keyed,
    vector: Block,
}

impl Cipher {
    /// Makes a cipher with a key of 16, 24 or 32 bytes and an initialization vector of 16 bytes.
    ///
    /// ```
    /// use tracklens_codec::Cipher;
    ///
    /// assert!(Cipher::new(&[7; 32], &[0; 16]).is_ok());
    /// assert_eq!(Cipher::new(&[7; 31], &[0; 16]).unwrap_err().code(), "cipher_key_length");
    /// ```
    ///
    /// # Errors
    ///
    /// [`KeyError::CipherKeyLength`] and [`KeyError::InitialisationVectorLength`].
    pub fn new(key: &[u8], vector: &[u8]) -> Result<Self, KeyError> {
        let found = key.len();
        let keyed = Keyed::new(key).ok_or(KeyError::CipherKeyLength { found })?;
        let found = vector.len();
        let vector = vector
            .try_into()
            .map_err(|_| KeyError::InitialisationVectorLength { found })?;
        Ok(Self { keyed, vector })
    }

    /// The length of the ciphertext for a record list of this length: the next whole block that is longer, since
    /// there is at least one byte of padding.
    ///
    /// ```
    /// use tracklens_codec::Cipher;
    ///
    /// assert_eq!([0, 15, 16].map(Cipher::encrypted_len), [16, 16, 32]);
    /// ```
    #[must_use]
    pub const fn encrypted_len(len: usize) -> usize {
        let blocks = len.wrapping_div(BLOCK_LEN).saturating_add(1);
        blocks.saturating_mul(BLOCK_LEN)
    }

    /// Encrypts a record list into the start of a buffer, and returns the ciphertext: the payload of a link with the
    /// flag [`Encrypted`](crate::Flag::Encrypted).
    ///
    /// ```
    /// use tracklens_codec::Cipher;
    ///
    /// let cipher = Cipher::new(&[7; 16], &[0; 16])?;
    /// let mut buffer = [0; 64];
    /// assert_eq!(cipher.encrypt(b"\x3f\x04", &mut buffer)?.len(), 16);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`WriteError::BufferTooSmall`] with the length that is needed; then nothing is written.
    pub fn encrypt<'b>(
        &self,
        records: &[u8],
        buffer: &'b mut [u8],
    ) -> Result<&'b [u8], WriteError> {
        let (needed, available) = (Self::encrypted_len(records.len()), buffer.len());
        let Some(output) = buffer.get_mut(..needed) else {
            return Err(WriteError::buffer_too_small(needed, available));
        };
        for (byte, of_records) in output.iter_mut().zip(records) {
            *byte = *of_records;
        }
        let (blocks, _) = output.as_chunks_mut();
        if let Some(last) = blocks.last_mut() {
            pad(last, records.len().wrapping_rem(BLOCK_LEN));
        }
        self.keyed.encrypt(&self.vector, blocks);
        Ok(output)
    }
}

/// Never shows key and vector.
impl fmt::Debug for Cipher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cipher").finish_non_exhaustive()
    }
}

impl<'p> Ciphertext<'p> {
    /// Decrypts the whole blocks into a buffer, and reads the record list in them.
    ///
    /// Key and vector are considered right
    ///
    /// - if the first block starts as every list that was seen: with an expiry and a bare kind,
    /// - or if the padding is right, and the list ends at it, has a kind, has only records that are in
    ///   [`Definition::all`](crate::Definition::all), and has no fault.
    ///
    /// A wrong key passes once in four million times. The vector only changes the first block: a vector that differs
    /// in some of its later bytes passes, and changes bytes there. If key and vector are right, the list is read as
    /// far as it goes, and [`Decrypted::is_damaged`] says whether that is not its end. If they are wrong, there is
    /// one error for all reasons.
    ///
    /// ```
    /// use tracklens_codec::{Cipher, Ciphertext, DecryptionError, Kind};
    ///
    /// let cipher = Cipher::new(&[7; 16], &[0; 16])?;
    /// let (mut encrypted, mut decrypted) = ([0; 64], [0; 64]);
    /// let ciphertext = Ciphertext::new(cipher.encrypt(b"\x3f\x04", &mut encrypted)?);
    /// let list = ciphertext.decrypt(&cipher, &mut decrypted)?;
    /// assert_eq!(list.records().kind(), Some(Kind::Click));
    ///
    /// let other = Cipher::new(&[8; 16], &[0; 16])?;
    /// let error = ciphertext.decrypt(&other, &mut decrypted).unwrap_err();
    /// assert_eq!(error, DecryptionError::WrongKey);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`DecryptionError::WrongKey`], or [`DecryptionError::BufferTooSmall`] if the buffer can't hold the whole
    /// blocks.
    pub fn decrypt(
        &self,
        cipher: &Cipher,
        buffer: &'p mut [u8],
    ) -> Result<Decrypted<'p>, DecryptionError> {
        let (from, _) = self.as_bytes().as_chunks::<BLOCK_LEN>();
        let available = buffer.len();
        let (room, _) = buffer.as_chunks_mut::<BLOCK_LEN>();
        let Some(blocks) = room.get_mut(..from.len()) else {
            let needed = from.as_flattened().len();
            return Err(DecryptionError::buffer_too_small(needed, available));
        };
        for (block, of_ciphertext) in blocks.iter_mut().zip(from) {
            *block = *of_ciphertext;
        }
        cipher.keyed.decrypt(&cipher.vector, blocks);
        Decrypted::read(*self, blocks).ok_or(DecryptionError::WrongKey)
    }
}
