//! Reading the link again whenever it changes: once each time.

use std::mem;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use tracklens_codec::Options;

use super::given::Given;
use super::history::Version;
use super::link_change::LinkChange;
use super::listed::ListedLink;
use super::matches::Search;
use super::notice::{Notice, PasteSummary};
use super::read_link::ReadLink;
use super::readings::Readings;
use super::state::Desk;
use super::text_line::TextLine;
use crate::input::{LinkOrigin, PastedLink, PastedRelative};
use crate::reading::{Mark, Provenance};

impl Desk {
    /// Reads a text that could become the link.
    pub(in crate::inspector) fn read_text(&mut self, text: &str, now: Timestamp) -> ReadLink {
        self.settings.now = now;
        ReadLink::of(text, None, &self.settings)
    }

    /// Reads a link that was found in a paste.
    pub(in crate::inspector) fn read_found(
        &mut self,
        link: &PastedLink,
        now: Timestamp,
    ) -> ReadLink {
        self.settings.now = now;
        ReadLink::of(&link.text, link.origin.says.as_deref(), &self.settings)
    }

    /// Replaces the link by one that was given and read.
    pub(in crate::inspector) fn replace_with(&mut self, link: &str, read: ReadLink) {
        let given = Given::new(link, read.original());
        self.put_on_desk(link, read, given, LinkChange::Pasted);
    }

    /// Replaces the link by one of this run.
    pub(in crate::inspector) fn choose_link(&mut self, number: usize, now: Timestamp) {
        let Some(link) = self.links.texts().get(number).cloned() else {
            return;
        };
        let read = self.read_text(&link, now);
        let given = self.links.listed()[number].given.clone();
        let given = given.unwrap_or_else(|| Given::new(&link, read.original()));
        self.put_on_desk(&link, read, given, LinkChange::Chosen);
    }

    /// Replaces the link by one that was made up.
    pub(super) fn replace_with_made_up(&mut self, link: &str, now: Timestamp) {
        let read = self.read_text(link, now);
        let given = Given::made_up(link, read.original());
        self.put_on_desk(link, read, given, LinkChange::MadeUp);
        self.keep_link();
    }

    /// Changes the text of the link, and keeps what it was.
    pub(in crate::inspector) fn change(
        &mut self,
        what: LinkChange,
        now: Timestamp,
        change: impl FnOnce(&mut TextLine),
    ) {
        let before = self.version();
        change(&mut self.link);
        self.is_untouched = false;
        self.keep_step(before, what);
        self.has_unkept_edit = self.given.differs_from(self.link.as_str());
        self.read_now(now);
    }

    /// Goes back to the text before the last change.
    pub(in crate::inspector) fn undo(&mut self, now: Timestamp) {
        let before = self.history.undo(self.version());
        self.go_to(before, [Notice::Undone, Notice::NothingToUndo], now);
    }

    /// Goes forward to the text that the last undo took back.
    pub(in crate::inspector) fn redo(&mut self, now: Timestamp) {
        let after = self.history.redo(self.version());
        self.go_to(after, [Notice::Redone, Notice::NothingToRedo], now);
    }

    /// Keeps the link in the list of this run.
    pub(in crate::inspector) fn keep_link(&mut self) {
        let (listed, given) = (&self.read.listed, &self.given);
        let listed = || listed.clone().made_from(given, self.provenance);
        self.links.keep_altered(self.link.as_str(), listed);
    }

    /// Keeps a link that was found in a paste.
    pub(in crate::inspector) fn keep_found(&mut self, link: &PastedLink) {
        let settings = &self.settings;
        let listed = || ListedLink::new(&link.text, Some(link.origin.clone()), settings);
        self.links.keep(&link.text, listed);
    }

    /// Keeps a link that was pasted and read.
    pub(in crate::inspector) fn keep_read(
        &mut self,
        link: &str,
        read: &ReadLink,
        origin: Option<LinkOrigin>,
    ) {
        let settings = &self.settings;
        let listed = || read.listed.clone().from(origin, settings);
        self.links.keep(link, listed);
    }

    /// Says what was found in a paste, now and in the list of links.
    pub(in crate::inspector) fn found_in_paste(&mut self, summary: PasteSummary) {
        self.notice = Some(Notice::Pasted(summary));
        self.found = Some(summary);
        if !self.is_reading_file() {
            self.file = None;
        }
    }

    /// Keeps a header that was found in a paste.
    pub(in crate::inspector) fn keep_relative(&mut self, relative: &PastedRelative) {
        self.links.keep_relative(relative, &self.settings);
    }

    /// The place in the list of this run of the link on the desk.
    pub(in crate::inspector) fn number_of_link(&self) -> Option<usize> {
        let mut texts = self.links.texts().iter();
        texts.position(|text| text == self.link.as_str())
    }

    /// What lists show of the link on the desk, if it is in the list of this run.
    pub(in crate::inspector) fn listed_link(&self) -> Option<&ListedLink> {
        self.links.listed().get(self.number_of_link()?)
    }

    /// The readings of a link: those that are kept, or new ones.
    pub(in crate::inspector) fn readings_of(&self, link: &str) -> Readings {
        let kept = self.links.readings(link).cloned();
        kept.unwrap_or_else(|| Readings::of(link, &self.settings))
    }

