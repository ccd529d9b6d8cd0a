//! A link that owns its text and its payload.

use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::str::FromStr;

use crate::error::Error;
use crate::link::Link;
use crate::payload::Payload;
use crate::records::list::Records;

/// A link that owns its text and its payload, so it can be collected, sent to other threads and returned.
///
/// [`as_link`](Self::as_link) borrows the same [`Link`] from it that was read. That takes a copy of some positions, and
/// reads nothing again. Everything lies in one allocation of the length of the text, the payload, and a list that was
/// decrypted. Links have no order of their own: sort them by what you need of them.
///
/// ```
/// use tracklens_codec::LinkBuf;
///
/// let texts = ["/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~", "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAgA~/PQ~~"];
/// let links = texts.iter().map(LinkBuf::decode).collect::<Result<Vec<_>, _>>()?;
/// let customers: Vec<u32> = std::thread::spawn(move || {
///     links.iter().map(|link| link.as_link().token().unwrap().customer_id()).collect()
/// })
/// .join()
/// .unwrap();
/// assert_eq!(customers, [1, 2]);
/// # Ok::<(), tracklens_codec::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct LinkBuf {
    /// The text, a payload that is no list, and the list.
    bytes: Box<[u8]>,
    text_len: usize,
    payload_len: usize,
    /// What was read, without any bytes.
    read: Link<'static, 'static>,
}

impl LinkBuf {
    /// Reads a link that has no faults, as [`Link::decode`] does.
    ///
    /// ```
    /// use tracklens_codec::LinkBuf;
    ///
    /// let link = LinkBuf::decode("/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~")?;
    /// assert_eq!(link.as_link().token().unwrap().customer_id(), 1);
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The first of the [`faults`](Link::faults).
    pub fn decode<T>(text: &T) -> Result<Self, Error>
    where
        T: AsRef<[u8]> + ?Sized,
    {
        let text = text.as_ref();
        Link::decode(text, &mut vec![0; text.len()]).map(Self::from)
    }

    /// Reads a link as far as it goes, as [`Link::decode_partial`] does.
    ///
    /// ```
    /// use tracklens_codec::LinkBuf;
    ///
    /// let cut = LinkBuf::decode_partial("/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIQdX")?;
    /// assert_eq!(cut.as_link().records().unwrap().expiry(), Some(1_700_093_548));
    /// assert_eq!(cut.as_link().faults().next().unwrap().code(), "truncated_value");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Link::decode_partial`]: nothing shows that this is a tracked link.
    pub fn decode_partial<T>(text: &T) -> Result<Self, Error>
    where
        T: AsRef<[u8]> + ?Sized,
    {
        let text = text.as_ref();
        Link::decode_partial(text, &mut vec![0; text.len()]).map(Self::from)
    }

    /// The link, borrowed.
    #[must_use]
    pub fn as_link(&self) -> Link<'_, '_> {
        let (text, rest) = self
            .bytes
            .split_at_checked(self.text_len)
            .unwrap_or_default();
        let (payload, list) = rest.split_at_checked(self.payload_len).unwrap_or_default();
        self.read.in_bytes([text, payload, list])
    }
}

/// Keeps a link that was read, with its list if it was decrypted.
///
/// ```
/// use tracklens_codec::{Link, LinkBuf, MAX_PAYLOAD_LEN};
///
/// fn read(text: &str) -> Result<LinkBuf, tracklens_codec::Error> {
///     let mut buffer = [0; MAX_PAYLOAD_LEN];
///     Link::decode(text, &mut buffer).map(LinkBuf::from)
/// }
/// assert!(read("/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~").is_ok());
/// ```
impl From<Link<'_, '_>> for LinkBuf {
    fn from(link: Link<'_, '_>) -> Self {
        let text = link.parts().text();
        let payload = match link.payload() {
            Payload::Plaintext(_) => &[],
            payload => payload.as_bytes(),
        };
        let list = link.records().map(Records::payload).unwrap_or_default();
        let len = text
            .len()
            .saturating_add(payload.len())
            .saturating_add(list.len());
        let mut bytes = Vec::with_capacity(len);
        for part in [text, payload, list] {
            bytes.extend_from_slice(part);
        }
        Self {
            bytes: bytes.into(),
            text_len: text.len(),
            payload_len: payload.len(),
            read: link.in_bytes([&[]; 3]),
        }
    }
}

/// Reads a link as far as it goes, as [`LinkBuf::decode_partial`] does.
impl FromStr for LinkBuf {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::decode_partial(text)
    }
}

/// The text of the link, as [`Link`] shows it.
impl fmt::Display for LinkBuf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_link().fmt(f)
    }
}

/// Shows positions and lengths, never values.
impl fmt::Debug for LinkBuf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("LinkBuf").field(&self.as_link()).finish()
    }
}

impl Hash for LinkBuf {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bytes.hash(state);
    }
}
