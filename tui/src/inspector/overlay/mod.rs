//! What is shown over the panes: one file each, and a row of the table in [`Over::spec`].

mod add_field;
mod compare;
mod comparison;
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
use crate::rewriting::Place;

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
        self.spec().choose.is_some() && !self.takes_a_value()
    }

    /// Whether what is typed is a value, and not what is searched for.
    pub(super) const fn takes_a_value(self) -> bool {
        matches!(self, Self::Edit | Self::Export)
    }

    /// Whether it takes all of the screen but for the keys.
    pub(super) const fn is_as_large_as_the_screen(self) -> bool {
        matches!(self, Self::Comparison)
    }
}

/// What makes an overlay what it is.
pub(super) struct Spec {
    pub(super) title: &'static str,
    /// What stands before the text that is typed, if any is.
    pub(super) prompt: Option<&'static str>,
    /// The row above the others, where no text is typed.
    pub(super) head: fn(&Model, &Overlay) -> String,
    /// The rows, for a width.
    pub(super) rows: fn(&Model, &Overlay, usize) -> Vec<OverlayRow>,
    /// What taking a row does, or the text; without it, the rows are but read.
    pub(super) choose: Option<fn(&mut Model, &Overlay, Timestamp)>,
}

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

    /// The rows, for a width.
    pub(super) fn rows(&self, model: &Model, width: usize) -> Vec<OverlayRow> {
        (self.over.spec().rows)(model, self, width)
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
        let layout = model.layout();
        let rows = match self.over {
            // Below the options stands what becomes of the link with the one that is chosen.
            Over::Options => options::options(model, self).len(),
            _ => self.rows(model, layout.overlay_width(self.over)).len(),
        };
        if self.over.has_choice() {
            rows.saturating_sub(1)
        } else {
            rows.saturating_sub(layout.overlay_height(self.over))
        }
    }
}
