//! The desk: a link, what is known of it, and what was done with it.

use tracklens_codec::Options;

use super::given::Given;
use super::history::History;
use super::link_change::LinkChange;
use super::links::Links;
use super::matches::Search;
use super::notice::{Notice, PasteSummary};
use super::opened_file::OpenedFile;
use super::read_link::ReadLink;
use super::text_line::TextLine;
use crate::inspector::anatomy::Anatomy;
use crate::inspector::metadata_tree::Folds;
use crate::reading::Provenance;
use crate::reading::verdict::Verdict;
use crate::settings::Settings;
use crate::text::defang::defanged;
use crate::text::shown::Shown;

/// The link on the desk, and all that can be done with it without a screen.
#[derive(Clone, Debug)]
pub(in crate::inspector) struct Desk {
    pub(super) link: TextLine,
    /// What the link was made from.
    pub(super) given: Given,
    /// What of the link is not as it was given.
    pub(super) provenance: Provenance,
    /// Whether something was edited, and neither copied nor written to a file since.
    pub(super) has_unkept_edit: bool,
    /// Whether the link was replaced, and nothing was done in it since.
    pub(super) is_untouched: bool,
    pub(super) settings: Settings,
    /// The options of the module when the run began.
    pub(super) configured: Options,
    pub(super) history: History,
    /// What was undone or redone last.
    pub(super) last_step: Option<LinkChange>,
    pub(super) links: Links,
    pub(super) read: ReadLink,
    pub(super) folds: Folds,
    /// The item that is selected.
    pub(super) selection: Option<usize>,
    /// The value within the metadata that is selected, while its record is.
    pub(super) member: Option<usize>,
    /// The byte of the payload that is pointed at.
    pub(super) byte: Option<usize>,
    pub(super) search: Search,
    pub(super) notice: Option<Notice>,
    /// What was found in the last paste.
    pub(super) found: Option<PasteSummary>,
    /// The file that is read, or was read after the last paste.
    pub(super) file: Option<OpenedFile>,
    /// The path of the last report that was written.
    exported_to: Shown,
    /// Whether comparisons show only what differs.
    only_differences: bool,
    pub(super) counts: Counts,
}

/// How often something has changed. Two that are equal say that the screen can stay as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::inspector) struct Counts {
    /// Another link came.
    pub(in crate::inspector) replaced: usize,
    /// The link was read.
    pub(in crate::inspector) read: usize,
    /// Something was selected.
    pub(in crate::inspector) selected: usize,
    /// Something was folded.
    pub(in crate::inspector) folded: usize,
}

impl Desk {
    /// An empty desk.
    pub(in crate::inspector) fn new(settings: Settings) -> Self {
        Self {
            link: TextLine::default(),
            given: Given::default(),
            provenance: Provenance::default(),
            has_unkept_edit: false,
            is_untouched: false,
            configured: settings.module,
            settings,
            history: History::default(),
            last_step: None,
            links: Links::default(),
            read: ReadLink::default(),
            folds: Folds::default(),
            selection: None,
            member: None,
            byte: None,
            search: Search::default(),
            notice: None,
            found: None,
            file: None,
            exported_to: Shown::default(),
            only_differences: false,
            counts: Counts::default(),
        }
    }

    /// The text of the link as it is typed and pasted.
    pub(in crate::inspector) const fn link(&self) -> &TextLine {
        &self.link
    }

    /// The link as it was given.
    pub(in crate::inspector) const fn given(&self) -> &Given {
        &self.given
    }

    /// What of the link is not as it was given.
    pub(in crate::inspector) const fn provenance(&self) -> Provenance {
        self.provenance
    }

    /// Whether something was edited, and neither copied nor written to a file since.
    pub(in crate::inspector) const fn has_unkept_edit(&self) -> bool {
        self.has_unkept_edit
    }

    /// The link was copied or written to a file.
    pub(in crate::inspector) const fn keep_edit(&mut self) {
        self.has_unkept_edit = false;
    }

    /// Whether the link was replaced, and nothing was done in it since.
    pub(in crate::inspector) const fn is_untouched(&self) -> bool {
        self.is_untouched
    }

    /// The settings by which the link is read.
    pub(in crate::inspector) const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The links of this run.
    pub(in crate::inspector) const fn links(&self) -> &Links {
        &self.links
    }

    /// The link as it was read.
    pub(in crate::inspector) const fn read_link(&self) -> &ReadLink {
        &self.read
    }

    /// What people ask of the link first; none if there is no link.
    pub(in crate::inspector) fn verdict(&self) -> Option<&Verdict> {
        // Only the list knows where the link was found, and what its mail says.
        let listed = self.listed_link().filter(|listed| listed.origin.is_some());
        listed.unwrap_or(&self.read.listed).verdict.as_ref()
    }

    /// The items of the link.
    pub(in crate::inspector) const fn anatomy(&self) -> &Anatomy {
        &self.read.anatomy
    }

    /// The link as you see it: masked, if masking is on.
    pub(in crate::inspector) fn visible(&self) -> &str {
        self.read.visible()
    }

    /// The same, safe to show.
    pub(in crate::inspector) const fn shown(&self) -> &Shown {
        &self.read.shown
    }

    /// The target, if it is selected, or else the link, written so that no program takes it for a link.
    pub(in crate::inspector) fn defanged(&self) -> String {
        let text = self.selected_target().unwrap_or(self.visible());
        defanged(text).into_owned()
    }

    /// What is folded of the metadata.
    pub(in crate::inspector) const fn folds(&self) -> &Folds {
        &self.folds
    }

    /// How often something has changed.
    pub(in crate::inspector) const fn counts(&self) -> Counts {
        self.counts
    }

    /// What came of the last thing that was done, if there is something to say.
    pub(in crate::inspector) const fn notice(&self) -> Option<Notice> {
        self.notice
    }

    /// Says what came of something.
    pub(in crate::inspector) const fn notify(&mut self, notice: Notice) {
        self.notice = Some(notice);
    }

    /// Says nothing more.
    pub(in crate::inspector) const fn clear_notice(&mut self) {
        self.notice = None;
    }

    /// The path of the last report that was written.
    pub(in crate::inspector) const fn exported_to(&self) -> &Shown {
        &self.exported_to
    }

    /// Says that a report was written.
    pub(in crate::inspector) fn exported(&mut self, path: Shown, len: usize) {
        self.exported_to = path;
        self.keep_edit();
        self.notify(Notice::Exported { len });
    }

    /// Whether comparisons show only what differs.
    pub(in crate::inspector) const fn shows_only_differences(&self) -> bool {
        self.only_differences
    }

    /// Lets comparisons show only what differs, or all again.
    pub(in crate::inspector) const fn toggle_only_differences(&mut self) {
        self.only_differences = !self.only_differences;
    }
}
