//! A link that was read once, with everything that panes, search and lists want to know of it.

use super::listed::ListedLink;
use super::readings::Readings;
use crate::input::Readable;
use crate::input::mail::MailSays;
use crate::inspector::anatomy::Anatomy;
use crate::reading::Reading;
use crate::settings::Settings;
use crate::text::shown::Shown;

/// A link that was read.
#[derive(Clone, Debug, Default)]
pub(in crate::inspector) struct ReadLink {
    /// The text, safe to show.
    pub(super) shown: Shown,
    /// What lists show of it; its text is the text as you see it, masked if masking is on.
    pub(super) listed: ListedLink,
    /// The items of the link, and where they are.
    pub(super) anatomy: Anatomy,
    /// How far the text can be read as a link.
    pub(super) readable: Readable,
}

impl ReadLink {
    /// Reads a text, once; if masking is on, once more as it is masked.
    /// `says` is what the headers of its mail say.
    pub(super) fn of(text: &str, says: Option<&MailSays>, settings: &Settings) -> Self {
        let readings = Readings::of(text, settings);
        let reading = readings.shown();
        Self {
            shown: Shown::text(&readings.visible()),
            anatomy: Anatomy::of(reading),
            readable: reading.readable(),
            listed: ListedLink::of(readings, says),
        }
    }

    /// The readings; none if there was no text to read.
    pub(in crate::inspector) const fn readings(&self) -> Option<&Readings> {
        self.listed.readings.as_ref()
    }

    /// The reading of the text as it is; none if there was no text to read.
    pub(super) fn original(&self) -> Option<&Reading<'_>> {
        self.readings().map(Readings::original)
    }

    /// How far the text can be read as a link.
    pub(in crate::inspector) const fn readable(&self) -> Readable {
        self.readable
    }

    /// The text as you see it: masked, if masking is on.
    pub(in crate::inspector) fn visible(&self) -> &str {
        &self.listed.text
    }
}
