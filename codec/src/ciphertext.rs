//! What is known about an encrypted payload without its key.

use core::fmt;

use crate::count::Count;
use core::ops::RangeInclusive;

/// The length in bytes of a block of an encrypted payload.
pub(crate) const BLOCK_LEN: usize = 16;

/// An encrypted payload, and what is known about it without its key.
///
/// ```
/// use tracklens_codec::Ciphertext;
///
/// let ciphertext = Ciphertext::new(&[0; 64]);
/// assert_eq!(ciphertext.blocks(), 4);
/// assert_eq!(ciphertext.plaintext_len(), 48..=63);
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Ciphertext<'p> {
    bytes: &'p [u8],
}

impl<'p> Ciphertext<'p> {
    /// Makes a ciphertext of its bytes.
    #[must_use]
    pub const fn new(bytes: &'p [u8]) -> Self {
        Self { bytes }
    }

    /// The bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &'p [u8] {
        self.bytes
    }

    /// The number of whole blocks of 16 bytes. \[seen\]
    ///
    /// ```
    /// use tracklens_codec::Ciphertext;
    ///
    /// assert_eq!(Ciphertext::new(&[0; 40]).blocks(), 2, "the rest is no block");
    /// ```
    #[must_use]
    pub const fn blocks(&self) -> usize {
        self.bytes.len().wrapping_div(BLOCK_LEN)
    }

    /// Whether there is at least one block, and all blocks are whole.
    pub(crate) const fn is_whole(&self) -> bool {
        is_whole_blocks(self.bytes.len())
    }

    /// The possible lengths of the record list in bytes, if its padding is PKCS#7. \[inferred\]
    ///
    /// ```
    /// use tracklens_codec::Ciphertext;
    ///
    /// // The padding takes one byte at least, and a block at most.
    /// assert_eq!(Ciphertext::new(&[0; 32]).plaintext_len(), 16..=31);
    /// ```
    #[must_use]
    pub const fn plaintext_len(&self) -> RangeInclusive<usize> {
        let len = self.blocks().saturating_mul(BLOCK_LEN);
        len.saturating_sub(BLOCK_LEN)..=len.saturating_sub(1)
    }
}

/// Shows the length, never the bytes.
impl fmt::Debug for Ciphertext<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ciphertext({})", Count(self.bytes.len(), "byte"))
    }
}

pub(crate) const fn is_whole_blocks(len: usize) -> bool {
    len != 0 && len.wrapping_rem(BLOCK_LEN) == 0
}
