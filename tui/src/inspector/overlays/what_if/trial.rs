//! The options that you ask about, and what they would mean.

use std::num::ParseIntError;

use tracklens_codec::{MetadataLength, Options};

use crate::inspector::desk::Desk;
use crate::reading::Reading;
use crate::writing::what_if::{Sender, WhatIf};

/// The options that you ask about, and what they would mean.
#[derive(Clone, Debug)]
pub(super) struct Trial {
    pub(super) includes_metadata: bool,
    /// The limit, if what is typed is one.
    pub(super) limit: Result<u32, ParseIntError>,
    /// What the two would mean, if there is a limit.
    pub(super) means: Option<WhatIf>,
}

/// What a row does when it is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// Put the options into effect.
    Keep,
    /// Ask about clicks with metadata, or without.
    Toggle,
    /// Ask about the limit that the metadata would just fit into.
    Fit(u32),
    /// Go back to the options of the configuration.
    Configured,
    /// Copy the link that the sender would write.
    Copy,
}

impl Trial {
    /// What a limit, as it is typed, would mean for the link.
    pub(super) fn of(desk: &Desk, typed: &str, includes_metadata: bool) -> Self {
        let mut trial = Self {
            includes_metadata,
            limit: typed.trim().parse(),
            means: None,
        };
        trial.means = trial
            .options()
            .filter(|_| !desk.visible().is_empty())
            .map(|options| {
                let mut buffer = Vec::new();
                let text = desk.visible().as_bytes();
                let reading = Reading::new(text, desk.settings(), &mut buffer);
                WhatIf::of(&reading, options)
            });
        trial
    }

    /// Whether this is what a limit, as it is typed, would mean.
    pub(super) fn is_of(&self, typed: &str, includes_metadata: bool) -> bool {
        self.limit == typed.trim().parse() && self.includes_metadata == includes_metadata
    }

    /// The options, if what is typed is a limit.
    pub(super) fn options(&self) -> Option<Options> {
        let limit = self.limit.clone().ok()?;
        let options = Options::default().with_max_metadata_len(limit);
        Some(options.with_click_tracking_include_metadata(self.includes_metadata))
    }

    /// The link that a sender would have written; empty if there is none.
    pub(super) fn link(&self) -> &str {
        match self.means.as_ref().map(|it| &it.sender) {
            Some(Sender::Writes(draft)) => &draft.text,
            _ => "",
        }
    }

    /// What can be done.
    pub(super) fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        let len = desk.anatomy().metadata_length().map(MetadataLength::len);
        let fit = len.and_then(|len| u32::try_from(len).ok());
        let fit = fit.filter(|len| self.limit.as_ref() != Ok(len));
        let is_other = self.options() != Some(desk.configured()) || desk.has_what_if();
        let mut deeds = vec![Deed::Keep, Deed::Toggle];
        deeds.extend(fit.map(Deed::Fit));
        deeds.extend(is_other.then_some(Deed::Configured));
        deeds.extend((!self.link().is_empty()).then_some(Deed::Copy));
        deeds
    }
}
