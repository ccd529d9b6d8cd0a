//! A payload that was decrypted, and whether the key fits.

use core::fmt;

use super::blocks::{Block, unpadded_len};
use crate::ciphertext::Ciphertext;
use crate::error::{Error, ErrorKind};
use crate::records::list::Records;
use crate::records::record::Record;

/// An encrypted payload, and the record list in it.
///
/// Byte *n* of the list comes from byte *n* of the ciphertext.
///
/// ```
/// use tracklens_codec::{Cipher, Ciphertext};
///
/// let cipher = Cipher::new(&[7; 16], &[0; 16])?;
/// let list = b"\x46\x04\x65\x55\x5e\x6c\x3e\x52\x10user@example.com";
/// let (mut encrypted, mut decrypted) = ([0; 64], [0; 64]);
/// let ciphertext = Ciphertext::new(cipher.encrypt(list, &mut encrypted)?);
/// let whole = ciphertext.decrypt(&cipher, &mut decrypted)?;
/// assert_eq!(whole.records().payload(), list);
/// assert_eq!(whole.ciphertext(), ciphertext);
/// assert!(!whole.is_damaged());
///
/// let cut = Ciphertext::new(&ciphertext.as_bytes()[..16]);
/// let cut = cut.decrypt(&cipher, &mut decrypted)?;
/// assert_eq!(cut.records().expiry(), Some(1_700_093_548));
/// assert!(cut.is_damaged());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Decrypted<'p> {
    ciphertext: Ciphertext<'p>,
    records: Records<'p>,
    is_damaged: bool,
}

#[cfg(feature = "alloc")]
impl Decrypted<'_> {
    /// What was decrypted, in copies of its ciphertext and of its list.
    pub(crate) const fn in_bytes<'b>(self, ciphertext: &'b [u8], list: &'b [u8]) -> Decrypted<'b> {
        Decrypted {
            ciphertext: Ciphertext::new(ciphertext),
            records: self.records.in_payload(list),
            is_damaged: self.is_damaged,
        }
    }
}

impl<'p> Decrypted<'p> {
    /// What was decrypted.
    #[must_use]
    pub const fn ciphertext(&self) -> Ciphertext<'p> {
        self.ciphertext
    }

    /// The records, as far as they could be read.
    ///
    /// If the payload is damaged, the list consists of all whole blocks, and the padding is part of the bytes that
    /// are left over. Where damage changed bytes, the records have the changed bytes.
    #[must_use]
    pub const fn records(&self) -> &Records<'p> {
        &self.records
    }

    /// Whether the payload is damaged: it is not made of whole blocks, or their contents are not a list that ends at
    /// the padding. Which of these it is, is deliberately not said.
    ///
    /// ```
    /// use tracklens_codec::{Cipher, Ciphertext};
    ///
    /// let cipher = Cipher::new(&[7; 16], &[0; 16])?;
    /// let (mut encrypted, mut decrypted) = ([0; 16], [0; 16]);
    /// let ciphertext = Ciphertext::new(cipher.encrypt(b"\x3f\x04", &mut encrypted)?);
    /// let list = ciphertext.decrypt(&cipher, &mut decrypted)?;
    /// assert!(!list.is_damaged());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn is_damaged(&self) -> bool {
        self.is_damaged
    }

    /// Reads the list in decrypted blocks, if the key fits.
    pub(super) fn read(ciphertext: Ciphertext<'p>, blocks: &'p [Block]) -> Option<Self> {
        let bytes = blocks.as_flattened();
        let whole = unpadded(blocks)
            .filter(|_| ciphertext.is_whole())
            .map(Records::read)
            .filter(|records| records.left_over().is_empty());
        if !starts_as_a_list(bytes) && !whole.is_some_and(|records| is_sound(&records)) {
            return None;
        }
        Some(Self {
            ciphertext,
            records: whole.unwrap_or_else(|| Records::read(bytes)),
            is_damaged: whole.is_none(),
        })
    }

    /// The damage as a fault at the first byte that could not be read.
    pub(crate) fn damage(&self) -> Option<Error> {
        let (index, offset) = (self.records.len(), self.records.left_over_offset());
        self.is_damaged
            .then(|| Error::in_record(ErrorKind::DamagedCiphertext, index, offset))
    }
}

/// Shows positions and lengths, never values.
impl fmt::Debug for Decrypted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Decrypted")
            .field("ciphertext", &self.ciphertext)
            .field("records", &self.records.len())
            .field("is_damaged", &self.is_damaged)
            .finish()
    }
}

/// The bytes of the blocks before the padding, if the padding is right.
fn unpadded(blocks: &[Block]) -> Option<&[u8]> {
    let (last, full) = blocks.split_last()?;
    let len = full.as_flattened().len().checked_add(unpadded_len(last)?)?;
    blocks.as_flattened().get(..len)
}

/// Whether a list that ends at its padding can be trusted for that reason alone.
///
/// In plaintext, unknown ids are fine. Here they point to a wrong vector, which changes only the first block: with
/// 5000 wrong vectors for each of 38 lists, 36 lists would be accepted without this check, and none with it.
fn is_sound(records: &Records<'_>) -> bool {
    let is_known = |record: Record<'_>| record.id().definition().is_some();
    !records.has_fault() && records.kind().is_some() && records.iter().all(is_known)
}

/// Whether the first records are an expiry of 4 bytes and a bare kind, as in every list. \[seen\]
///
/// Other bytes look like this once in four million.
const fn starts_as_a_list(bytes: &[u8]) -> bool {
    matches!(bytes, [0x46, 0x04, _, _, _, _, 0x3c..=0x3f, ..])
}
