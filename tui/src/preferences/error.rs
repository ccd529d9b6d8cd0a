//! Why a text gives no preferences.

use std::error::Error;
use std::fmt;

/// What in a text of preferences is not understood, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreferencesError {
    line: usize,
    column: usize,
    code: &'static str,
    message: String,
}

impl PreferencesError {
    /// What is not understood at a byte of a text.
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

    /// Bytes that are not UTF-8 after so many that are.
    pub(super) fn not_utf8(bytes: &[u8], valid_up_to: usize) -> Self {
        let valid = bytes.get(..valid_up_to).unwrap_or_default();
        let before = String::from_utf8_lossy(valid);
        let message = "this is not UTF-8".to_owned();
        Self::at(&before, before.len(), "invalid_utf8", message)
    }

    /// The line, from 1.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// The column in characters, from 1.
    #[must_use]
    pub const fn column(&self) -> usize {
        self.column
    }

    /// What is wrong, as a stable word.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// What is wrong, as a sentence with the code.
    pub(super) fn without_place(&self) -> String {
        format!("{} [{}]", self.message, self.code)
    }
}

impl fmt::Display for PreferencesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, .. } = self;
        write!(f, "{line}:{column}: {}", self.without_place())
    }
}

impl Error for PreferencesError {}
