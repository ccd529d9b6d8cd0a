//! What has the focus: a pane, or what is shown over the panes.

use super::keymap::{self, Binding};
use super::model::Pane;

/// What has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// A pane.
    Pane(Pane),
    /// All keys, shown over the panes.
    Help,
    /// All commands, to choose one.
    Palette,
    /// The links of this run, to choose one.
    Links,
}

impl Focus {
    /// Whether characters that are typed are a text.
    #[must_use]
    pub const fn takes_text(self) -> bool {
        matches!(self, Self::Pane(Pane::Link) | Self::Palette)
    }
}

/// What is shown over the panes, and how far one has gone in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Overlay {
    pub(super) what: OverlayKind,
    /// The row that is chosen, or of the help, the first that is shown.
    pub(super) row: usize,
    /// What the commands are searched for.
    pub(super) sought: String,
}

/// What can be shown over the panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OverlayKind {
    Help,
    Palette,
    Links,
}

impl Overlay {
    pub(super) const fn new(what: OverlayKind, row: usize) -> Self {
        Self {
            what,
            row,
            sought: String::new(),
        }
    }

    pub(super) const fn focus(&self) -> Focus {
        match self.what {
            OverlayKind::Help => Focus::Help,
            OverlayKind::Palette => Focus::Palette,
            OverlayKind::Links => Focus::Links,
        }
    }

    /// The commands that the palette shows.
    pub(super) fn commands(&self) -> Vec<&'static Binding> {
        keymap::commands(&self.sought)
    }
}
