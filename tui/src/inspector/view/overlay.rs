//! What is shown over the panes: help, and lists of which one row is chosen.
//!
//! ```text
//! ┌ Commands ──────────────────────────────┐
//! │> undo                                  │
//! │▸^/       Take back the last change ... │
//! └────────────────────────────────────────┘
//! ```

use ratatui::Frame;
use ratatui::layout::{Margin, Position};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear};

use super::styled;
use crate::inspector::focus::{Overlay, OverlayKind};
use crate::inspector::keymap::{self, Binding, HelpRow};
use crate::inspector::layout::Layout;
use crate::inspector::model::Model;
use crate::inspector::wrap;
use crate::shown::Shown;

/// Columns for the name of a key.
const KEY_COLUMNS: usize = 11;

pub(super) fn draw(model: &Model, layout: &Layout, frame: &mut Frame<'_>) {
    let Some(overlay) = &model.overlay else {
        return;
    };
    let area = layout.overlay();
    let inner = area.inner(Margin::new(1, 1));
    if inner.is_empty() {
        return;
    }
    frame.render_widget(Clear, area);
    let title = match overlay.what {
        OverlayKind::Help => " Keys ",
        OverlayKind::Palette => " Commands ",
        OverlayKind::Links => " Links of this run ",
    };
    let block = Block::bordered()
        .border_style(model.theme.focus)
        .title(Span::styled(title, model.theme.focus));
    frame.render_widget(block, area);
    let width = usize::from(inner.width);
    let rows = rows(model, overlay, width);
    let height = usize::from(inner.height.saturating_sub(1));
    let first = match overlay.what {
        OverlayKind::Help => overlay.row,
        _ => (overlay.row + 1).saturating_sub(height),
    };
    let (head, cursor) = head(model, overlay, rows.len());
    let mut areas = inner.rows();
    if let Some(area) = areas.next() {
        frame.render_widget(head, area);
        if overlay.what == OverlayKind::Palette {
            let column = u16::try_from(cursor).unwrap_or(u16::MAX);
            let x = area.x.saturating_add(column).min(area.right() - 1);
            frame.set_cursor_position(Position::new(x, area.y));
        }
    }
    for (area, row) in areas.zip(rows.into_iter().skip(first)) {
        frame.render_widget(row, area);
    }
}

/// The row above the others, and the columns before the cursor.
fn head(model: &Model, overlay: &Overlay, count: usize) -> (Line<'static>, usize) {
    let theme = &model.theme;
    match overlay.what {
        OverlayKind::Help => {
            let text = "Paste a link anywhere, at any time: it takes the place of the one shown.";
            (Line::styled(text, theme.remark), 0)
        }
        OverlayKind::Palette => {
            let sought = Shown::text(&overlay.sought);
            let mut line = Line::styled("> ", theme.heading);
            let all = sought.pieces().len();
            let text = wrap::line(&sought, 0..all, styled(theme, theme.text));
            line.spans.extend(text.spans);
            (line, 2 + sought.width())
        }
        OverlayKind::Links if count == 0 => {
            (Line::styled("No link was pasted yet.", theme.remark), 0)
        }
        OverlayKind::Links => {
            let text = format!("{} of {count}", overlay.row + 1);
            (Line::styled(text, theme.remark), 0)
        }
    }
}

fn rows(model: &Model, overlay: &Overlay, width: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let is_chosen = |row: usize| row == overlay.row;
    match overlay.what {
        OverlayKind::Help => keymap::help()
            .into_iter()
            .map(|row| match row {
                HelpRow::Heading(heading) => Line::styled(heading, theme.heading),
                HelpRow::Key(binding) => key(model, binding, false, width),
            })
            .collect(),
        OverlayKind::Palette => overlay
            .commands()
            .into_iter()
            .enumerate()
            .map(|(row, binding)| key(model, binding, is_chosen(row), width))
            .collect(),
        OverlayKind::Links => model
            .links
            .iter()
            .enumerate()
            .map(|(row, link)| {
                let style = styled(theme, theme.text);
                // No more of a long link is made safe to show than fits.
                let start = link
                    .char_indices()
                    .nth(width + 1)
                    .map_or(link.len(), |(at, _)| at);
                let link = Shown::text(link.get(..start).unwrap_or_default());
                let spans = wrap::cut(&link, width.saturating_sub(1), style);
                marked(model, is_chosen(row), spans)
            })
            .collect(),
    }
}

fn key(model: &Model, binding: &Binding, is_chosen: bool, width: usize) -> Line<'static> {
    let theme = &model.theme;
    let label = format!("{:<KEY_COLUMNS$}", binding.label);
    let help = Shown::text(binding.help);
    let rest = width.saturating_sub(KEY_COLUMNS + 1);
    let mut spans = vec![Span::styled(label, theme.name)];
    spans.extend(wrap::cut(&help, rest, |_| theme.text));
    marked(model, is_chosen, spans)
}

/// A row, marked if it is chosen.
fn marked(model: &Model, is_chosen: bool, spans: Vec<Span<'static>>) -> Line<'static> {
    let mark = if is_chosen { "▸" } else { " " };
    let mut line = Line::from(mark);
    line.spans.extend(spans);
    let style = if is_chosen {
        model.theme.selected
    } else {
        Style::new()
    };
    line.style(style)
}
