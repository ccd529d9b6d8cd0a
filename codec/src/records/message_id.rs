//! The id of a message.

use core::fmt;

use crate::bytes::hex::write_hex;

/// The first second of 2021: ids of messages since then start with another stamp than a node.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MessageId([u8; Self::LEN]);

impl MessageId {
    /// Bytes in a message id.
    ///
    /// ```
    /// use tracklens_codec::MessageId;
    ///
    /// // Events print two digits a byte.
    /// assert_eq!(MessageId::new([0; MessageId::LEN]).to_string().len(), 20);
    /// ```
    pub const LEN: usize = 10;

    /// A message id of these bytes.
    ///
    /// ```
    /// use tracklens_codec::MessageId;
    ///
    /// let id = MessageId::new([0x00, 0x04, 0x43, 0xee, 0x14, 0x57, 0x81, 0x72, 0xbe, 0x22]);
    /// assert_eq!(id.to_string(), "000443ee14578172be22");
    /// ```
    #[must_use]
    pub const fn new(bytes: [u8; Self::LEN]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    ///
    /// ```
    /// use tracklens_codec::MessageId;
    ///
    /// assert_eq!(MessageId::new([7; 10]).as_bytes(), &[7; 10]);
    /// ```
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; Self::LEN] {
        &self.0
    }

    /// When the message was injected, Unix seconds: bytes 2 to 5, little-endian. \[seen\]
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

    /// The number of the node that took the message in: the first two bytes of an id from before
    /// 2021. \[inferred\]
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

    /// The first two bytes, big-endian: a [`node`](Self::node) before 2021, a stamp of the node's
    /// start since. \[inferred\]
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
