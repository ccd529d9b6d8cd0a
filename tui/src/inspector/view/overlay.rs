//! What is shown over the panes: a row that is typed into or says something, and rows below it, of
//! which one may be chosen.
//!
//! ```text
//! ┌ Commands ──────────────────────────────┐
//! │> undo                                  │
//! │▸^/       Take back the last change ... │
//! └────────────────────────────────────────┘
//! ```

use ratatui::Frame;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear};

use super::styled;
use crate::inspector::layout::Layout;
use crate::inspector::model::Model;
use crate::inspector::overlay::{Overlay, OverlayRow};
use crate::inspector::wrap;
use crate::text::shown::{Piece, Shown};

pub(super) fn draw(model: &Model, layout: &Layout, frame: &mut Frame<'_>) {
    let Some(overlay) = &model.overlay else {
        return;
    };
    let area = layout.overlay(overlay.over);
    let inner = area.inner(Margin::new(1, 1));
    if inner.is_empty() {
        return;
    }
    frame.render_widget(Clear, area);
    let spec = overlay.over.spec();
    let style = model.theme.focus;
    let title = Span::styled(format!(" {} ", spec.title), style);
    let mut block = Block::bordered().border_style(style).title(title);
    let below = spec.below.map(|below| {
        let width = layout.overlay_width(overlay.over);
        below(model, overlay, width)
    });
    let below = below.unwrap_or_default();
    let rows: Vec<_> = model.rows.overlay.iter().chain(&below).collect();
    let height = layout.overlay_height(overlay.over);
    let first = overlay.first_row(height);
    if rows.len() > height {
        let last = (first + height).min(rows.len());
        let place = format!(" {}-{last}/{} ", first + 1, rows.len());
        let place = Line::styled(place, model.theme.quiet).right_aligned();
        block = block.title_top(place);
    }
    frame.render_widget(block, area);
    let [head, rest] = [
        Rect { height: 1, ..inner },
        Rect {
            y: inner.y + 1,
            height: inner.height - 1,
            ..inner
        },
    ];
    if let Some(prompt) = spec.prompt {
        draw_prompt(model, overlay, prompt, head, frame);
    } else {
        let text = (spec.head)(model, overlay);
        frame.render_widget(Line::styled(text, model.theme.remark), head);
    }
    let rows = rows.into_iter().enumerate().skip(first);
    for (area, (index, row)) in rest.rows().zip(rows) {
        let is_chosen = overlay.over.has_choice() && index == overlay.row;
        frame.render_widget(line(model, row.clone(), is_chosen), area);
    }
}

/// What is typed; of a long text, what stands before the cursor. What is only offered looks as if it
/// were selected, since what is typed takes its place.
fn draw_prompt(
    model: &Model,
    overlay: &Overlay,
    prompt: &'static str,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let theme = &model.theme;
    let mut line = Line::styled(prompt, theme.heading);
    let width = usize::from(area.width).saturating_sub(line.width() + 1);
    let text = Shown::text(overlay.text.as_str());
    let pieces = text.pieces();
    let cursor = pieces.partition_point(|it| it.source().start < overlay.text.cursor());
    let mut columns = 0;
    let fitting = pieces[..cursor].iter().rev().take_while(|piece| {
        columns += piece.width();
        columns <= width
    });
    let first = cursor - fitting.count();
    let before: usize = pieces[first..cursor].iter().map(Piece::width).sum();
    let column = u16::try_from(line.width() + before).unwrap_or(u16::MAX);
    let style = if overlay.is_offered {
        theme.selected
    } else {
        theme.text
    };
    let shown = wrap::line(&text, first..pieces.len(), styled(theme, style));
    line.spans.extend(shown.spans);
    frame.render_widget(line, area);
    let x = area.x.saturating_add(column).min(area.right() - 1);
    frame.set_cursor_position(Position::new(x, area.y));
}

/// A row, marked if it is chosen.
fn line(model: &Model, row: OverlayRow, is_chosen: bool) -> Line<'static> {
    let mut line = Line::from(if is_chosen { "▸" } else { " " });
    line.spans.extend(row);
    if is_chosen {
        line.style = model.theme.selected;
    }
    line
}
