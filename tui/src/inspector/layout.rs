//! Where everything stands on the screen; a pure function of the screen's size.
//!
//! ```text
//! 100 columns and more       60 and more             40 and more
//! ┌ Link ─────────────────┐  ┌ Link ─────────────┐   link
//! └───────────────────────┘  └───────────────────┘   status
//! status                     status                  Fields Detail Metadata Bytes
//! ┌ Fields ──┐┌ Detail ───┐  ┌ Fields ───────────┐   the one of them that
//! │          ││           │  └───────────────────┘   has the focus
//! └──────────┘└───────────┘  ┌ Detail ─┐┌ Bytes ─┐
//! ┌ Metadata ┐┌ Bytes ────┐  │  or     ││        │   gauge
//! └──────────┘└───────────┘  └ Metadata┘└────────┘   hints
//! gauge                      gauge
//! hints                      hints
//! ```

use ratatui::layout::{Constraint, Layout as Split, Margin, Rect, Size};

use super::model::Pane;

/// The smallest screen that holds more than a card.
const MIN: Size = Size::new(40, 10);

/// The smallest screen on which all panes stand, one above the other.
const STACKED: Size = Size::new(60, 20);

/// The smallest screen on which all panes stand side by side.
const WIDE: Size = Size::new(100, 20);

/// The largest area of what is shown over the panes.
const MAX_OVERLAY: Size = Size::new(90, 36);

/// The areas of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// The whole screen.
    pub(super) screen: Rect,
    /// The panes, with their borders if they have any; some of them stand in for each other.
    pub(super) panes: [Rect; Pane::ALL.len()],
    /// The panes that another one stands in for.
    hidden: [bool; Pane::ALL.len()],
    /// What was read, or why it could not be.
    pub(super) status: Rect,
    /// The names of the panes of which one is on the screen; empty where all are.
    pub(super) tabs: Rect,
    /// The length of the metadata.
    pub(super) gauge: Rect,
    /// The keys.
    pub(super) hints: Rect,
    /// Whether the panes have borders.
    pub(super) bordered: bool,
}

impl Layout {
    /// Lays out a screen; where there is room for one pane beside the link, it is this one.
    pub(super) fn new(size: Size, data_pane: Pane) -> Self {
        let screen = Rect::from(size);
        if holds(size, STACKED) {
            Self::bordered(screen, data_pane)
        } else {
            Self::tabbed(screen, data_pane)
        }
    }

    /// Whether the screen holds no more than a card.
    pub(super) fn is_card(&self) -> bool {
        !holds(self.screen.as_size(), MIN)
    }

    /// Whether a pane is on the screen, and no other one in its place.
    pub(super) fn is_on_screen(&self, pane: Pane) -> bool {
        !self.hidden[pane.index()]
    }

    /// The area within the borders of a pane.
    pub(super) fn inner(&self, pane: Pane) -> Rect {
        let area = self.panes[pane.index()];
        if self.bordered {
            area.inner(Margin::new(1, 1))
        } else {
            area
        }
    }

    /// The area of what is shown over the panes, with its border.
    pub(super) fn overlay(&self) -> Rect {
        let screen = self.screen;
        let width = screen.width.min(MAX_OVERLAY.width);
        let height = screen.height.saturating_sub(2).min(MAX_OVERLAY.height);
        screen.centered(Constraint::Length(width), Constraint::Length(height))
    }

    /// The rows that what is shown over the panes has within its border.
    pub(super) fn overlay_height(&self) -> usize {
        // The first row is that of what is searched for.
        usize::from(self.overlay().height.saturating_sub(3))
    }

    /// The lines that a pane shows at once.
    pub(super) fn content_height(&self, pane: Pane) -> usize {
        usize::from(self.inner(pane).height)
    }

    /// The columns of a pane.
    pub(super) fn content_width(&self, pane: Pane) -> usize {
        usize::from(self.inner(pane).width)
    }

    fn bordered(screen: Rect, data_pane: Pane) -> Self {
        let link_height = (screen.height / 5).clamp(4, 9);
        let [link, status, data, gauge, hints] = screen.layout(&Split::vertical([
            Constraint::Length(link_height),
            Constraint::Length(1),
            Constraint::Fill(1),
            Constraint::Length(1),
            Constraint::Length(1),
        ]));
        let mut hidden = [false; Pane::ALL.len()];
        let halves = [Constraint::Fill(1), Constraint::Fill(1)];
        let [fields, detail, metadata, bytes] = if holds(screen.as_size(), WIDE) {
            let [left, right] = data.layout(&Split::horizontal(halves));
            let [fields, metadata] = left.layout(&Split::vertical([
                Constraint::Percentage(62),
                Constraint::Fill(1),
            ]));
            let [detail, bytes] = right.layout(&Split::vertical(halves));
            [fields, detail, metadata, bytes]
        } else {
            let [fields, below] = data.layout(&Split::vertical([
                Constraint::Percentage(50),
                Constraint::Fill(1),
            ]));
            let [left, bytes] = below.layout(&Split::horizontal(halves));
            let metadata_is_shown = matches!(data_pane, Pane::Metadata);
            hidden[Pane::Detail.index()] = metadata_is_shown;
            hidden[Pane::Metadata.index()] = !metadata_is_shown;
            [fields, left, left, bytes]
        };
        Self {
            screen,
            panes: [link, fields, detail, metadata, bytes],
            hidden,
            status,
            tabs: Rect::ZERO,
            gauge,
            hints,
            bordered: true,
        }
    }

    fn tabbed(screen: Rect, data_pane: Pane) -> Self {
        let link_height = (screen.height / 4).clamp(2, 4);
        let [link, status, tabs, data, gauge, hints] = screen.layout(&Split::vertical([
            Constraint::Length(link_height),
            Constraint::Length(1),
            Constraint::Length(1),
            Constraint::Fill(1),
            Constraint::Length(1),
            Constraint::Length(1),
        ]));
        let mut panes = [data; Pane::ALL.len()];
        panes[Pane::Link.index()] = link;
        let on_screen = [Pane::Link, data_pane];
        Self {
            screen,
            panes,
            hidden: Pane::ALL.map(|pane| !on_screen.contains(&pane)),
            status,
            tabs,
            gauge,
            hints,
            bordered: false,
        }
    }
}

fn holds(size: Size, least: Size) -> bool {
    size.width >= least.width && size.height >= least.height
}
