//! A link that was read once, with everything that panes, search and lists want to know of it.

use super::listed::ListedLink;
use crate::input::{Candidate, Readable};
use crate::inspector::anatomy::Anatomy;
use crate::reading::masking::Disclosed;
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
    pub(super) fn of(text: &str, settings: &Settings) -> Self {
        let disclosed = Disclosed::of_candidate(Candidate::whole(text.as_bytes()), settings);
        let mut buffer = Vec::new();
        let reading = disclosed.reading(settings, &mut buffer);
        let visible = disclosed.text();
        Self {
            shown: Shown::text(&visible),
            listed: ListedLink::of(&reading, &visible),
            anatomy: Anatomy::of(&reading),
            readable: reading.readable(),
        }
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
