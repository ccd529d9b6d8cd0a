//! Why a link can't be edited as asked.

use std::fmt;

use tracklens_codec::WriteError;

/// Why a link can't be edited as asked, and the byte of what was typed at which it goes wrong, if there is
/// one. It holds nothing of the link, and nothing that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EditError {
    reason: Reason,
    at: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    /// This sentence says it.
    Sentence(&'static str),
    /// The codec can't write it.
    Written(WriteError),
    /// It has the wrong number of digits.
    Digits { expected: usize, found: usize },
    /// The link would be longer than the inspector takes, in bytes.
    TooLong { len: usize, limit: usize },
}

impl EditError {
    pub(crate) const fn new(sentence: &'static str) -> Self {
        Self {
            reason: Reason::Sentence(sentence),
            at: None,
        }
    }

    pub(super) const fn new_at(sentence: &'static str, at: usize) -> Self {
        Self {
            reason: Reason::Sentence(sentence),
            at: Some(at),
        }
    }

    pub(super) const fn digits(expected: usize, found: usize) -> Self {
        Self {
            reason: Reason::Digits { expected, found },
            at: None,
        }
    }

    pub(crate) const fn too_long(len: usize, limit: usize) -> Self {
        Self {
            reason: Reason::TooLong { len, limit },
            at: None,
        }
    }

    /// The same without a place.
    pub(super) fn without_place(self) -> Self {
        Self { at: None, ..self }
    }

    /// The byte of what was typed at which it goes wrong.
    #[must_use]
    pub fn at(&self) -> Option<usize> {
        let of_codec = match self.reason {
            Reason::Written(
                WriteError::InvalidHost { offset }
                | WriteError::InvalidSublink { offset }
                | WriteError::InvalidUtf8 { offset, .. },
            ) => usize::try_from(offset).ok(),
            _ => None,
        };
        self.at.or(of_codec)
    }
}

impl From<WriteError> for EditError {
    fn from(error: WriteError) -> Self {
        Self {
            reason: Reason::Written(error),
            at: None,
        }
    }
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.reason {
            Reason::Sentence(sentence) => f.write_str(sentence)?,
            Reason::Written(error) => error.fmt(f)?,
            Reason::Digits { expected, found } => {
                write!(
                    f,
                    "this must be {expected} hexadecimal digits, and has {found}"
                )?;
            }
            Reason::TooLong { len, limit } => {
                write!(
                    f,
                    "the link would have {len} bytes, and has at most {limit}"
                )?;
            }
        }
        match self.at {
            Some(at) => write!(f, " (at byte {at})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for EditError {}
