//! What is shown over the panes: one file each, and a row of the table in [`Over::spec`].

mod help;
mod links;
mod long_paste;
mod palette;
pub(super) mod what_if;

pub(super) use self::long_paste::LongPaste;

use jiff::Timestamp;
use ratatui::text::Span;

use super::model::Model;
use super::text_line::TextLine;

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
    /// What other options of the module would mean.
    WhatIf,
}

impl Over {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Help,
        Self::Palette,
        Self::Links,
        Self::LongPaste,
        Self::WhatIf,
    ];

    pub(super) const fn spec(self) -> &'static Spec {
        match self {
            Self::Help => &help::SPEC,
            Self::Palette => &palette::SPEC,
            Self::Links => &links::SPEC,
            Self::LongPaste => &long_paste::SPEC,
            Self::WhatIf => &what_if::SPEC,
        }
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
}

impl Overlay {
    pub(super) fn new(over: Over, row: usize) -> Self {
        Self {
            over,
            row,
            text: TextLine::default(),
        }
    }

    /// The rows, for a width.
    pub(super) fn rows(&self, model: &Model, width: usize) -> Vec<OverlayRow> {
        (self.over.spec().rows)(model, self, width)
    }

    /// The first row that is shown, of so many at once.
    pub(super) fn first_row(&self, height: usize) -> usize {
        match self.over.spec().choose {
            Some(_) => (self.row + 1).saturating_sub(height),
            None => self.row,
        }
    }

    /// The last row that can be gone to: where none is chosen, the last that need be the first one
    /// shown.
    pub(super) fn last_row(&self, model: &Model) -> usize {
        let layout = model.layout();
        let rows = self.rows(model, layout.overlay_width()).len();
        match self.over.spec().choose {
            Some(_) => rows.saturating_sub(1),
            None => rows.saturating_sub(layout.overlay_height()),
        }
    }
}
