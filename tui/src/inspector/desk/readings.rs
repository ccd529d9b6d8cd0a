//! The readings of one text: as it is, and as it may be shown.

use std::borrow::Cow;

use crate::reading::{HeldReading, Reading};
use crate::settings::Settings;

/// The readings of one text.
#[derive(Clone, Debug)]
pub(in crate::inspector) struct Readings {
    original: HeldReading,
    /// Masked, if masking is on; otherwise the same.
    shown: HeldReading,
}

impl Readings {
    /// Reads a text once; if masking is on, once more as it is masked.
    pub(super) fn of(text: &str, settings: &Settings) -> Self {
        let original = HeldReading::new(text, settings);
        let shown = if settings.mask {
            original.masked()
        } else {
            original.clone()
        };
        Self { original, shown }
    }

    /// The reading of the text as it is.
    pub(in crate::inspector) fn original(&self) -> &Reading<'_> {
        self.original.reading()
    }

    /// The reading that may be shown.
    pub(in crate::inspector) fn shown(&self) -> &Reading<'_> {
        self.shown.reading()
    }

    /// The text that may be shown.
    pub(in crate::inspector) fn visible(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.shown().text())
    }
}
