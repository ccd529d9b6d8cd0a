//! Findings about a link that are no faults of it.

use tracklens_codec::DecryptionError;

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its stable `snake_case` name.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is found, as a sentence for people.
    pub message: String,
}

impl Note {
    /// That a payload can't be decrypted.
    pub(crate) fn of_decryption(error: DecryptionError) -> Self {
        Self {
            code: error.code(),
            severity: Severity::Warning,
            message: error.to_string(),
        }
    }
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Severity {
    /// Something that was asked for is not there.
    Warning,
}

impl Severity {
    /// The name that stands in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Warning => "warning",
        }
    }
}
