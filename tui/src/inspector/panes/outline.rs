//! What is around a pane: a border or a rule, with the title on it.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
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
    /// The style of the border.
    pub(super) style: Style,
}

impl Outline {
    /// Draws the outline, with a text at its right.
    pub(super) fn draw(&self, right: Line<'static>, frame: &mut Frame<'_>) {
        let borders = match self.frames {
            Frames::Borders => Borders::ALL,
            Frames::Rules => Borders::TOP,
            Frames::None => return,
        };
        let block = Block::new()
            .borders(borders)
            .border_style(self.style)
            .title(self.title.clone())
            .title_top(right.right_aligned());
        frame.render_widget(block, self.area);
    }
}

/// The name of a pane, marked where it stands out, since color alone says nothing.
pub(super) fn title(pane: Pane, stands_out: bool) -> String {
    let mark = if stands_out { '▸' } else { ' ' };
    format!("{mark}{} ", pane.title())
}

/// The names of the panes that share a place, the one on the screen marked.
pub(super) fn tabs(layout: &Layout, theme: &Theme) -> Line<'static> {
    let mut line = Line::default();
    for pane in tab_panes(layout) {
        let stands_out = layout.is_on_screen(*pane);
        let style = if stands_out {
            // Against the style of the border below it.
            theme.heading.remove_modifier(Modifier::DIM)
        } else {
            theme.quiet
        };
        line.push_span(Span::styled(title(*pane, stands_out), style));
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
        Frames::None => Pane::DATA,
        Frames::Rules => &BELOW_FIELDS,
        Frames::Borders => &[],
    }
}
