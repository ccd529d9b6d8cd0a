//! The token of a link, and its flag.

use core::fmt::{self, Write as _};
use core::str::FromStr;

use crate::bytes::base64url::{decode_5, encode_5};
use crate::parse_error::ParseError;

/// The token of a link: the customer's id, and whether the payload is encrypted. \[seen\]
///
/// ```
/// use tracklens_codec::{Flag, Token};
///
/// let token = Token::from_bytes([0, 0, 0, 42, 0x10]);
/// assert_eq!(token.customer_id(), 42);
/// assert_eq!(token.flag(), Flag::Encrypted);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Token {
    customer_id: u32,
    flag: Flag,
}

impl Token {
    /// The length of a token in bytes: four for the customer id, big-endian, and one for the flag.
    pub const LEN: usize = 5;

    /// Makes the token of a customer.
    #[must_use]
    pub const fn new(customer_id: u32, flag: Flag) -> Self {
        Self { customer_id, flag }
    }

    /// The bytes of the token.
    #[must_use]
    pub const fn to_bytes(self) -> [u8; Self::LEN] {
        let [a, b, c, d] = self.customer_id.to_be_bytes();
        [a, b, c, d, self.flag.byte()]
    }

    /// Makes a token of its bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; Self::LEN]) -> Self {
        let [a, b, c, d, flag] = bytes;
        Self {
            customer_id: u32::from_be_bytes([a, b, c, d]),
            flag: Flag::from_byte(flag),
        }
    }

    /// The id of the customer.
    #[must_use]
    pub const fn customer_id(self) -> u32 {
        self.customer_id
    }

    /// Whether the payload is plaintext or encrypted.
    #[must_use]
    pub const fn flag(self) -> Flag {
        self.flag
    }
}

/// The token as a link has it: 7 characters of base64url and `~`.
impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let symbols = encode_5(self.to_bytes());
        symbols
            .iter()
            .try_for_each(|symbol| f.write_char(char::from(*symbol)))
    }
}

/// The token as a link has it. The padding may be missing.
///
/// ```
/// use tracklens_codec::{Flag, Token};
///
/// let token: Token = "AAAAKhA~".parse()?;
/// assert_eq!(token, Token::new(42, Flag::Encrypted));
/// assert_eq!(token.to_string(), "AAAAKhA~");
/// assert_eq!("AAAAKhA".parse(), Ok(token));
/// # Ok::<(), tracklens_codec::ParseError>(())
/// ```
impl FromStr for Token {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let symbols = text.strip_suffix('~').unwrap_or(text).as_bytes();
        let Some((symbols, [])) = symbols.split_first_chunk() else {
            let (expected, found) = (8, text.len());
            return Err(ParseError::WrongLength { expected, found });
        };
        match decode_5(*symbols) {
            Some(bytes) if encode_5(bytes).starts_with(symbols) => Ok(Self::from_bytes(bytes)),
            Some(_) => Err(ParseError::InvalidCharacter { offset: 6 }),
            None => {
                let is_symbol = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_".contains(byte);
                let offset = symbols.iter().position(|byte| !is_symbol(byte));
                let offset = offset.unwrap_or_default();
                Err(ParseError::InvalidCharacter { offset })
            }
        }
    }
}

impl From<[u8; Token::LEN]> for Token {
    fn from(bytes: [u8; Self::LEN]) -> Self {
        Self::from_bytes(bytes)
    }
}

impl From<Token> for [u8; Token::LEN] {
    fn from(token: Token) -> Self {
        token.to_bytes()
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Flag {
    /// `0x00`: the payload is the record list. \[seen\]
    Plaintext,
    /// `0x10`: the payload is the encrypted record list. \[seen\]
    Encrypted,
    /// Any other byte. None was ever seen.
    Unknown(u8),
}

impl Flag {
    /// The byte.
    #[must_use]
    pub const fn byte(self) -> u8 {
        match self {
            Self::Plaintext => 0x00,
            Self::Encrypted => 0x10,
            Self::Unknown(byte) => byte,
        }
    }

    /// The flag with this byte.
    #[must_use]
    pub const fn from_byte(byte: u8) -> Self {
        match byte {
            0x00 => Self::Plaintext,
            0x10 => Self::Encrypted,
            other => Self::Unknown(other),
        }
    }
}
