//! The text of the link: its parts told apart, its fault marked, the cursor in it.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;
use tracklens_codec::{Error, Part};

use super::pane;
use crate::inspector::layout::Layout;
use crate::inspector::model::{Model, Pane};
use crate::inspector::wrap;
use crate::reading::Reading;
use crate::shown::{Piece, Shown};

/// What stands where the link will.
const INVITATION: &str = "Paste a tracked link: anywhere, any time.";

pub(super) fn draw(model: &Model, layout: &Layout, frame: &mut Frame<'_>) {
    let text = model.link.as_str();
    let title = if text.is_empty() {
        String::new()
    } else {
        format!("{} bytes", text.len())
    };
    pane::draw_border(model, layout, Pane::Link, &title, frame);
    let area = layout.inner(Pane::Link);
    if text.is_empty() {
        frame.render_widget(Line::styled(INVITATION, model.theme.remark), area);
        set_cursor(model, area, 0, 0, frame);
        return;
    }
    let shown = Shown::text(text);
    let rows = wrap::rows(&shown, usize::from(area.width));
    let (row, column) = cursor(&shown, &rows, model.link.cursor(), usize::from(area.width));
    let first = (row + 1).saturating_sub(usize::from(area.height));
    let styles = Styles::new(model);
    for (line, row) in area.rows().zip(rows.into_iter().skip(first)) {
        let text = wrap::line(&shown, row, |piece| styles.of(piece));
        frame.render_widget(text, line);
    }
    set_cursor(model, area, row - first, column, frame);
}

/// The styles of the parts of a link, each with the bytes that it holds for.
struct Styles {
    parts: Vec<(std::ops::Range<usize>, Style)>,
    faults: Vec<usize>,
    token: Style,
    plain: Style,
}

impl Styles {
    fn new(model: &Model) -> Self {
        model.with_reading(|reading| Self {
            parts: parts(model, reading)
                .into_iter()
                .map(|(part, style)| (part.span().range(), style))
                .collect(),
            faults: reading.troubles().iter().map(Error::text_offset).collect(),
            token: model.theme.token,
            plain: model.theme.text,
        })
    }

    fn of(&self, piece: &Piece) -> Style {
        let source = piece.source();
        let part = self
            .parts
            .iter()
            .find(|(span, _)| span.contains(&source.start));
        let style = match part {
            _ if piece.is_token() => self.token,
            Some((_, style)) => *style,
            None => self.plain,
        };
        if self.faults.iter().any(|fault| source.contains(fault)) {
            style.add_modifier(Modifier::REVERSED | Modifier::BOLD)
        } else {
            style
        }
    }
}

fn parts<'a>(model: &Model, reading: &Reading<'a>) -> Vec<(Part<'a>, Style)> {
    let Ok(link) = reading.link() else {
        return Vec::new();
    };
    let parts = link.parts();
    let theme = &model.theme;
    [
        (parts.signature(), theme.signature),
        (parts.token(), theme.link_token),
        (parts.payload(), theme.payload),
        (parts.query(), theme.query),
    ]
    .into_iter()
    .filter_map(|(part, style)| Some((part?, style)))
    .collect()
}

/// The row and the column of the cursor.
fn cursor(
    shown: &Shown,
    rows: &[std::ops::Range<usize>],
    cursor: usize,
    width: usize,
) -> (usize, usize) {
    let mut place = (0, 0);
    for (index, row) in rows.iter().enumerate() {
        place = (index, 0);
        for piece in shown.pieces().get(row.clone()).unwrap_or_default() {
            if piece.source().start >= cursor {
                return place;
            }
            place.1 += piece.width();
        }
    }
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
