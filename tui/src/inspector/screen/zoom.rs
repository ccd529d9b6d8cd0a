//! One pane alone on the screen.

use ratatui::layout::Rect;

use super::layout::{Frames, Layout};
use super::pane::Pane;

impl Layout {
    /// The same with one pane in the place of all others. Of these, the link stays, above it.
    pub(in crate::inspector) fn zoomed(self, pane: Pane) -> Self {
        if self.is_card() {
            return self;
        }
        let shared = if pane == Pane::Link {
            &Pane::ALL
        } else {
            Pane::DATA
        };
        let areas = shared.iter().map(|it| self.panes[it.index()]);
        let mut area = areas.reduce(Rect::union).unwrap_or_default();
        let mut tabs = match self.frames {
            Frames::Rules if self.tabs_hold(pane) => Rect { height: 1, ..area },
            Frames::None => self.tabs,
            _ => Rect::ZERO,
        };
        if pane == Pane::Link && self.frames == Frames::None {
            // The names are above it: they say what has the focus.
            tabs.y = area.y;
            area.y += 1;
            area.height = area.height.saturating_sub(1);
        }
        let mut zoomed = Self {
            tabs,
            inner_width: u16::MAX,
            ..self
        };
        for it in Pane::ALL {
            zoomed.hidden[it.index()] = it != pane && (it != Pane::Link || pane == Pane::Link);
        }
        zoomed.panes[pane.index()] = area;
        zoomed
    }
}
