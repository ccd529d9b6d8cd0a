//! The payload of a link: a record list, or its ciphertext.

use core::fmt;
use core::ops::RangeInclusive;

#[cfg(feature = "cipher")]
use crate::cipher::Decrypted;
use crate::definition::Kind;
use crate::error::Error;
use crate::identifier::Flag;
use crate::records::Records;
use crate::segments::{Route, kind_of_route, pixel_as_open};

/// Bytes in a block of an encrypted payload.
pub(crate) const BLOCK_LEN: usize = 16;

/// The payload of a link, as far as it can be read.
///
/// ```
/// use tracklens_codec::{Link, MAX_PAYLOAD_LEN, Payload};
///
/// let text = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~";
/// let mut buffer = [0; MAX_PAYLOAD_LEN];
/// let link = Link::decode(text, &mut buffer)?;
/// match link.payload() {
///     Payload::Plaintext(records) => assert_eq!(records.len(), 1),
///     Payload::Encrypted(ciphertext) => println!("{} blocks", ciphertext.blocks()),
///     _ => println!("nothing that can be read"),
/// }
/// # Ok::<(), tracklens_codec::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Payload<'p> {
    /// There is none: the link is cut before it.
    Missing,
    /// The token's flag says plaintext: a record list.
    Plaintext(Records<'p>),
    /// The token's flag says encrypted.
    Encrypted(Ciphertext<'p>),
    /// The token's flag says encrypted, and [`Link::decrypt`](crate::Link::decrypt) had the key.
    #[cfg(feature = "cipher")]
    Decrypted(Decrypted<'p>),
    /// There is no token, or its flag was never seen: nothing says what these bytes are.
    Opaque(&'p [u8]),
}

impl<'p> Payload<'p> {
    /// The payload that bytes are, as a token's flag says.
    #[inline]
    pub(crate) fn of(flag: Flag, bytes: &'p [u8]) -> Self {
        match flag {
            Flag::Plaintext => Self::Plaintext(Records::read(bytes)),
            Flag::Encrypted => Self::Encrypted(Ciphertext::new(bytes)),
            Flag::Unknown(_) => Self::Opaque(bytes),
        }
    }

    /// Whether a link of a route leaves its target to the query.
    pub(crate) fn lacks_target(&self, route: Route) -> bool {
        match self.records() {
            Some(records) => records.target_link_url() == Some(b""),
            None => kind_of_route(route) == Kind::Click,
        }
    }

    /// Whether records and kind are as a writer writes them for a route.
    #[inline]
    pub(crate) fn is_canonical_on(&self, route: Route) -> bool {
        match self.records() {
            Some(records) => {
                let kind = records.kind().map(pixel_as_open);
                records.is_canonical() && kind == Some(kind_of_route(route))
            }
            None => true,
        }
    }

    /// The decoded bytes as they stand in the link: of an encrypted payload, decrypted or not, the
    /// ciphertext.
    ///
    /// ```
    /// use tracklens_codec::{Link, MAX_PAYLOAD_LEN};
    ///
    /// let text = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~";
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let link = Link::decode(text, &mut buffer)?;
    /// assert_eq!(link.payload().as_bytes(), b"\x3e");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub const fn as_bytes(&self) -> &'p [u8] {
        match self {
            Self::Missing => &[],
            Self::Plaintext(records) => records.payload(),
            Self::Encrypted(ciphertext) => ciphertext.as_bytes(),
            #[cfg(feature = "cipher")]
            Self::Decrypted(decrypted) => decrypted.ciphertext().as_bytes(),
            Self::Opaque(bytes) => bytes,
        }
    }

    /// The records of a payload that is plaintext or was decrypted.
    ///
    /// ```
    /// use tracklens_codec::{Link, MAX_PAYLOAD_LEN};
    ///
    /// let text = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~";
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let payload = Link::decode(text, &mut buffer)?.payload();
    /// assert_eq!(payload.records().unwrap().len(), 1);
    /// assert_eq!(payload.ciphertext(), None);
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn records(&self) -> Option<&Records<'p>> {
        match self {
            Self::Plaintext(records) => Some(records),
            #[cfg(feature = "cipher")]
            Self::Decrypted(decrypted) => Some(decrypted.records()),
            _ => None,
        }
    }

    /// The ciphertext of an encrypted payload, decrypted or not.
    ///
    /// ```
    /// use tracklens_codec::{Link, MAX_PAYLOAD_LEN};
    ///
    /// let text = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAARA~/EBESExQVFhcYGRobHB0eHw~~";
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let payload = Link::decode(text, &mut buffer)?.payload();
    /// assert_eq!(payload.ciphertext().unwrap().blocks(), 1);
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub const fn ciphertext(&self) -> Option<Ciphertext<'p>> {
        match self {
            Self::Encrypted(ciphertext) => Some(*ciphertext),
            #[cfg(feature = "cipher")]
            Self::Decrypted(decrypted) => Some(decrypted.ciphertext()),
            _ => None,
        }
    }

    /// What is wrong with each of the records. Where a decrypted payload is damaged, that alone is
    /// told of the bytes that could not be read.
    pub(crate) fn record_faults(&self) -> impl Iterator<Item = Error> + use<'p> {
        let damage = self.damage();
        let end = damage.map_or(usize::MAX, |damage| damage.offset());
        let records = self.records().copied();
        let faults = records.into_iter().flat_map(|records| records.faults());
        faults.filter(move |it| it.offset() < end).chain(damage)
    }

    pub(crate) fn damage(&self) -> Option<Error> {
        match self {
            #[cfg(feature = "cipher")]
            Self::Decrypted(decrypted) => decrypted.damage(),
            _ => None,
        }
    }
}

/// Shows lengths and places, never values.
impl fmt::Debug for Payload<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("Missing"),
            Self::Plaintext(records) => f.debug_tuple("Plaintext").field(records).finish(),
            Self::Encrypted(ciphertext) => f.debug_tuple("Encrypted").field(ciphertext).finish(),
            #[cfg(feature = "cipher")]
            Self::Decrypted(decrypted) => decrypted.fmt(f),
            Self::Opaque(bytes) => write!(f, "Opaque({} bytes)", bytes.len()),
        }
    }
}

/// An encrypted payload: what can be said of it without a key.
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
    /// These bytes as a ciphertext.
    ///
    /// ```
    /// use tracklens_codec::Ciphertext;
    ///
    /// assert_eq!(Ciphertext::new(&[0x5a; 32]).blocks(), 2);
    /// ```
    #[must_use]
    pub const fn new(bytes: &'p [u8]) -> Self {
        Self { bytes }
    }

    /// The bytes.
    ///
    /// ```
    /// use tracklens_codec::Ciphertext;
    ///
    /// assert_eq!(Ciphertext::new(&[0x5a; 16]).as_bytes(), &[0x5a; 16]);
    /// ```
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

    /// Whether there are blocks, and all of them whole.
    pub(crate) const fn is_whole(&self) -> bool {
        is_whole_blocks(self.bytes.len())
    }

    /// How long the record list is, to within a block, if its padding is PKCS#7. \[inferred\]
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
        write!(f, "Ciphertext({} bytes)", self.bytes.len())
    }
}

pub(crate) const fn is_whole_blocks(len: usize) -> bool {
    len != 0 && len.wrapping_rem(BLOCK_LEN) == 0
}
