//! Signature, token, message id and transmission id: their bytes, and what they tell.

use core::fmt;

/// The first second of 2021: ids of messages since then start with another stamp than a node.
const YEAR_2021: u32 = 1_609_459_200;

/// The signature of a link: 16 bytes, another in every link. \[seen\]
///
/// The vendor calls it an HMAC. Its algorithm, its key and what it covers are \[unknown\], so one of
/// the vendor's can be shown and kept, never checked. One that was made by another scheme can:
/// [`SignatureScheme`](crate::SignatureScheme).
///
/// ```
/// use tracklens_codec::Signature;
///
/// let signature = Signature::new([0xab; 16]);
/// assert_eq!(signature.to_string(), "ab".repeat(16));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Signature([u8; Self::LEN]);

impl Signature {
    /// Bytes in a signature.
    ///
    /// ```
    /// use tracklens_codec::Signature;
    ///
    /// assert_eq!(Signature::new([0; Signature::LEN]).as_bytes().len(), 16);
    /// ```
    pub const LEN: usize = 16;

    /// A signature of these bytes.
    ///
    /// ```
    /// use tracklens_codec::Signature;
    ///
    /// let other = Signature::new([1; 16]);
    /// assert_ne!(Signature::new([0; 16]), other, "no two links have the same");
    /// ```
    #[must_use]
    pub const fn new(bytes: [u8; Self::LEN]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    ///
    /// ```
    /// use tracklens_codec::Signature;
    ///
    /// assert_eq!(Signature::new([7; 16]).as_bytes(), &[7; 16]);
    /// ```
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; Self::LEN] {
        &self.0
    }
}

/// 32 lower-case hexadecimal digits.
impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(&self.0, f)
    }
}

/// The token of a link: whose it is, and how its payload is written. \[seen\]
///
/// ```
/// use tracklens_codec::{Flag, Token};
///
/// let token = Token::from_bytes([0, 0, 0, 42, 0x10]);
/// assert_eq!(token.customer_id(), 42);
/// assert_eq!(token.flag(), Flag::Encrypted);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Token {
    customer_id: u32,
    flag: Flag,
}

impl Token {
    /// Bytes in a token: four of the customer id, big-endian, and one of flags.
    ///
    /// ```
    /// use tracklens_codec::{Flag, Token};
    ///
    /// let bytes = [0; Token::LEN];
    /// assert_eq!(Token::from_bytes(bytes).flag(), Flag::Plaintext);
    /// ```
    pub const LEN: usize = 5;

    /// The token of a customer.
    ///
    /// ```
    /// use tracklens_codec::{Flag, Token};
    ///
    /// let token = Token::new(42, Flag::Plaintext);
    /// assert_eq!(token.to_bytes(), [0, 0, 0, 42, 0]);
    /// ```
    #[must_use]
    pub const fn new(customer_id: u32, flag: Flag) -> Self {
        Self { customer_id, flag }
    }

    /// The bytes of the token.
    ///
    /// ```
    /// use tracklens_codec::Token;
    ///
    /// assert_eq!(Token::from_bytes([1, 2, 3, 4, 0x10]).to_bytes(), [1, 2, 3, 4, 0x10]);
    /// ```
    #[must_use]
    pub const fn to_bytes(self) -> [u8; Self::LEN] {
        let [a, b, c, d] = self.customer_id.to_be_bytes();
        [a, b, c, d, self.flag.byte()]
    }

    /// The token that these bytes are.
    ///
    /// ```
    /// use tracklens_codec::{Flag, Token};
    ///
    /// let token = Token::from_bytes([0, 0, 1, 2, 0x00]);
    /// assert_eq!(token, Token::new(258, Flag::Plaintext));
    /// ```
    #[must_use]
    pub const fn from_bytes(bytes: [u8; Self::LEN]) -> Self {
        let [a, b, c, d, flag] = bytes;
        Self {
            customer_id: u32::from_be_bytes([a, b, c, d]),
            flag: Flag::from_byte(flag),
        }
    }

    /// The customer.
    ///
    /// ```
    /// use tracklens_codec::Token;
    ///
    /// assert_eq!(Token::from_bytes([0, 8, 0xc3, 0x92, 0]).customer_id(), 574_354);
    /// ```
    #[must_use]
    pub const fn customer_id(self) -> u32 {
        self.customer_id
    }

