//! Why a file gives no preferences.

use std::error::Error;
use std::fmt;
use std::io;

use crate::text::shown::Shown;

/// Why a file gives no preferences.
#[derive(Debug)]
#[non_exhaustive]
pub enum PreferencesError {
    /// The file can't be read.
    Unreadable {
        /// Its name.
        file: Shown,
        /// Why.
        error: io::Error,
    },
    /// What the file says is not understood.
    Wrong {
        /// Its name.
        file: Shown,
        /// What is wrong, and where.
        problem: Problem,
    },
}

impl fmt::Display for PreferencesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { file, error } => write!(f, "{file}: {error}"),
            Self::Wrong { file, problem } => write!(f, "{file}:{problem}"),
        }
    }
}

impl Error for PreferencesError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Unreadable { error, .. } => Some(error),
            Self::Wrong { problem, .. } => Some(problem),
        }
    }
}

/// What is not understood, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    line: usize,
    column: usize,
    code: &'static str,
    message: String,
}

impl Problem {
    /// A problem at a byte of a text.
    pub(super) fn at(text: &str, offset: usize, code: &'static str, message: String) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        Self {
            line: 1 + before.matches('\n').count(),
            column: 1 + line.chars().count(),
            code,
            message,
        }
    }

    /// Bytes that are no text from one of them on.
    pub(super) fn no_utf8(bytes: &[u8], valid_up_to: usize) -> Self {
        let valid = bytes.get(..valid_up_to).unwrap_or_default();
        let before = String::from_utf8_lossy(valid);
        let message = "this is no UTF-8".to_owned();
        Self::at(&before, before.len(), "invalid_utf8", message)
    }

    /// The line, from 1.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// What is wrong, in a stable word.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.code
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            line,
            column,
            code,
            message,
        } = self;
        write!(f, "{line}:{column}: {message} [{code}]")
    }
}

impl Error for Problem {}
