//! One pane alone on the screen.

use ratatui::layout::Rect;

use super::layout::{Frames, Layout, Pane};

impl Layout {
    /// The same with one pane in the place of all others. Of these, the link stays, above it.
    pub(in crate::inspector) fn zoomed(self, pane: Pane) -> Self {
        if self.is_card() {
            return self;
        }
        let data = Pane::DATA.iter().map(|it| self.panes[it.index()]);
        let data = data.reduce(Rect::union).unwrap_or_default();
        let (area, status) = if pane == Pane::Link {
            let link = self.panes[pane.index()];
            let area = Rect {
                height: data.bottom().saturating_sub(link.y + 1),
                ..link
            };
            let status = Rect {
                y: area.bottom(),
                ..self.status
            };
            (area, status)
        } else {
            (data, self.status)
        };
        let mut zoomed = Self { status, ..self };
        for it in Pane::ALL {
            zoomed.hidden[it.index()] = it != pane && (it != Pane::Link || pane == Pane::Link);
        }
        zoomed.panes[pane.index()] = area;
        zoomed.tabs = match self.frames {
            Frames::Rules if zoomed.tabs_hold(pane) => Rect { height: 1, ..area },
            Frames::None if pane != Pane::Link => self.tabs,
            _ => Rect::ZERO,
        };
        zoomed
    }
}
