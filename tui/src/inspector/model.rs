//! The model: the desk, the panes, and the overlay that is open.

use ratatui::layout::Size;

use super::desk::{Desk, Notice, Readings, TextLine};
use super::focus::Focus;
use super::keys::{Keymap, Scope};
use super::overlays::Window;
use super::panes::{self, Panes};
use super::screen::{Pane, Theme};
use super::view::View;
use crate::comparing::Comparison;
use crate::input::PastedRelative;
use crate::reading::{Provenance, Reading};
use crate::settings::Settings;

/// The state of the inspector.
#[derive(Clone, Debug)]
pub struct Model {
    pub(super) desk: Desk,
    pub(super) panes: Panes,
    /// The overlay that is open.
    pub(super) window: Option<Window>,
    /// The overlay that was open when you asked for the help, which goes back to it.
    pub(super) below_help: Option<Window>,
    pub(super) theme: Theme,
    pub(super) keymap: Keymap,
    pub(super) size: Size,
}

impl Model {
    /// A model without a link, which is not laid out yet.
    pub(super) fn empty(settings: Settings, theme: &Theme, size: Size) -> Self {
        Self {
            desk: Desk::new(settings),
            panes: Panes::new(panes::contents()),
            window: None,
            below_help: None,
            theme: *theme,
            keymap: Keymap::default(),
            size,
        }
    }

    /// The same model with other keys.
    #[must_use]
    pub fn with_keymap(self, keymap: Keymap) -> Self {
        Self { keymap, ..self }
    }

    /// Which key asks for what.
    #[must_use]
    pub const fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// What has the focus: a pane, or an overlay.
    #[must_use]
    pub fn focus(&self) -> Focus {
        match &self.window {
            Some(window) => Focus::Over(window.over()),
            None => Focus::Pane(self.panes.focus()),
        }
    }

    /// What keys mean to what has the focus.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match &self.window {
            Some(window) => window.over().spec().scope(),
            None => self.panes.scope(&self.desk),
        }
    }

    /// The size of the screen.
    #[must_use]
    pub const fn size(&self) -> Size {
        self.size
    }

    /// Closes every overlay.
    pub(super) fn close_all(&mut self) {
        self.window = None;
        self.below_help = None;
    }

    /// What everything is drawn from.
    pub(super) const fn view(&self) -> View<'_> {
        View {
            desk: &self.desk,
            theme: &self.theme,
            keymap: &self.keymap,
        }
    }
}

/// What reports, tests and laws ask about the link.
impl Model {
    /// The settings by which the link is read.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        self.desk.settings()
    }

    /// The text of the link as it is typed and pasted.
    #[must_use]
    pub const fn link(&self) -> &TextLine {
        self.desk.link()
    }

    /// The text of the link as it was given: pasted, read from a file, or made up.
    #[must_use]
    pub fn given(&self) -> &str {
        self.desk.given().text()
    }

    /// What of the link is not as it was given.
    #[must_use]
    pub const fn provenance(&self) -> Provenance {
        self.desk.provenance()
    }

    /// The links that were pasted in this run.
    #[must_use]
    pub fn links(&self) -> &[String] {
        self.desk.links().texts()
    }

    /// The reading of the link for a report: masked, if masking is on; none if there was no text to read.
    #[must_use]
    pub fn reading(&self) -> Option<&Reading<'_>> {
        self.desk.read_link().readings().map(Readings::shown)
    }

    /// The link as you see it: masked, if masking is on.
    #[must_use]
    pub fn visible(&self) -> &str {
        self.desk.visible()
    }

    /// The link, written so that no program takes it for a link.
    #[must_use]
    pub fn defanged(&self) -> String {
        self.desk.defanged()
    }

    /// What came of the last thing that was done, if there is something to say.
    #[must_use]
    pub const fn notice(&self) -> Option<Notice> {
        self.desk.notice()
    }

    /// Whether other options than those of the configuration are in effect.
    #[must_use]
    pub fn has_what_if(&self) -> bool {
        self.desk.has_what_if()
    }

    /// The header that is open.
    #[must_use]
    pub fn header(&self) -> Option<&PastedRelative> {
        self.window.as_ref()?.overlay().relative()
    }

    /// The comparison that is open, or that a report is written of.
    #[must_use]
    pub fn comparison(&self) -> Option<&Comparison> {
        self.window.as_ref()?.overlay().comparison()
    }

    /// The link that a sender with the options you ask about would have written; empty if there is none.
    #[must_use]
    pub fn what_if_link(&self) -> &str {
        let window = self.window.as_ref();
        let text = window.and_then(|window| window.overlay().offered_text());
        text.unwrap_or_default()
    }
}

/// What tests and laws ask about the selection and the panes.
impl Model {
    /// The number of the item that is selected.
    #[must_use]
    pub const fn selection(&self) -> Option<usize> {
        self.desk.selection()
    }

    /// What is selected, as a text that is safe to show; of bytes, their digits.
    #[must_use]
    pub fn selected_text(&self) -> String {
        self.desk.selected_text()
    }

    /// The JSON pointer (RFC 6901) of the value of the metadata that is selected; that of all of it is empty.
    #[must_use]
    pub fn selected_pointer(&self) -> Option<String> {
        self.desk.selected_pointer()
    }

    /// The byte of the payload that is pointed at.
    #[must_use]
    pub const fn byte(&self) -> Option<usize> {
        self.desk.byte()
    }

    /// The characters of the link that carry bits of the byte that is pointed at.
    #[must_use]
    pub fn byte_in_text(&self) -> Option<std::ops::Range<usize>> {
        self.desk.byte_in_text()
    }

    /// The item at a byte of the link's text; none after its end.
    #[must_use]
    pub fn item_of_text(&self, offset: usize) -> Option<usize> {
        self.desk.item_of_text(offset)
    }

    /// The rows that a pane is scrolled by.
    #[must_use]
    pub const fn scroll(&self, pane: Pane) -> usize {
        self.panes.scroll(pane)
    }

    /// The rows that a pane can be scrolled by.
    #[must_use]
    pub fn max_scroll(&self, pane: Pane) -> usize {
        self.panes.max_scroll(&self.desk, pane)
    }

    /// How many rows a pane has.
    #[must_use]
    pub fn row_count(&self, pane: Pane) -> usize {
        self.panes.content(pane).row_count(&self.desk)
    }

    /// The item that a row of a pane shows, where rows show items.
    #[must_use]
    pub fn item_of_row(&self, pane: Pane, row: usize) -> Option<usize> {
        self.panes.content(pane).item(&self.desk, row)
    }

    /// The item that a pane marks as the selected one: among the bytes, the one that another was read from.
    #[must_use]
    pub fn selected_item_in(&self, pane: Pane) -> Option<usize> {
        self.panes.content(pane).selected_item(&self.desk)
    }

    /// The first row of what is selected in a pane.
    #[must_use]
    pub fn selected_row(&self, pane: Pane) -> Option<usize> {
        let rows = self.panes.content(pane).selected_rows(&self.desk);
        (!rows.is_empty()).then_some(rows.start)
    }
}
