//! The links that were pasted in this run.

use std::collections::HashSet;

use super::listed::ListedLink;
use super::readings::Readings;
use crate::input::{MAX_FINDS, PastedRelative};
use crate::settings::Settings;

/// The bytes of the readings of the newest links that are kept, to be compared without decoding them again.
const MAX_HELD: usize = 1 << 20;

/// What a reading takes beside the text of its link, in bytes, about.
const READING_LEN: usize = 4096;

/// The links that were pasted in this run: each once, the newest last.
#[derive(Clone, Debug, Default)]
pub(in crate::inspector) struct Links {
    texts: Vec<String>,
    listed: Vec<ListedLink>,
    known: HashSet<String>,
    /// The links that were edited or made up here.
    altered: HashSet<String>,
    /// The first link whose readings are kept, and the bytes of it and those after it.
    first_held: usize,
    held: usize,
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

    /// Keeps a link that was given, unless it is there already. Of too many the oldest go.
    pub(super) fn keep(&mut self, link: &str, listed: impl FnOnce() -> ListedLink) {
        if !self.known.insert(link.to_owned()) {
            if self.altered.remove(link) {
                self.replace(link, listed());
            }
            return;
        }
        self.add(link, listed);
    }

    /// Keeps a link that was edited or made up here, unless it is there already.
    pub(super) fn keep_altered(&mut self, link: &str, listed: impl FnOnce() -> ListedLink) {
        if self.known.insert(link.to_owned()) {
            self.altered.insert(link.to_owned());
            self.add(link, listed);
        }
    }

    /// Lists a link as it was given, which until now was listed as one that was made here.
    fn replace(&mut self, link: &str, listed: ListedLink) {
        let number = self.texts.iter().rposition(|text| text == link);
        if let Some(old) = number.and_then(|it| self.listed.get_mut(it)) {
            let readings = old.readings.take();
            *old = listed;
            old.readings = readings;
        }
    }

    fn add(&mut self, link: &str, listed: impl FnOnce() -> ListedLink) {
        if self.texts.len() == 2 * MAX_FINDS {
            for oldest in self.texts.drain(..MAX_FINDS) {
                self.known.remove(&oldest);
                self.altered.remove(&oldest);
            }
            self.listed.drain(..MAX_FINDS);
            self.forget_readings();
        }
        self.texts.push(link.to_owned());
        self.listed.push(listed());
        self.held += READING_LEN + link.len();
        while self.held > MAX_HELD && self.first_held + 1 < self.listed.len() {
            self.held -= READING_LEN + self.texts[self.first_held].len();
            self.listed[self.first_held].readings = None;
            self.first_held += 1;
        }
    }

    /// The readings of a link, if they are still kept.
    pub(super) fn readings(&self, link: &str) -> Option<&Readings> {
        let number = self.texts.iter().rposition(|text| text == link)?;
        self.listed.get(number)?.readings.as_ref()
    }

    /// Keeps no readings any longer: they were made with other settings.
    pub(super) fn forget_readings(&mut self) {
        for listed in &mut self.listed {
            listed.readings = None;
        }
        self.first_held = self.listed.len();
        self.held = 0;
    }

    /// Lists the links again, after the settings have changed.
    pub(super) fn list_again(&mut self, settings: &Settings) {
        for (text, listed) in self.texts.iter().zip(&mut self.listed) {
            *listed = std::mem::take(listed).again(text, settings);
            listed.readings = None;
        }
        self.forget_readings();
        let listed = |it| ListedLink::of_relative(it, settings);
        self.listed_relatives = self.relatives.iter().map(listed).collect();
    }
}
