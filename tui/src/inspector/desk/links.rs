//! The links that were pasted in this run.

use std::collections::HashSet;

use super::listed::ListedLink;
use crate::settings::Settings;

/// The most links that are kept: more than a mail of a megabyte has.
pub(in crate::inspector) const MAX_LINKS: usize = 10_000;

/// The links that were pasted in this run: each once, the newest last.
#[derive(Clone, Debug, Default)]
pub(in crate::inspector) struct Links {
    texts: Vec<String>,
    listed: Vec<ListedLink>,
    known: HashSet<String>,
}

impl Links {
    /// The texts of the links.
    pub(in crate::inspector) fn texts(&self) -> &[String] {
        &self.texts
    }

    /// What lists show of the links, in the same order.
    pub(in crate::inspector) fn listed(&self) -> &[ListedLink] {
        &self.listed
    }

    /// Keeps a link, unless it is there already. Of too many the oldest goes.
    pub(super) fn keep(&mut self, link: &str, listed: impl FnOnce() -> ListedLink) {
        if !self.known.insert(link.to_owned()) {
            return;
        }
        if self.texts.len() == MAX_LINKS {
            let oldest = self.texts.remove(0);
            self.known.remove(&oldest);
            self.listed.remove(0);
        }
        self.texts.push(link.to_owned());
        self.listed.push(listed());
    }

    /// Masks the links, or shows their values again, after the settings have changed.
    pub(super) fn mask_again(&mut self, settings: &Settings) {
        for (text, listed) in self.texts.iter().zip(&mut self.listed) {
            let origin = listed.origin.take();
            *listed = ListedLink::new(text, settings).from(origin);
        }
    }
}
