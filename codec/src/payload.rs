//! The payload of a link: a record list or its ciphertext.

use core::fmt;

#[cfg(feature = "cipher")]
use crate::cipher::Decrypted;
use crate::ciphertext::Ciphertext;
use crate::count::Count;
use crate::error::Error;
use crate::records::list::Records;
use crate::url::token::Flag;

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
    /// There is no payload: the link is cut before it.
    Missing,
    /// According to the token, the payload is plaintext: a record list.
    Plaintext(Records<'p>),
    /// According to the token, the payload is encrypted.
    Encrypted(Ciphertext<'p>),
    /// According to the token, the payload is encrypted, and [`Link::decrypt`](crate::Link::decrypt) decrypted it.
    #[cfg(feature = "cipher")]
    Decrypted(Decrypted<'p>),
    /// There is no token, or its flag is unknown, so nothing says what these bytes are.
    Opaque(&'p [u8]),
}

#[cfg(feature = "alloc")]
impl Payload<'_> {
    /// What was read of the payload, in copies of the bytes that are no list, and of the list.
    pub(crate) const fn in_bytes<'b>(self, bytes: &'b [u8], list: &'b [u8]) -> Payload<'b> {
        match self {
            Self::Missing => Payload::Missing,
            Self::Plaintext(records) => Payload::Plaintext(records.in_payload(list)),
            Self::Encrypted(_) => Payload::Encrypted(Ciphertext::new(bytes)),
            #[cfg(feature = "cipher")]
            Self::Decrypted(it) => Payload::Decrypted(it.in_bytes(bytes, list)),
            Self::Opaque(_) => Payload::Opaque(bytes),
        }
    }
}

impl<'p> Payload<'p> {
    /// The payload with these bytes, according to the flag of the token.
    #[inline]
    pub(crate) fn of(flag: Flag, bytes: &'p [u8]) -> Self {
        match flag {
            Flag::Plaintext => Self::Plaintext(Records::read(bytes)),
            Flag::Encrypted => Self::Encrypted(Ciphertext::new(bytes)),
            Flag::Unknown(_) => Self::Opaque(bytes),
        }
    }

    /// Whether there is a payload that can be read, and nothing is wrong with its records or its length.
    #[inline]
    pub(crate) const fn is_sound(&self) -> bool {
        match self {
            Self::Plaintext(records) => !records.has_fault(),
            Self::Encrypted(ciphertext) => ciphertext.is_whole(),
            #[cfg(feature = "cipher")]
            Self::Decrypted(decrypted) => {
                !decrypted.is_damaged() && !decrypted.records().has_fault()
            }
            _ => false,
        }
    }

    /// The decoded bytes of the payload. For an encrypted payload, even if it was decrypted, these are the
    /// ciphertext.
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

    /// The records, if the payload is plaintext or was decrypted.
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

    /// The ciphertext, if the payload is encrypted, even if it was decrypted.
    #[must_use]
    pub const fn ciphertext(&self) -> Option<Ciphertext<'p>> {
        match self {
            Self::Encrypted(ciphertext) => Some(*ciphertext),
            #[cfg(feature = "cipher")]
            Self::Decrypted(decrypted) => Some(decrypted.ciphertext()),
            _ => None,
        }
    }

    /// What is wrong with each record. If a decrypted payload is damaged, that is the only fault of the bytes that
    /// could not be read.
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

/// Shows lengths and positions, never values.
impl fmt::Debug for Payload<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("Missing"),
            Self::Plaintext(records) => f.debug_tuple("Plaintext").field(records).finish(),
            Self::Encrypted(ciphertext) => f.debug_tuple("Encrypted").field(ciphertext).finish(),
            #[cfg(feature = "cipher")]
            Self::Decrypted(decrypted) => decrypted.fmt(f),
            Self::Opaque(bytes) => write!(f, "Opaque({})", Count(bytes.len(), "byte")),
        }
    }
}
