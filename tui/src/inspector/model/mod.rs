//! What the inspector knows.

mod byte;
mod compared;
mod export;
mod metadata;
mod notice;
mod pane;
mod search;
mod told_link;
mod what_if;

use std::mem;

use jiff::Timestamp;
use ratatui::layout::Size;
use tracklens_codec::Options;

pub(in crate::inspector) use self::compared::Compared;
pub(in crate::inspector) use self::export::Export;
pub use self::export::{Destination, FileState, FileWish, Form};
pub use self::notice::{Clipboard, Notice, What};
pub use self::pane::Pane;
pub(in crate::inspector) use self::search::Search;
pub(in crate::inspector) use self::told_link::ToldLink;
use super::anatomy::{Anatomy, Item};
use super::focus::Focus;
use super::history::History;
use super::keymap::Keymap;
use super::layout::{BELOW_FIELDS, Layout, Wish};
use super::message::Message;
use super::overlay::what_if::Trial;
use super::overlay::{LongPaste, Overlay};
use super::rows::{self, Rows};
use super::text_line::TextLine;
use super::theme::Theme;
use super::update::{Request, update};
use super::{view, wrap};
use crate::input::Candidate;
use crate::reading::masking::Tellable;
use crate::settings::Settings;
use crate::text::defang::defanged;
use crate::text::shown::Shown;

/// What the inspector knows.
#[derive(Clone, Debug)]
pub struct Model {
    pub(in crate::inspector) link: TextLine,
    pub(in crate::inspector) settings: Settings,
    pub(in crate::inspector) theme: Theme,
    pub(in crate::inspector) keymap: Keymap,
    pub(in crate::inspector) size: Size,
    pub(in crate::inspector) focus: Pane,
    /// The pane beside the link that has or last had the focus.
    pub(in crate::inspector) data_pane: Pane,
    /// The pane beside link and fields that last had the focus.
    pub(in crate::inspector) below_fields: Pane,
    pub(in crate::inspector) scroll: [usize; Pane::ALL.len()],
    /// Whether the link is shown from its start, wherever the cursor is: until something is done in it.
    pub(in crate::inspector) shows_start: bool,
    pub(in crate::inspector) notice: Option<Notice>,
    /// What is shown over the panes.
    pub(in crate::inspector) overlay: Option<Overlay>,
    /// What is kept of the last paste that was too long.
    pub(in crate::inspector) long_paste: Option<LongPaste>,
    /// What the edge is to copy.
    pub(in crate::inspector) to_copy: Option<What>,
    pub(in crate::inspector) request: Option<Request>,
    /// The options of the module as they were when the run began.
    pub(in crate::inspector) configured: Options,
    /// The options that are asked about, while they are.
    pub(in crate::inspector) trial: Option<Trial>,
    /// What the link was before.
    pub(in crate::inspector) history: History,
    /// The links that were pasted in this run.
    pub(in crate::inspector) links: Vec<String>,
    /// The same as they may be told.
    pub(in crate::inspector) told_links: Vec<ToldLink>,
    /// What the link is compared with.
    pub(in crate::inspector) compared: Compared,
    /// What was searched for last.
    pub(in crate::inspector) search: Search,
    /// The file that a report is, or may be, written to.
    pub(in crate::inspector) export: Export,
    /// The item that is selected, in every view of it.
    pub(in crate::inspector) selection: Option<usize>,
    /// The value within the metadata that is selected, while its record is.
    pub(in crate::inspector) member: Option<usize>,
    /// The byte of the payload that is pointed at.
    pub(in crate::inspector) byte: Option<usize>,
    /// The link as it may be told: masked, if that is asked for.
    pub(in crate::inspector) told: String,
    /// That, safe to show.
    pub(in crate::inspector) shown: Shown,
    /// What was read of the link.
    pub(in crate::inspector) anatomy: Anatomy,
    pub(in crate::inspector) rows: Rows,
}

impl Model {
    /// An inspector of a link, or of none, on a screen of a size.
    #[must_use]
    pub fn new(link: &str, settings: Settings, theme: Theme, size: Size) -> Self {
        let now = settings.now;
        let mut model = Self {
            configured: settings.module,
            trial: None,
            link: TextLine::default(),
            settings,
            theme,
            keymap: Keymap::default(),
            size,
            focus: Pane::Link,
            data_pane: Pane::Fields,
            below_fields: Pane::Detail,
            scroll: [0; Pane::ALL.len()],
            shows_start: false,
            notice: None,
            overlay: None,
            long_paste: None,
            to_copy: None,
            request: None,
            history: History::default(),
            links: Vec::new(),
            told_links: Vec::new(),
            compared: Compared::default(),
            search: Search::default(),
            export: Export::default(),
            selection: None,
            told: String::new(),
            member: None,
            byte: None,
            shown: Shown::default(),
            anatomy: Anatomy::default(),
            rows: Rows::default(),
        };
        if !link.is_empty() {
            update(&mut model, Message::Paste(link.to_owned()), now);
        }
        model
    }

