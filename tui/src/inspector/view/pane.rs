//! A pane of lines: its border, its title, and the part of it that is scrolled to.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Borders};

use super::{bytes, fields, metadata};
use crate::inspector::layout::{BELOW_FIELDS, Frames, Layout};
use crate::inspector::model::{Model, Pane};

pub(super) fn draw(model: &Model, layout: &Layout, pane: Pane, frame: &mut Frame<'_>) {
    let area = layout.inner(pane);
    if area.is_empty() {
        return;
    }
    let place = Line::styled(place(model, layout, pane), model.theme.quiet);
    draw_frame(model, layout, pane, place, frame);
    let width = usize::from(area.width);
    let found = match model.search.line {
        Some(line) if pane == Pane::Metadata => metadata::rows_of_line(model, line, width),
        _ => 0..0,
    };
    for (area, row) in area.rows().zip(model.scroll(pane)..) {
        match pane {
            Pane::Link => {}
            Pane::Fields => frame.render_widget(fields::line(model, row, width), area),
            Pane::Bytes => frame.render_widget(bytes::line(model, row, width), area),
            Pane::Detail => draw_line(model.rows.detail.get(row), area, frame),
            Pane::Metadata => {
                draw_line(model.rows.metadata.get(row), area, frame);
                if found.contains(&row) {
                    frame.buffer_mut().set_style(area, model.theme.selected);
                }
            }
        }
    }
}

fn draw_line(line: Option<&Line<'_>>, area: Rect, frame: &mut Frame<'_>) {
    if let Some(line) = line {
        frame.render_widget(line, area);
    }
}

/// The frame of a pane with its title, where panes have frames.
pub(super) fn draw_frame(
    model: &Model,
    layout: &Layout,
    pane: Pane,
    right: Line<'static>,
    frame: &mut Frame<'_>,
) {
    let borders = match layout.frames {
        Frames::Borders => Borders::ALL,
        Frames::Rules => Borders::TOP,
        Frames::None => return,
    };
    let theme = &model.theme;
    let focused = model.focus == pane;
    let style = if focused { theme.focus } else { theme.quiet };
    let block = Block::new().borders(borders).border_style(style);
    let title = if layout.tabs_hold(pane) {
        tabs(model, &BELOW_FIELDS)
    } else {
        Line::styled(title(pane, focused) + &subtitle(model, pane), style)
    };
    let block = block.title(title).title_top(right.right_aligned());
    frame.render_widget(block, layout.panes[pane.index()]);
}

/// The names of the panes of which one is on the screen, where they have a row of their own.
pub(super) fn draw_tabs(model: &Model, layout: &Layout, frame: &mut Frame<'_>) {
    if layout.frames == Frames::None {
        let place = place(model, layout, model.data_pane);
        let place = Line::styled(place, model.theme.quiet).right_aligned();
        frame.render_widget(tabs(model, &Pane::ALL[1..]), layout.tabs);
        frame.render_widget(place, layout.tabs);
    }
}

/// The names of panes of which one is on the screen, the others as what could be there.
fn tabs(model: &Model, panes: &[Pane]) -> Line<'static> {
    let theme = &model.theme;
    let layout = model.layout();
    let mut line = Line::default();
    for pane in panes {
        let stands_out = layout.is_on_screen(*pane);
        let style = if stands_out {
            // Against what the frame lays under it.
            theme.heading.remove_modifier(Modifier::DIM)
        } else {
            theme.quiet
        };
        line.push_span(Span::styled(title(*pane, stands_out), style));
    }
    line
}

/// The pane whose name stands at a place of the screen, where several names stand in one row.
pub(in crate::inspector) fn tab_at(layout: &Layout, at: Position) -> Option<Pane> {
    let panes = match layout.frames {
        Frames::None => &Pane::ALL[1..],
        Frames::Rules => &BELOW_FIELDS[..],
        Frames::Borders => &[],
    };
    let mut end = layout.tabs.x;
    let reaches = |pane: &&Pane| {
        // Letters of ASCII, a mark before them and a space behind.
        let width = u16::try_from(pane.title().len() + 2).unwrap_or(u16::MAX);
        end = end.saturating_add(width);
        at.x < end
    };
    let pane = panes.iter().find(reaches).copied();
    pane.filter(|_| layout.tabs.contains(at))
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
