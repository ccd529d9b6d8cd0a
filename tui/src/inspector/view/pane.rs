//! A pane of lines: its border, its title, and the part of it that is scrolled to.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Block;

use super::{bytes, fields};
use crate::inspector::layout::Layout;
use crate::inspector::model::{Model, Pane};

pub(super) fn draw(model: &Model, layout: &Layout, pane: Pane, frame: &mut Frame<'_>) {
    let area = layout.inner(pane);
    if area.is_empty() {
        return;
    }
    draw_border(model, layout, pane, &place(model, layout, pane), frame);
    let width = usize::from(area.width);
    for (area, row) in area.rows().zip(model.scroll(pane)..) {
        match pane {
            Pane::Link => {}
            Pane::Fields => frame.render_widget(fields::line(model, row, width), area),
            Pane::Bytes => frame.render_widget(bytes::line(model, row, width), area),
            Pane::Detail => draw_line(model.rows.detail.get(row), area, frame),
            Pane::Metadata => draw_line(model.rows.metadata.get(row), area, frame),
        }
    }
}

fn draw_line(line: Option<&Line<'_>>, area: Rect, frame: &mut Frame<'_>) {
    if let Some(line) = line {
        frame.render_widget(line, area);
    }
}

/// The border of a pane, where panes have borders.
pub(super) fn draw_border(
    model: &Model,
    layout: &Layout,
    pane: Pane,
    right: &str,
    frame: &mut Frame<'_>,
) {
    if !layout.bordered {
        return;
    }
    let focused = model.focus == pane;
    let style = if focused {
        model.theme.focus
    } else {
        model.theme.quiet
    };
    let block = Block::bordered()
        .border_style(style)
        .title(Span::styled(
            title(pane, focused) + &subtitle(model, pane),
            style,
        ))
        .title_top(Line::styled(right.to_owned(), style).right_aligned());
    frame.render_widget(block, layout.panes[pane.index()]);
}

/// The names of the panes of which one is on the screen.
pub(super) fn draw_tabs(model: &Model, area: Rect, frame: &mut Frame<'_>) {
    if area.is_empty() {
        return;
    }
    let theme = &model.theme;
    let mut line = Line::default();
    for pane in Pane::ALL.into_iter().filter(|pane| *pane != Pane::Link) {
        let shown = pane == model.data_pane;
        let style = if shown { theme.heading } else { theme.quiet };
        line.push_span(Span::styled(title(pane, shown), style));
    }
    let place = place(model, &model.layout(), model.data_pane);
    frame.render_widget(line, area);
    frame.render_widget(Line::styled(place, theme.quiet).right_aligned(), area);
}

/// The name of a pane, marked where it stands out, since colour alone tells nothing.
fn title(pane: Pane, stands_out: bool) -> String {
    let mark = if stands_out { '▸' } else { ' ' };
    format!("{mark}{} ", pane.title())
}

/// What the bytes of the payload are, where they are not those that stand in the link, or no records.
fn subtitle(model: &Model, pane: Pane) -> String {
    match model.anatomy.unread() {
        Some((what, _)) if pane == Pane::Bytes => format!("{what} "),
        None if pane == Pane::Bytes && model.anatomy.is_decrypted() => "decrypted ".to_owned(),
        _ => String::new(),
    }
}

/// Which lines are on the screen, where not all of them are.
fn place(model: &Model, layout: &Layout, pane: Pane) -> String {
    let lines = model.row_count(pane);
    let height = layout.content_height(pane);
    if lines <= height {
        return String::new();
    }
    let first = model.scroll(pane);
    format!(" {}-{}/{lines} ", first + 1, first + height)
}