    /// What of a link of this run is not as it was given.
    pub(in crate::inspector) fn provenance_of(&self, link: &Readings) -> Provenance {
        let text = link.original().text();
        let mut texts = self.links.texts().iter();
        let number = texts.position(|it| it.as_bytes() == text);
        let listed = number.and_then(|it| self.links.listed().get(it));
        let provenance = listed.map_or_else(Provenance::default, ListedLink::provenance);
        if self.settings.mask {
            provenance.with(Mark::Masked)
        } else {
            provenance
        }
    }

    /// Goes to the next link of this run, or to the previous one; after the last comes the first.
    pub(in crate::inspector) fn go_to_link(&mut self, way: isize, now: Timestamp) {
        let texts = self.links.texts();
        let count = texts.len();
        let next = match self.number_of_link() {
            Some(number) => number.checked_add_signed(way).unwrap_or(count),
            None => 0,
        };
        let last = count.saturating_sub(1);
        let number = match next {
            next if next <= last => next,
            _ if way < 0 => last,
            _ => 0,
        };
        if count == 0 {
            self.notice = Some(Notice::NoLinkYet);
            return;
        }
        self.choose_link(number, now);
        self.notice = Some(Notice::LinkOfRun {
            number: number + 1,
            count,
        });
    }

    /// Hides the recipient and the values of the metadata, or shows them again.
    pub(in crate::inspector) fn toggle_mask(&mut self, now: Timestamp) {
        self.settings.mask = !self.settings.mask;
        self.links.list_again(&self.settings);
        // What was searched for may be hidden now.
        self.search = Search::default();
        // A masked link has the same items.
        self.read_again(now);
    }

    /// Shows times in a zone.
    pub(in crate::inspector) fn show_times_in(&mut self, zone: TimeZone, now: Timestamp) {
        self.settings.zone = zone;
        self.links.forget_readings();
        self.read_again(now);
        self.notice = Some(Notice::Times);
    }

    /// Whether other options than those of the configuration are in effect.
    pub(in crate::inspector) fn has_what_if(&self) -> bool {
        self.settings.module != self.configured
    }

    /// The options of the configuration.
    pub(in crate::inspector) const fn configured(&self) -> Options {
        self.configured
    }

    /// Puts other options into effect.
    pub(in crate::inspector) fn apply_options(&mut self, options: Options, now: Timestamp) {
        self.settings.module = options;
        self.links.list_again(&self.settings);
        self.read_again(now);
    }

    /// Puts a link on the desk, and keeps the one that was there.
    fn put_on_desk(&mut self, link: &str, read: ReadLink, given: Given, change: LinkChange) {
        self.counts.replaced += 1;
        let before = self.version();
        self.link.replace(link);
        self.given = given;
        self.keep_step(before, change);
        self.take(read);
        self.is_untouched = true;
    }

    fn version(&self) -> Version {
        Version {
            link: self.link.clone(),
            given: self.given.clone(),
        }
    }

    fn keep_step(&mut self, before: Version, change: LinkChange) {
        if before.link.as_str() != self.link.as_str() {
            self.history.keep(before, change);
        }
    }

    /// Goes to another version of the link, and says which change lies between, or that there is none.
    fn go_to(
        &mut self,
        version: Option<(Version, LinkChange)>,
        [done, otherwise]: [Notice; 2],
        now: Timestamp,
    ) {
        let Some((version, change)) = version else {
            self.notice = Some(otherwise);
            return;
        };
        Version {
            link: self.link,
            given: self.given,
        } = version;
        self.last_step = Some(change);
        self.notice = Some(done);
        self.has_unkept_edit = self.given.differs_from(self.link.as_str());
        self.counts.replaced += 1;
        self.read_now(now);
    }

    /// Reads the link, after it has changed.
    fn read_now(&mut self, now: Timestamp) {
        self.settings.now = now;
        let read = ReadLink::of(self.link.as_str(), None, &self.settings);
        self.take(read);
    }

    /// Takes what was read of the link, and selects what is at the cursor.
    fn take(&mut self, read: ReadLink) {
        let before = mem::replace(&mut self.read, read);
        let trees = (before.anatomy.tree(), self.read.anatomy.tree());
        self.folds = self.folds.for_another(trees.0, trees.1);
        let cursor = self.link.cursor();
        self.selection = self.item_of_text(cursor);
        self.member = self.member_at_text(self.selection, cursor);
        self.byte = None;
        self.counts.read += 1;
        let original = self.read.original();
        self.provenance = self.given.provenance(self.link.as_str(), original);
        if self.settings.mask {
            self.provenance = self.provenance.with(Mark::Masked);
        }
    }

    /// Reads the link after the settings have changed; what is selected stays selected.
    fn read_again(&mut self, now: Timestamp) {
        let place = |desk: &Self, item: usize| {
            let item = desk.anatomy().items().get(item)?;
            Some((item.name(), item.text(), item.bytes()))
        };
        let kept = self.selection.and_then(|item| place(self, item));
        let member = self.member;
        self.read_now(now);
        let items = 0..self.anatomy().items().len();
        let selection = items.into_iter().find(|item| place(self, *item) == kept);
        let selection = selection.filter(|_| kept.is_some());
        let member = member.filter(|_| selection == self.anatomy().metadata_item());
        self.select_within(selection, member);
    }
}
