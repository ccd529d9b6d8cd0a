//! The id of a message.

use core::fmt;
use core::str::FromStr;

use crate::bytes::hex::{read_hex, write_hex};
use crate::parse_error::ParseError;

/// The first second of 2021. Since then, message ids start with a stamp instead of a node.
const YEAR_2021: u32 = 1_609_459_200;

/// The id of one message to one recipient: 10 bytes. \[seen\]
///
/// ```
/// use tracklens_codec::MessageId;
///
/// let id = MessageId::new([0x00, 0x04, 0x43, 0xee, 0x14, 0x57, 0x81, 0x72, 0xbe, 0x22]);
/// assert_eq!(id.to_string(), "000443ee14578172be22");
/// assert_eq!(id.injection_time(), 1_460_989_507);
/// assert_eq!(id.node(), Some(4));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MessageId([u8; Self::LEN]);

impl MessageId {
    /// The length of a message id in bytes.
    pub const LEN: usize = 10;

    /// Makes a message id of its bytes.
    #[must_use]
    pub const fn new(bytes: [u8; Self::LEN]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; Self::LEN] {
        &self.0
    }

    /// When the message was injected, in Unix seconds: bytes 2 to 5, little-endian. \[seen\]
    ///
    /// ```
    /// use tracklens_codec::MessageId;
    ///
    /// let id = MessageId::new([0, 0, 0x43, 0xee, 0x14, 0x57, 0, 0, 0, 0]);
    /// assert_eq!(id.injection_time(), 0x5714_ee43);
    /// ```
    #[must_use]
    pub const fn injection_time(self) -> u32 {
        let [_, _, a, b, c, d, ..] = self.0;
        u32::from_le_bytes([a, b, c, d])
    }

    /// The number of the node that received the message: the first two bytes of ids from before 2021. \[inferred\]
    ///
    /// ```
    /// use tracklens_codec::MessageId;
    ///
    /// let sent_in_2016 = MessageId::new([0, 4, 0x43, 0xee, 0x14, 0x57, 0, 0, 0, 0]);
    /// assert_eq!(sent_in_2016.node(), Some(4));
    /// let sent_in_2023 = MessageId::new([0x65, 0x55, 0x5e, 0x6c, 0x5e, 0x65, 0, 0, 0, 0]);
    /// assert_eq!(sent_in_2023.node(), None);
    /// ```
    #[must_use]
    pub const fn node(self) -> Option<u16> {
        if self.injection_time() < YEAR_2021 {
            Some(self.prefix())
        } else {
            None
        }
    }

    /// The first two bytes, big-endian: a [`node`](Self::node) before 2021, and since then a stamp of when the node
    /// was started. \[inferred\]
    ///
    /// ```
    /// use tracklens_codec::MessageId;
    ///
    /// let id = MessageId::new([0x65, 0x55, 0x5e, 0x6c, 0x5e, 0x65, 0, 0, 0, 0]);
    /// assert_eq!(id.prefix(), 0x6555);
    /// ```
    #[must_use]
    pub const fn prefix(self) -> u16 {
        let [high, low, ..] = self.0;
        u16::from_be_bytes([high, low])
    }
}

/// 20 lower-case hexadecimal digits, as events print it.
impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(&self.0, f)
    }
}

/// Hexadecimal digits, two a byte, in lower or upper case.
///
/// ```
/// use tracklens_codec::MessageId;
///
/// let id: MessageId = "000443EE14578172BE22".parse()?;
/// assert_eq!(id.to_string(), "000443ee14578172be22");
/// # Ok::<(), tracklens_codec::ParseError>(())
/// ```
impl FromStr for MessageId {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        read_hex(text).map(Self)
    }
}

impl From<[u8; MessageId::LEN]> for MessageId {
    fn from(bytes: [u8; Self::LEN]) -> Self {
        Self(bytes)
    }
}

impl From<MessageId> for [u8; MessageId::LEN] {
    fn from(id: MessageId) -> Self {
        id.0
    }
}