    /// The same inspector with other keys.
    #[must_use]
    pub fn with_keymap(self, keymap: Keymap) -> Self {
        Self { keymap, ..self }
    }

    /// Which key asks for what.
    #[must_use]
    pub const fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// What has the focus: a pane, or what is shown over the panes.
    #[must_use]
    pub const fn focus(&self) -> Focus {
        match &self.overlay {
            Some(overlay) => Focus::Over(overlay.over),
            None => Focus::Pane(self.focus),
        }
    }

    /// What a reading of the link goes by.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What is selected, as a text that is safe to show; of bytes, their digits.
    #[must_use]
    pub fn selected_text(&self) -> String {
        if let Some((tree, member)) = self.anatomy.tree().zip(self.selected_member()) {
            return Shown::text(&tree.says(member)).as_str().to_owned();
        }
        self.selected()
            .map(|item| view::detail::whole_text(self, item).as_str().to_owned())
            .unwrap_or_default()
    }

    /// The link, written so that nothing takes it for one.
    #[must_use]
    pub fn defanged(&self) -> String {
        defanged(&self.told, self.anatomy.parts())
    }

    /// The size of the screen.
    #[must_use]
    pub const fn size(&self) -> Size {
        self.size
    }

    /// The links that were pasted in this run.
    #[must_use]
    pub fn links(&self) -> &[String] {
        &self.links
    }

