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
    /// The same with one pane in the place of all of them.
    pub(in crate::inspector) fn zoomed(self, pane: Pane) -> Self {
        if self.is_card() {
            return self;
        }
        let all = self.panes.into_iter().reduce(Rect::union);
        let all = all.unwrap_or_default();
        let top = Rect { height: 1, ..all };
        // Where there are no outlines, the names of the panes are above them.
        let below_top = Rect {
            y: all.y + 1,
            height: all.height.saturating_sub(1),
            ..all
        };
        let (area, tabs) = match self.frames {
            Frames::None => (below_top, top),
            Frames::Rules if self.tabs_hold(pane) => (all, top),
            _ => (all, Rect::ZERO),
        };
        let mut zoomed = Self {
            tabs,
            hidden: Pane::ALL.map(|it| it != pane),
            inner_width: u16::MAX,
            ..self
        };
        zoomed.panes[pane.index()] = area;
        zoomed
    }
}
