//! The options that the inspector goes by, where they are not those of the configuration.

use std::fmt::Write as _;

use jiff::Timestamp;
use tracklens_codec::Options;

use super::Model;

impl Model {
    /// Whether other options than those of the configuration are in effect.
    #[must_use]
    pub fn has_what_if(&self) -> bool {
        self.settings.module != self.configured
    }

    /// The link that a sender with the options that are asked about would have written; empty where
    /// there is none.
    #[must_use]
    pub fn what_if_link(&self) -> &str {
        self.trial.as_ref().map_or("", |trial| trial.link())
    }

    /// What the options in effect are where they are not those of the configuration.
    pub(in crate::inspector) fn what_if_note(&self) -> String {
        let (now, configured) = (self.settings.module, self.configured);
        let includes = now.click_tracking_include_metadata();
        let mut note = String::new();
        if includes != configured.click_tracking_include_metadata() {
            note += " · clicks with";
            note += if includes { "" } else { "out" };
            note += " metadata";
        }
        let max = configured.max_metadata_len();
        if now.max_metadata_len() != max {
            // Writing to a string can't fail.
            let _ = write!(note, " · configured: {max}");
        }
        note
    }

    /// Lets other options be in effect.
    pub(in crate::inspector) fn go_by(&mut self, options: Options, now: Timestamp) {
        self.settings.module = options;
        self.read_again(now);
    }

    /// Reads the link after something else has changed; what is selected stays selected.
    pub(in crate::inspector) fn read_again(&mut self, now: Timestamp) {
        let place = |model: &Self, item: usize| {
            let item = model.anatomy.items().get(item)?;
            Some((item.name(), item.text.clone(), item.bytes.clone()))
        };
        let kept = self.selection.and_then(|item| place(self, item));
        let member = self.member;
        self.read(now);
        let items = 0..self.anatomy.items().len();
        let selection = items.into_iter().find(|item| place(self, *item) == kept);
        let selection = selection.filter(|_| kept.is_some());
        let member = member.filter(|_| selection == self.anatomy.metadata_item());
        self.select_within(selection, member);
    }
}
