//! The text of the link: its parts told apart and named, its faults and what is selected marked, the
//! cursor in it.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::pane;
use crate::inspector::layout::{Frames, Layout};
use crate::inspector::model::{Model, Pane};
use crate::inspector::theme::Theme;
use crate::inspector::wrap;
use crate::reading::source::PartName;
use crate::text::shown::{Piece, Shown};

/// What stands where the link will.
const INVITATION: &str = "Paste a tracked link: anywhere, any time.";

pub(super) fn draw(model: &Model, layout: &Layout, frame: &mut Frame<'_>) {
    let text = &model.told;
    draw_frame(model, layout, frame);
    let area = layout.inner(Pane::Link);
    if text.is_empty() {
        frame.render_widget(Line::styled(INVITATION, model.theme.remark), area);
        set_cursor(model, area, 0, 0, frame);
        return;
    }
    let shown = &model.shown;
    let rows = &model.rows.link;
    let (row, column) = place(shown, rows, model.link.cursor(), usize::from(area.width));
    let height = usize::from(area.height);
    let first = first_row(model, row, height, usize::from(area.width));
    let styles = Styles::new(model);
    for (line, row) in area.rows().zip(rows.iter().skip(first)) {
        let text = wrap::line(shown, row.clone(), |piece| styles.of(piece));
        frame.render_widget(text, line);
    }
    if let Some(row) = row.checked_sub(first) {
        set_cursor(model, area, row, column, frame);
    }
}

/// The byte of the text that stands at a place of the screen; of a place behind the end of a row, the
/// byte behind what stands there.
pub(in crate::inspector) fn offset_at(model: &Model, layout: &Layout, at: Position) -> usize {
    let area = layout.inner(Pane::Link);
    let (height, width) = (usize::from(area.height), usize::from(area.width));
    let rows = &model.rows.link;
    let (cursor, _) = place(&model.shown, rows, model.link.cursor(), width);
    let first = first_row(model, cursor, height, width);
    let row = first + usize::from(at.y.saturating_sub(area.y));
    let Some(row) = rows.get(row) else {
        return model.told.len();
    };
    let column = usize::from(at.x.saturating_sub(area.x));
    let mut columns = 0;
    let pieces = model.shown.pieces();
    let of_row = pieces.get(row.clone()).unwrap_or_default();
    let reaches = |piece: &&Piece| {
        columns += piece.width();
        column < columns
    };
    let piece = of_row.iter().find(reaches).or(pieces.get(row.end));
    piece.map_or(model.told.len(), |piece| piece.source().start)
}

/// The first row that is on the screen: that of the link while it is but read; so that the cursor is there
/// while the link is edited; and else the start of what is selected, and as much before it as there is
/// room for.
fn first_row(model: &Model, cursor: usize, height: usize, width: usize) -> usize {
    let last = model.rows.link.len().saturating_sub(height);
    let selected = model.byte_in_text().or(model.selected_text_range());
    match selected.filter(|_| model.focus != Pane::Link) {
        Some(text) => {
            let (row, _) = place(&model.shown, &model.rows.link, text.start, width);
            row.saturating_sub(height / 2).min(last)
        }
        None if model.shows_start => 0,
        None => (cursor + 1).saturating_sub(height),
    }
}

/// The frame, with the number of bytes and the names of the parts on it.
fn draw_frame(model: &Model, layout: &Layout, frame: &mut Frame<'_>) {
    let bytes = match model.told.len() {
        0 => String::new(),
        len => format!(" {len} bytes "),
    };
    let area = layout.panes[Pane::Link.index()];
    let is_below = layout.frames == Frames::Borders;
    let width = usize::from(area.width);
    // The corners, or the title of the pane and the end of the rule.
    let taken = if is_below { 2 } else { 8 };
    let legend = legend(model, width.saturating_sub(taken));
    let right = match legend.width() {
        legend if !is_below && width < legend + 10 + bytes.len() => String::new(),
        _ => bytes,
    };
    let right = Line::styled(right, model.theme.quiet);
    pane::draw_frame(model, layout, Pane::Link, right.clone(), frame);
    let (y, column) = match layout.frames {
        Frames::None => return,
        Frames::Borders => (area.bottom().saturating_sub(1), 1),
        Frames::Rules => (
            area.y,
            width
                .saturating_sub(right.width() + legend.width() + 1)
                .max(7),
        ),
    };
    let offset = u16::try_from(column).unwrap_or(u16::MAX);
    let room = usize::from(area.width.saturating_sub(offset + 1)).min(legend.width());
    let place = Rect {
        x: area.x.saturating_add(offset),
        y,
        width: u16::try_from(room).unwrap_or(u16::MAX),
        height: 1,
    };
    // Without colour, the frame's own style would make the parts look alike.
    frame.buffer_mut().set_style(place, Style::reset());
    frame.render_widget(legend, place);
}

