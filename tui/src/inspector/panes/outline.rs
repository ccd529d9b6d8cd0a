//! What is around a pane: a border or a rule, with the title on it.

use ratatui::Frame;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::style::Style;
use ratatui::symbols::merge::MergeStrategy;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Borders};

use crate::inspector::screen::{BELOW_FIELDS, Frames, Layout, Pane, Theme};

/// What is around a pane.
pub(in crate::inspector) struct Outline {
    /// The area of the pane, outline and all.
    pub(super) area: Rect,
    /// The sort of outline.
    pub(super) frames: Frames,
    /// The title.
    pub(super) title: Line<'static>,
    /// What is at its right, where there is room.
    pub(super) right: Line<'static>,
    /// The style of the border.
    pub(super) style: Style,
    /// The style of plain text.
    pub(super) text: Style,
}

impl Outline {
    /// Draws the border, which panes side by side share, or the rule.
    pub(super) fn draw_border(&self, frame: &mut Frame<'_>) {
        let borders = match self.frames {
            Frames::Borders => Borders::ALL,
            Frames::Rules => Borders::TOP,
            Frames::None => return,
        };
        let block = Block::new()
            .borders(borders)
            .merge_borders(MergeStrategy::Exact)
            .border_style(self.style);
        frame.render_widget(block, self.area);
    }

    /// Draws the title, and what is at its right, if there is room for both.
    pub(super) fn draw_title(&self, frame: &mut Frame<'_>) {
        let area = self.title_area();
        let end = draw_at(&self.title, area.x, area, self.text, frame);
        let width = u16::try_from(self.right.width()).unwrap_or(u16::MAX);
        let start = area.right().saturating_sub(width);
        if start >= end {
            draw_at(&self.right, start, area, self.text, frame);
        }
    }

    /// The row of the title, without the corners.
    pub(super) fn title_area(&self) -> Rect {
        let row = Rect {
            height: self.area.height.min(1),
            ..self.area
        };
        match self.frames {
            Frames::Borders => row.inner(Margin::new(1, 0)),
            Frames::Rules => row,
            Frames::None => Rect::ZERO,
        }
    }
}

/// Draws as much of a line as fits from a column on, over plain text. Returns the column after it.
pub(super) fn draw_at(
    line: &Line<'_>,
    x: u16,
    area: Rect,
    text: Style,
    frame: &mut Frame<'_>,
) -> u16 {
    let width = u16::try_from(line.width()).unwrap_or(u16::MAX);
    let width = width.min(area.right().saturating_sub(x));
    let place = Rect { x, width, ..area };
    // The style of the border does not show through.
    frame
        .buffer_mut()
        .set_style(place, Style::reset().patch(text));
    frame.render_widget(line, place);
    x + width
}

/// The name of a pane, marked where it has the focus, since color alone says nothing.
pub(super) fn title(pane: Pane, has_focus: bool) -> String {
    let mark = if has_focus { '▸' } else { ' ' };
    format!("{mark}{} ", pane.title())
}

/// The names of the panes that share a place: the one that has the focus is marked, and the one on the screen stands
/// out.
pub(super) fn tabs(layout: &Layout, focus: Pane, theme: &Theme) -> Line<'static> {
    let mut line = Line::default();
    for pane in tab_panes(layout) {
        let is_shown = layout.is_on_screen(*pane) && *pane != Pane::Link;
        let style = match (*pane == focus, is_shown) {
            (true, _) => theme.focus_title,
            (false, true) => theme.heading,
            (false, false) => theme.quiet,
        };
        line.push_span(Span::styled(title(*pane, *pane == focus), style));
    }
    line
}

/// The pane whose name is at a place of the screen, where several names share a row.
pub(super) fn tab_at(layout: &Layout, at: Position) -> Option<Pane> {
    let mut end = layout.tabs.x;
    let reaches = |pane: &&Pane| {
        // ASCII, with a mark before it and a space after it.
        let width = u16::try_from(pane.title().len() + 2).unwrap_or(u16::MAX);
        end = end.saturating_add(width);
        at.x < end
    };
    let pane = tab_panes(layout).iter().find(reaches).copied();
    pane.filter(|_| layout.tabs.contains(at))
}

const fn tab_panes(layout: &Layout) -> &'static [Pane] {
    match layout.frames {
        Frames::None => &Pane::ALL,
        Frames::Rules => &BELOW_FIELDS,
        Frames::Borders => &[],
    }
}
