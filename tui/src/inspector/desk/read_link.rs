//! A link that was read once, with everything that panes, search and lists want to know of it.

use super::listed::ListedLink;
use super::readings::with_readings;
use crate::input::Readable;
use crate::input::mail::MailSays;
use crate::inspector::anatomy::Anatomy;
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
        with_readings(text, settings, |original, reading, visible| Self {
            shown: Shown::text(visible),
            listed: ListedLink::of(reading, visible).compared_with(says, original),
            anatomy: Anatomy::of(reading),
            readable: reading.readable(),
        })
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