/// The names of the parts, in the styles that the parts have: the last of them, as many as fit.
fn legend(model: &Model, width: usize) -> Line<'static> {
    let theme = &model.theme;
    let selected = model.selected().and_then(|item| item.text.clone());
    let mut line = Line::default();
    for (part, text) in model.anatomy.parts() {
        let holds = selected.as_ref().is_some_and(|it| text.contains(&it.start));
        let style = part_style(theme, part);
        let style = if holds {
            style.patch(theme.selected)
        } else {
            style
        };
        line.push_span(" ");
        line.push_span(Span::styled(part.name(), style));
    }
    if !line.spans.is_empty() {
        line.push_span(" ");
    }
    while line.width() > width {
        // A space and a name.
        line.spans.drain(..line.spans.len().min(2));
    }
    line
}

const fn part_style(theme: &Theme, part: PartName) -> Style {
    match part {
        PartName::Scheme | PartName::UserInfo | PartName::Host | PartName::Port => theme.host,
        PartName::Route | PartName::Sublink => theme.route,
        PartName::Signature => theme.signature,
        PartName::Token => theme.link_token,
        PartName::Payload => theme.payload,
        PartName::Query | PartName::Target => theme.query,
        PartName::TrailingPath | PartName::Fragment => theme.text,
    }
}

/// The styles of the pieces of a link.
struct Styles<'m> {
    model: &'m Model,
    parts: Vec<(Range<usize>, Style)>,
    selected: Range<usize>,
    pointed: Range<usize>,
}

impl<'m> Styles<'m> {
    fn new(model: &'m Model) -> Self {
        let parts = model.anatomy.parts();
        let parts = parts.map(|(part, text)| (text, part_style(&model.theme, part)));
        let selected = model.selected_text_range();
        Self {
            model,
            parts: parts.collect(),
            selected: selected.unwrap_or_default(),
            pointed: model.byte_in_text().unwrap_or_default(),
        }
    }

    fn of(&self, piece: &Piece) -> Style {
        let theme = &self.model.theme;
        let source = piece.source();
        let part = self
            .parts
            .iter()
            .rev()
            .find(|(span, _)| span.contains(&source.start));
        let mut style = match part {
            _ if piece.is_token() => theme.token,
            Some((_, style)) => *style,
            None => theme.text,
        };
        if self.model.anatomy.is_faulty(&source) {
            style = style.patch(theme.fault);
        }
        if source.start < self.selected.end && self.selected.start < source.end {
            style = style.patch(theme.selected);
        }
        if source.start < self.pointed.end && self.pointed.start < source.end {
            style = style.patch(theme.pointed);
        }
        style
    }
}

/// The row and the column of a byte of the text.
fn place(shown: &Shown, rows: &[Range<usize>], offset: usize, width: usize) -> (usize, usize) {
    let pieces = shown.pieces();
    let piece = pieces.partition_point(|piece| piece.source().start < offset);
    let row = rows
        .partition_point(|row| row.end <= piece)
        .min(rows.len().saturating_sub(1));
    let start = rows.get(row).map_or(0, |row| row.start);
    let before = pieces.get(start..piece).unwrap_or_default();
    let place = (row, before.iter().map(Piece::width).sum());
    // Behind the last column, the cursor stands on a row of its own.
    if place.1 >= width {
        (place.0 + 1, 0)
    } else {
        place
    }
}

fn set_cursor(model: &Model, area: Rect, row: usize, column: usize, frame: &mut Frame<'_>) {
    let offset = |value: usize| u16::try_from(value).unwrap_or(u16::MAX);
    let position = Position::new(
        area.x.saturating_add(offset(column)),
        area.y.saturating_add(offset(row)),
    );
    if model.focus == Pane::Link && area.contains(position) {
        frame.set_cursor_position(position);
    }
}
