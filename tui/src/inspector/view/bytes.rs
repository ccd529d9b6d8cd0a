//! The payload in hexadecimal: each record from a row of its own, tag, length and value told apart.
//!
//! ```text
//!    0 46 04 59 81 c9 56       F.Y..V    expiry
//!    6 3f                      ?         click
//! ▸  7 52 10 75 73 65 72 40 65 R.user@e  rcpt_to
//! ```

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::styled;
use crate::inspector::anatomy::{Item, Subject};
use crate::inspector::model::{Model, Pane};
use crate::inspector::rows::ByteRow;
use crate::inspector::wrap;
use crate::reading::sentence;
use crate::text::shown::Shown;

/// Columns for the mark and the offset.
const OFFSET_COLUMNS: usize = 6;

/// Columns between bytes and names.
const GAP: usize = 2;

/// Columns of the names, at least.
const MIN_NAME: usize = 6;

/// How many bytes stand in a row of a width: as many as leave room for the names, if they can.
pub(in crate::inspector) fn per_row(width: usize) -> usize {
    let fits = |bytes: &usize| OFFSET_COLUMNS + bytes * 4 + GAP + 16 <= width;
    match [16, 8].into_iter().find(fits) {
        Some(bytes) => bytes,
        None => (width.saturating_sub(OFFSET_COLUMNS) / 4).clamp(1, 8),
    }
}

/// The byte that stands in a column of a row, in hexadecimal or as a character.
pub(in crate::inspector) fn byte_at(model: &Model, row: usize, column: usize) -> Option<usize> {
    let Some(ByteRow::Bytes { bytes, .. }) = model.rows.bytes.get(row) else {
        return None;
    };
    let per_row = per_row(model.layout().content_width(Pane::Bytes));
    let column = column.checked_sub(OFFSET_COLUMNS)?;
    let index = match column.checked_sub(3 * per_row) {
        Some(character) => character,
        None => column / 3,
    };
    let byte = bytes.start + index;
    (index < per_row && byte < bytes.end).then_some(byte)
}

/// A row of the payload.
pub(super) fn line(model: &Model, row: usize, width: usize) -> Line<'static> {
    let theme = &model.theme;
    match model.rows.bytes.get(row) {
        None => Line::default(),
        Some(ByteRow::Nothing) => Line::styled("There is no payload.", theme.remark),
        Some(ByteRow::Fault(item)) => fault(model, *item, width),
        Some(ByteRow::Bytes {
            item,
            bytes,
            is_first,
        }) => hex(model, *item, bytes.clone(), *is_first, width),
    }
}

fn fault(model: &Model, number: usize, width: usize) -> Line<'static> {
    let theme = &model.theme;
    let is_selected = model.selection == Some(number);
    let Subject::Fault(error) = &model.anatomy.items()[number].subject else {
        return Line::default();
    };
    let mark = if is_selected { '▸' } else { ' ' };
    let mut line = Line::styled(format!("{mark}    ! "), theme.fault);
    let text = Shown::text(&sentence(error));
    let rest = width.saturating_sub(OFFSET_COLUMNS + 1);
    line.spans
        .extend(wrap::cut(&text, rest, styled(theme, theme.fault)));
    if is_selected {
        line.style = theme.fault.patch(theme.selected);
    }
    line
}

fn hex(
    model: &Model,
    number: usize,
    bytes: Range<usize>,
    is_first: bool,
    width: usize,
) -> Line<'static> {
    let theme = &model.theme;
    let item = &model.anatomy.items()[number];
    let is_selected = model.selected_in_payload() == Some(number);
    let range = model.selected_bytes_range().filter(|_| is_selected);
    let range = range.unwrap_or_default();
    let selected = |style: Style, is_selected: bool| {
        if is_selected {
            style.patch(theme.selected)
        } else {
            style
        }
    };
    let mark = if is_selected && is_first { '▸' } else { ' ' };
    let offset = format!("{mark}{:>4} ", bytes.start);
    let mut line = Line::from(Span::styled(offset, theme.remark));
    let mut characters = Vec::new();
    let payload = model.anatomy.payload();
    let count = bytes.len();
    let end = bytes.end;
    for at in bytes {
        let byte = payload.get(at).copied().unwrap_or_default();
        let style = selected(style_at(model, item, at), range.contains(&at));
        let style = if model.byte == Some(at) {
            style.patch(theme.pointed)
        } else {
            style
        };
        line.push_span(Span::styled(format!("{byte:02x}"), style));
        if at + 1 < end {
            let is_within = range.contains(&at) && range.contains(&(at + 1));
            line.push_span(Span::styled(" ", selected(theme.text, is_within)));
        }
        let character = match byte {
            b' '..=b'~' => char::from(byte),
            _ => '.',
        };
        characters.push(Span::styled(character.to_string(), style));
    }
    let per_row = per_row(width);
    line.push_span(" ".repeat(3 * (per_row - count) + 1));
    line.spans.extend(characters);
    let taken = OFFSET_COLUMNS + per_row * 4 + GAP;
    if is_first && taken + MIN_NAME <= width {
        line.push_span(" ".repeat(per_row - count + GAP));
        let name = match item.subject {
            Subject::Part(_) => model
                .anatomy
                .unread()
                .map_or("payload", |it| it.0)
                .to_owned(),
            Subject::Record(record) => record.name().into_owned(),
            _ => item.name().into_owned(),
        };
        let style = styled(theme, selected(name_style(model, item), is_selected));
        line.spans
            .extend(wrap::cut(&Shown::text(&name), width - taken, style));
    }
    line
}

/// How a byte of an item looks.
fn style_at(model: &Model, item: &Item, at: usize) -> Style {
    let theme = &model.theme;
    match item.subject {
        Subject::Record(record) if at == record.offset => theme.tag,
        Subject::Record(record) if at < record.value_offset => theme.length,
        Subject::LeftOver => theme.warning,
        _ => theme.text,
    }
}

fn name_style(model: &Model, item: &Item) -> Style {
    match item.subject {
        Subject::Record(record) if record.is_known() => model.theme.name,
        Subject::Part(_) => model.theme.remark,
        _ => model.theme.warning,
    }
}