    /// How the payload is written.
    ///
    /// ```
    /// use tracklens_codec::{Flag, Token};
    ///
    /// let token = Token::from_bytes([0, 0, 0, 1, 0x10]);
    /// assert_eq!(token.flag(), Flag::Encrypted);
    /// ```
    #[must_use]
    pub const fn flag(self) -> Flag {
        self.flag
    }
}

/// The flag byte of a [`Token`].
///
/// ```
/// use tracklens_codec::{Flag, Token};
///
/// let flag = |byte| Token::from_bytes([0, 0, 0, 1, byte]).flag();
/// assert_eq!(flag(0x00), Flag::Plaintext);
/// assert_eq!(flag(0x10), Flag::Encrypted);
/// assert_eq!(flag(0x20), Flag::Unknown(0x20));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Flag {
    /// `0x00`: the payload is the record list. \[seen\]
    Plaintext,
    /// `0x10`: the payload is the record list encrypted. \[seen\]
    Encrypted,
    /// Any other byte; never seen.
    Unknown(u8),
}

impl Flag {
    /// The byte.
    ///
    /// ```
    /// assert_eq!(tracklens_codec::Flag::Encrypted.byte(), 0x10);
    /// ```
    #[must_use]
    pub const fn byte(self) -> u8 {
        match self {
            Self::Plaintext => 0x00,
            Self::Encrypted => 0x10,
            Self::Unknown(byte) => byte,
        }
    }

    const fn from_byte(byte: u8) -> Self {
        match byte {
            0x00 => Self::Plaintext,
            0x10 => Self::Encrypted,
            other => Self::Unknown(other),
        }
    }
}

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

/// The id of a transmission: 64 bits. \[seen\] What its bits say is \[inferred\].
///
/// ```
/// use tracklens_codec::TransmissionId;
///
/// let id = TransmissionId::new(11_898_458_545_848_322);
/// assert_eq!((id.node(), id.generator_start(), id.counter()), (0, 1_418_406_790, 2));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TransmissionId(u64);

impl TransmissionId {
    /// A transmission id of this number.
    ///
    /// ```
    /// use tracklens_codec::TransmissionId;
    ///
    /// // The payload has it big-endian.
    /// let id = TransmissionId::new(u64::from_be_bytes([0, 0x2a, 0x45, 0x99, 0x53, 0, 0, 2]));
    /// assert_eq!(id.counter(), 2);
    /// ```
    #[must_use]
    pub const fn new(number: u64) -> Self {
        Self(number)
    }

    /// The number, as events print it.
    ///
    /// ```
    /// use tracklens_codec::TransmissionId;
    ///
    /// let id = TransmissionId::new(11_898_458_545_848_322);
    /// assert_eq!(id.get(), 11_898_458_545_848_322);
    /// ```
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }

    /// The node, bits 63 to 54. \[inferred\]
    ///
    /// ```
    /// use tracklens_codec::TransmissionId;
    ///
    /// assert_eq!(TransmissionId::new(3 << 54).node(), 3);
    /// ```
    #[must_use]
    pub fn node(self) -> u16 {
        u16::try_from(self.0.wrapping_shr(54)).unwrap_or(u16::MAX)
    }

    /// When the generator of ids was started, Unix seconds, bits 53 to 23. \[inferred\]
    ///
    /// That may be days before the transmission: it is not the time of sending.
    ///
    /// ```
    /// use tracklens_codec::TransmissionId;
    ///
    /// let id = TransmissionId::new(11_898_458_545_848_322);
    /// assert_eq!(id.generator_start(), 1_418_406_790);
    /// ```
    #[must_use]
    pub fn generator_start(self) -> u32 {
        u32::try_from(self.0.wrapping_shr(23) & 0x7fff_ffff).unwrap_or(u32::MAX)
    }

    /// How many ids the generator gave before, bits 22 to 0. \[inferred\]
    ///
    /// ```
    /// use tracklens_codec::TransmissionId;
    ///
    /// let (one, next) = (TransmissionId::new(41), TransmissionId::new(42));
    /// assert_eq!(next.counter() - one.counter(), 1);
    /// ```
    #[must_use]
    pub fn counter(self) -> u32 {
        u32::try_from(self.0 & 0x007f_ffff).unwrap_or(u32::MAX)
    }
}

/// Decimal digits.
impl fmt::Display for TransmissionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

fn write_hex(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}
