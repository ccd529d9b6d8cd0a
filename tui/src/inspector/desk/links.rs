//! The links that were pasted in this run.

use tracklens_codec::{Payload, Records};

use crate::reading::Reading;
use crate::reading::masking::Disclosed;
use crate::settings::Settings;
use crate::text::shown::Shown;

/// The most links that are kept.
pub(in crate::inspector) const MAX_LINKS: usize = 100;

/// The links that were pasted in this run: each once, the newest last.
#[derive(Clone, Debug, Default)]
pub(in crate::inspector) struct Links {
    texts: Vec<String>,
    listed: Vec<ListedLink>,
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
        if self.texts.iter().any(|kept| kept == link) {
            return;
        }
        if self.texts.len() == MAX_LINKS {
            self.texts.remove(0);
            self.listed.remove(0);
        }
        self.texts.push(link.to_owned());
        self.listed.push(listed());
    }

    /// Masks the links, or shows their values again, after the settings have changed.
    pub(super) fn mask_again(&mut self, settings: &Settings) {
        let listed = |link: &String| ListedLink::new(link, settings);
        self.listed = self.texts.iter().map(listed).collect();
    }
}

/// What a list shows of a link: by its text alone, few would recognize it.
#[derive(Clone, Debug, Default)]
pub(in crate::inspector) struct ListedLink {
    /// The text, masked if masking is on.
    pub(in crate::inspector) text: String,
    /// The kind of link, or that it is none.
    pub(in crate::inspector) kind: &'static str,
    /// The recipient, or why there is none.
    pub(in crate::inspector) recipient: Shown,
}

impl ListedLink {
    /// Reads a link for the list.
    pub(super) fn new(link: &str, settings: &Settings) -> Self {
        let disclosed = Disclosed::of_line(link.as_bytes(), settings);
        let mut buffer = Vec::new();
        let reading = disclosed.reading(settings, &mut buffer);
        Self::of(&reading, &disclosed.text())
    }

    /// What a list shows of a link that was read.
    pub(super) fn of(reading: &Reading<'_>, text: &str) -> Self {
        let kind = match reading.link() {
            Ok(link) => link.kind().map_or("no kind", |kind| kind.name()),
            Err(_) => "not a link",
        };
        let recipient = reading.records().and_then(Records::rcpt_to);
        let recipient = match (recipient, reading.payload()) {
            (Some(recipient), _) => Shown::bytes(recipient),
            (None, Some(Payload::Encrypted(_))) => Shown::text("encrypted"),
            (None, _) => Shown::default(),
        };
        Self {
            text: text.to_owned(),
            kind,
            recipient,
        }
    }
}
