//! What is known where a link stands: who the recipients are, and in how many other links it is.

use tracklens_codec::Records;

use super::secrets::Secrets;
use crate::settings::Settings;

/// What is known where a link stands.
#[derive(Debug)]
pub(super) struct Around<'s> {
    /// How links are read.
    pub(super) settings: &'s Settings,
    /// What the links around say of their recipients.
    pub(super) secrets: Secrets,
    /// In how many links it stands.
    pub(super) depth: usize,
}

impl<'s> Around<'s> {
    /// Nothing is known.
    pub(super) fn nothing(settings: &'s Settings) -> Self {
        Self {
            settings,
            secrets: Secrets::default(),
            depth: 0,
        }
    }

    /// What is known within a link with these records.
    pub(super) fn within(&self, records: Option<&Records<'_>>) -> Self {
        Self {
            settings: self.settings,
            secrets: Secrets::of(records, &self.secrets),
            depth: self.depth + 1,
        }
    }
}
