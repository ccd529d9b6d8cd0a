//! The routes of links.

use core::fmt;
use core::str::FromStr;

use crate::bytes::percent::split_escape;
use crate::parse_error::ParseError;

/// The route of a link: the first segment of its path.
///
/// ```
/// use tracklens_codec::{Parts, Route};
///
/// let parts = Parts::find("/e/c2ln/dG9r/cGF5")?;
/// assert_eq!(parts.route(), Route::OldClick);
/// assert_eq!(Route::from_letter("e"), Some(Route::OldClick));
/// # Ok::<(), tracklens_codec::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Route {
    /// `e`: a click of an older generation.
    OldClick,
    /// `f`: a click.
    Click,
    /// `q`: an open.
    Open,
    /// `u`: a list-unsubscribe.
    Unsubscribe,
}

impl Route {
    /// The segment of the path.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::OldClick => "e",
            Self::Click => "f",
            Self::Open => "q",
            Self::Unsubscribe => "u",
        }
    }

    /// The route with this letter.
    #[must_use]
    pub const fn from_letter(letter: &str) -> Option<Self> {
        match letter.as_bytes() {
            [letter] => Self::from_byte(*letter),
            _ => None,
        }
    }

    /// The route of a segment, whose letter may be percent-encoded.
    #[inline]
    pub(crate) fn from_segment(segment: &[u8]) -> Option<Self> {
        if let [letter] = segment {
            return Self::from_byte(*letter);
        }
        let (letter, rest) = split_escape(segment)?;
        Self::from_byte(letter).filter(|_| rest.is_empty())
    }

    const fn from_byte(letter: u8) -> Option<Self> {
        match letter {
            b'e' => Some(Self::OldClick),
            b'f' => Some(Self::Click),
            b'q' => Some(Self::Open),
            b'u' => Some(Self::Unsubscribe),
            _ => None,
        }
    }
}

/// The letter.
impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.letter())
    }
}

/// The letter.
///
/// ```
/// use tracklens_codec::Route;
///
/// assert_eq!("f".parse::<Route>()?, Route::Click);
/// assert_eq!(Route::Open.to_string(), "q");
/// # Ok::<(), tracklens_codec::ParseError>(())
/// ```
impl FromStr for Route {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::from_letter(text).ok_or(ParseError::UnknownName)
    }
}