    /// The link as it may be told: masked, if that is asked for.
    #[must_use]
    pub fn tellable(&self) -> Tellable<'_> {
        let text = self.link.as_str().as_bytes();
        Tellable::of_candidate(Candidate::whole(text), &self.settings)
    }

    /// The text of the link, as it is typed and pasted.
    #[must_use]
    pub const fn link(&self) -> &TextLine {
        &self.link
    }

    /// What the operator is told beside the reading.
    #[must_use]
    pub const fn notice(&self) -> Option<Notice> {
        self.notice
    }

    /// The lines by which a pane is scrolled.
    #[must_use]
    pub const fn scroll(&self, pane: Pane) -> usize {
        self.scroll[pane.index()]
    }

    /// The lines by which a pane can be scrolled.
    #[must_use]
    pub fn max_scroll(&self, pane: Pane) -> usize {
        let height = self.layout().content_height(pane);
        self.row_count(pane).saturating_sub(height)
    }

    /// How many rows a pane has.
    #[must_use]
    pub fn row_count(&self, pane: Pane) -> usize {
        self.rows.count(pane, &self.anatomy)
    }

    /// The item that a row of a pane stands for, where rows stand for items.
    #[must_use]
    pub fn item_of_row(&self, pane: Pane, row: usize) -> Option<usize> {
        self.rows.item(pane, row, &self.anatomy)
    }

    /// The item that is selected: by its number among all of the link.
    #[must_use]
    pub const fn selection(&self) -> Option<usize> {
        self.selection
    }

    /// The item that a byte of the link's text belongs to; none behind its end.
    #[must_use]
    pub fn item_of_text(&self, offset: usize) -> Option<usize> {
        let is_within = offset < self.told.len();
        is_within.then(|| self.anatomy.at_text(offset)).flatten()
    }

    /// Makes the links ready to be told, after the settings have changed.
    pub(in crate::inspector) fn tell_links(&mut self) {
        let told = |link: &String| ToldLink::new(link, &self.settings);
        self.told_links = self.links.iter().map(told).collect();
    }

    /// What is selected.
    pub(in crate::inspector) fn selected(&self) -> Option<&Item> {
        self.anatomy.items().get(self.selection?)
    }

    /// The item of the payload that is selected, or that what is selected was read from.
    pub(in crate::inspector) fn selected_in_payload(&self) -> Option<usize> {
        self.anatomy.in_payload(self.selection?)
    }

    /// The item that a pane shows as the selected one: among the bytes, what another was read from.
    #[must_use]
    pub fn selected_item_in(&self, pane: Pane) -> Option<usize> {
        match pane {
            Pane::Bytes => self.selected_in_payload(),
            Pane::Metadata => self.selected_node().and(self.anatomy.metadata_item()),
            _ => self.selection,
        }
    }

    /// Where everything stands.
    pub(in crate::inspector) fn layout(&self) -> Layout {
        let wish = Wish {
            data_pane: self.data_pane,
            below_fields: self.below_fields,
            link: self.rows.link.len(),
            metadata: self.metadata_height(),
        };
        Layout::new(self.size, wish)
    }

    /// Gives a pane the focus, and shows it if it was not on the screen.
    pub(in crate::inspector) fn give_focus(&mut self, pane: Pane) {
        self.focus = pane;
        if pane != Pane::Link {
            self.data_pane = pane;
        }
        if BELOW_FIELDS.contains(&pane) {
            self.below_fields = pane;
        }
    }

    /// Reads the link, after it has changed; the present is what times are held against.
    pub(in crate::inspector) fn read(&mut self, now: Timestamp) {
        self.settings.now = now;
        let text = self.link.as_str().as_bytes();
        let tellable = Tellable::of_candidate(Candidate::whole(text), &self.settings);
        self.told = tellable.text().into_owned();
        self.shown = Shown::text(&self.told);
        let mut buffer = Vec::new();
        let reading = tellable.reading(&self.settings, &mut buffer);
        let before = mem::replace(&mut self.anatomy, Anatomy::of(&reading));
        let folds = &self.rows.folds;
        self.rows.folds = folds.for_another(before.tree(), self.anatomy.tree());
        let cursor = self.link.cursor();
        self.selection = self.item_of_text(cursor);
        self.member = self.member_at_text(self.selection, cursor);
        self.byte = None;
        self.scroll[Pane::Detail.index()] = 0;
        self.lay_out();
    }

    /// Lays the rows out, after the link or the layout has changed.
    pub(in crate::inspector) fn lay_out(&mut self) {
        let layout = self.layout();
        let width = |pane| layout.content_width(pane);
        self.rows.link = wrap::rows(&self.shown, width(Pane::Link));
        let per_row = view::bytes::per_row(width(Pane::Bytes));
        self.rows.bytes = rows::of_payload(&self.anatomy, per_row);
        self.rows.metadata = view::metadata::lines(self, width(Pane::Metadata));
        self.rows.detail = view::detail::lines(self, width(Pane::Detail));
        for pane in Pane::ALL {
            let scroll = &self.scroll[pane.index()];
            self.scroll[pane.index()] = (*scroll).min(self.max_scroll(pane));
        }
        self.reveal();
    }

    /// Lays out what is shown over the panes, after anything has changed but the row that is gone to
    /// there.
    pub(in crate::inspector) fn lay_out_overlay(&mut self) {
        let Some(overlay) = &self.overlay else {
            self.rows.overlay = Vec::new();
            return;
        };
        let width = self.layout().overlay_width(overlay.over);
        self.rows.overlay = (overlay.over.spec().rows)(self, overlay, width);
        let last = overlay.last_row(self);
        if let Some(overlay) = &mut self.overlay {
            // There may be fewer rows now, or room for more.
            overlay.row = overlay.row.min(last);
        }
    }

    /// Selects an item, or none, in every view.
    pub(in crate::inspector) fn select(&mut self, item: Option<usize>) {
        self.select_within(item, None);
    }

    /// Selects an item, and of the metadata's a value within it.
    fn select_within(&mut self, item: Option<usize>, member: Option<usize>) {
        if (self.selection, self.member, self.byte) == (item, member, None) {
            return;
        }
        self.selection = item;
        self.member = member;
        self.byte = None;
        self.tell_selection();
    }

    /// Tells of what is selected, and shows it in every pane.
    fn tell_selection(&mut self) {
        let width = self.layout().content_width(Pane::Detail);
        self.rows.detail = view::detail::lines(self, width);
        self.scroll[Pane::Detail.index()] = 0;
        self.reveal();
    }

    /// The rows that the metadata has when nothing is folded.
    fn metadata_height(&self) -> usize {
        let tree = self.anatomy.tree().map_or(0, |tree| tree.nodes().len());
        self.rows.metadata.len() + tree
    }

    /// Scrolls as far as it takes to show what is selected, with its heading where it is the first.
    fn reveal(&mut self) {
        let layout = self.layout();
        for pane in [Pane::Fields, Pane::Metadata, Pane::Bytes] {
            let rows = self.selected_rows(pane);
            if rows.is_empty() {
                continue;
            }
            let height = layout.content_height(pane);
            let is_headed = rows.start > 0 && self.item_of_row(pane, rows.start - 1).is_none();
            let first = rows.start - usize::from(is_headed && height > 1);
            let scroll = self.scroll[pane.index()];
            // Of what is higher than the pane, the start is shown.
            let least = rows.end.saturating_sub(height).min(first);
            self.scroll[pane.index()] = scroll
                .clamp(least, first.max(least))
                .min(self.max_scroll(pane));
        }
    }
}
