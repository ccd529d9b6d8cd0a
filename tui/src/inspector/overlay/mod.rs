//! What is shown over the panes: one file each, and a row of the table in [`Over::spec`].

mod add_field;
mod compare;
pub(super) mod comparison;
mod edit;
mod export;
mod help;
mod links;
mod long_paste;
mod options;
mod palette;
mod remove_key;
pub(super) mod search;
pub(super) mod what_if;

pub(super) use self::long_paste::LongPaste;

use jiff::Timestamp;
use ratatui::text::Span;

use super::model::Model;
use super::text_line::TextLine;
use crate::writing::rewriting::Place;

/// What can be shown over the panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// All keys.
    Help,
    /// All commands, to choose one.
    Palette,
    /// The links of this run, to choose one.
    Links,
    /// That a paste was too long.
    LongPaste,
    /// A value that is typed.
    Edit,
    /// The values that something can have, to choose one.
    Options,
    /// What the link lacks and could have, to choose one.
    AddField,
    /// The keys of the metadata, to choose one that is removed.
    RemoveKey,
    /// What other options of the module would mean.
    WhatIf,
    /// The links that the one shown can be compared with, to choose one.
    Compare,
    /// What two links have in common, and what not.
    Comparison,
    /// What is searched for, and where it is found.
    Search,
    /// The file that a report is written to.
    Export,
}

impl Over {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Help,
        Self::Palette,
        Self::Links,
        Self::LongPaste,
        Self::Edit,
        Self::Options,
        Self::AddField,
        Self::RemoveKey,
        Self::WhatIf,
        Self::Compare,
        Self::Comparison,
        Self::Search,
        Self::Export,
    ];

    pub(super) const fn spec(self) -> &'static Spec {
        match self {
            Self::Help => &help::SPEC,
            Self::Palette => &palette::SPEC,
            Self::Links => &links::SPEC,
            Self::LongPaste => &long_paste::SPEC,
            Self::Edit => &edit::SPEC,
            Self::Options => &options::SPEC,
            Self::AddField => &add_field::SPEC,
            Self::RemoveKey => &remove_key::SPEC,
            Self::WhatIf => &what_if::SPEC,
            Self::Compare => &compare::SPEC,
            Self::Comparison => &comparison::SPEC,
            Self::Search => &search::SPEC,
            Self::Export => &export::SPEC,
        }
    }

    /// Whether a row is chosen, and not the text that is typed, or nothing.
    pub(super) const fn has_choice(self) -> bool {
        let spec = self.spec();
        spec.choose.is_some() && !spec.takes_a_value
    }
}

/// What makes an overlay what it is.
pub(super) struct Spec {
    pub(super) title: &'static str,
    /// What stands before the text that is typed, if any is.
    pub(super) prompt: Option<&'static str>,
    /// Whether what is typed is a value, and not what rows are found by.
    pub(super) takes_a_value: bool,
    /// Whether it takes all of the screen but for the keys.
    pub(super) fills_the_screen: bool,
    /// The row above the others, where no text is typed.
    pub(super) head: fn(&Model, &Overlay) -> String,
    /// The rows, for a width; the same whichever of them is chosen.
    pub(super) rows: Rows,
    /// What stands below the rows of the one that is chosen, for a width.
    pub(super) below: Option<Rows>,
    /// What taking a row does, or the text; without it, the rows are but read.
    pub(super) choose: Option<fn(&mut Model, &Overlay, Timestamp)>,
}

impl Spec {
    /// What an overlay has that nothing else is said of.
    pub(super) const PLAIN: Self = Self {
        title: "",
        prompt: None,
        takes_a_value: false,
        fills_the_screen: false,
        head: |_, _| String::new(),
        rows: |_, _, _| Vec::new(),
        below: None,
        choose: None,
    };
}

/// Makes rows of an overlay, for a width.
pub(super) type Rows = fn(&Model, &Overlay, usize) -> Vec<OverlayRow>;

/// A row of an overlay.
pub(super) type OverlayRow = Vec<Span<'static>>;

/// What is shown over the panes, and how far one has gone in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Overlay {
    pub(super) over: Over,
    /// The row that is chosen, or where none is, the first that is shown.
    pub(super) row: usize,
    /// What was typed.
    pub(super) text: TextLine,
    /// Whether that was not typed but is offered: what is typed first takes its place.
    pub(super) is_offered: bool,
    /// What of the link is changed, where something is.
    pub(super) place: Option<Place>,
}

impl Overlay {
    pub(super) fn new(over: Over, row: usize) -> Self {
        Self {
            over,
            row,
            text: TextLine::default(),
            is_offered: false,
            place: None,
        }
    }

    /// The same with a text that is offered.
    pub(super) fn offering(over: Over, text: &str) -> Self {
        let mut overlay = Self::new(over, 0);
        overlay.text.replace(text);
        overlay.is_offered = true;
        overlay
    }

    /// Takes what is typed or pasted.
    pub(super) fn take_typed(&mut self, typed: &str) {
        if self.is_offered {
            self.text.clear();
        }
        self.edit(|text| typed.chars().for_each(|char| text.insert(char)));
    }

    /// Changes the text.
    pub(super) fn edit(&mut self, edit: impl FnOnce(&mut TextLine)) {
        edit(&mut self.text);
        self.is_offered = false;
        self.row = 0;
    }

    /// The first row that is shown, of so many at once.
    pub(super) fn first_row(&self, height: usize) -> usize {
        if self.over.has_choice() {
            (self.row + 1).saturating_sub(height)
        } else {
            self.row
        }
    }

    /// The last row that can be gone to: where none is chosen, the last that need be the first one
    /// shown.
    pub(super) fn last_row(&self, model: &Model) -> usize {
        let rows = model.rows.overlay.len();
        if self.over.has_choice() {
            rows.saturating_sub(1)
        } else {
            rows.saturating_sub(model.layout().overlay_height(self.over))
        }
    }
}
