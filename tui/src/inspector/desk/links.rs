//! The links that were pasted in this run.

use std::collections::HashSet;

use super::listed::ListedLink;
use crate::input::{MAX_FINDS, PastedRelative};
use crate::settings::Settings;

/// The links that were pasted in this run: each once, the newest last.
#[derive(Clone, Debug, Default)]
pub(in crate::inspector) struct Links {
    texts: Vec<String>,
    listed: Vec<ListedLink>,
    known: HashSet<String>,
    relatives: Vec<PastedRelative>,
    listed_relatives: Vec<ListedLink>,
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

    /// The headers of mails that belong to links.
    pub(in crate::inspector) fn relatives(&self) -> &[PastedRelative] {
        &self.relatives
    }

    /// What lists show of these headers, in the same order.
    pub(in crate::inspector) fn listed_relatives(&self) -> &[ListedLink] {
        &self.listed_relatives
    }

    /// Keeps a header, unless it is there already, or there are too many.
    pub(super) fn keep_relative(&mut self, relative: &PastedRelative, settings: &Settings) {
        if self.relatives.len() < MAX_FINDS && !self.relatives.contains(relative) {
            self.relatives.push(relative.clone());
            let listed = ListedLink::of_relative(relative, settings);
            self.listed_relatives.push(listed);
        }
    }

    /// Keeps a link, unless it is there already. Of too many the oldest go.
    pub(super) fn keep(&mut self, link: &str, listed: impl FnOnce() -> ListedLink) {
        if !self.known.insert(link.to_owned()) {
            return;
        }
        if self.texts.len() == 2 * MAX_FINDS {
            for oldest in self.texts.drain(..MAX_FINDS) {
                self.known.remove(&oldest);
            }
            self.listed.drain(..MAX_FINDS);
        }
        self.texts.push(link.to_owned());
        self.listed.push(listed());
    }

    /// Masks the links, or shows their values again, after the settings have changed.
    pub(super) fn mask_again(&mut self, settings: &Settings) {
        for (text, listed) in self.texts.iter().zip(&mut self.listed) {
            let origin = listed.origin.take();
            *listed = ListedLink::new(text, origin, settings);
        }
        let listed = |it| ListedLink::of_relative(it, settings);
        self.listed_relatives = self.relatives.iter().map(listed).collect();
    }
}
