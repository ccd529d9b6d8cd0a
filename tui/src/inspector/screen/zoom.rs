//! One pane alone on the screen.
//!
//! ```text
//! verdict
//! ─ Fields ───────────────
//! the pane that has the focus
//!
//! status
//! gauge
//! hints
//! ```

use ratatui::layout::Rect;

use super::layout::{Frames, Layout};
use super::pane::Pane;

impl Layout {
    /// The same with one pane in the place of all of them; the status line is below it.
    pub(in crate::inspector) fn zoomed(self, pane: Pane) -> Self {
        if self.is_card() {
            return self;
        }
        let panes = self.panes.into_iter();
        let all = panes.reduce(Rect::union).unwrap_or_default();
        let all = all.union(self.status);
        let tabs = Rect { height: 1, ..all };
        let status = Rect {
            y: all.bottom().saturating_sub(1),
            height: 1,
            ..all
        };
        let area = Rect {
            height: all.height.saturating_sub(1),
            ..all
        };
        // Where there are no outlines, the names of the panes are above them.
        let below_tabs = Rect {
            y: area.y + 1,
            height: area.height.saturating_sub(1),
            ..area
        };
        let (area, tabs) = match self.frames {
            Frames::None => (below_tabs, tabs),
            Frames::Rules if self.tabs_hold(pane) => (area, tabs),
            _ => (area, Rect::ZERO),
        };
        let mut zoomed = Self {
            status,
            tabs,
            hidden: Pane::ALL.map(|it| it != pane),
            inner_width: u16::MAX,
            ..self
        };
        zoomed.panes[pane.index()] = area;
        zoomed
    }
}
