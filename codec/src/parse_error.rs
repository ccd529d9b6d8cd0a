//! Why a text is not a value.

use core::fmt;

/// Why a text is not the value that it was parsed as. It contains nothing of the text.
///
/// ```
/// use tracklens_codec::{Kind, MessageId, ParseError};
///
/// assert_eq!("click".parse(), Ok(Kind::Click));
/// assert_eq!("amp_click".parse::<Kind>(), Err(ParseError::UnknownName));
/// let error = "000443ee14578172be2x".parse::<MessageId>().unwrap_err();
/// assert_eq!(error, ParseError::InvalidCharacter { offset: 19 });
/// assert_eq!(error.code(), "invalid_character");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ParseError {
    /// The text has another length than every such value.
    WrongLength {
        /// The length that it should have, in bytes.
        expected: usize,
        /// The length that it has, in bytes.
        found: usize,
    },
    /// The text has a character that no such value has.
    InvalidCharacter {
        /// Its offset in bytes.
        offset: usize,
    },
    /// The text is the name of no such value.
    UnknownName,
    /// The number is greater than every such value.
    TooLarge,
}

impl ParseError {
    /// A stable name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::WrongLength { .. } => "wrong_length",
            Self::InvalidCharacter { .. } => "invalid_character",
            Self::UnknownName => "unknown_name",
            Self::TooLarge => "too_large",
        }
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongLength { expected, found } => {
                write!(f, "the text has a length of {found}, not {expected}")
            }
            Self::InvalidCharacter { offset } => {
                write!(f, "the text has a wrong character, at byte {offset}")
            }
            Self::UnknownName => f.write_str("the text is not one of the names"),
            Self::TooLarge => f.write_str("the number is too large"),
        }
    }
}

impl core::error::Error for ParseError {}
