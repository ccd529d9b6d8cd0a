//! The payload in hexadecimal: each record begins a row; tag, length and value have different styles.
//!
//! ```text
//!    0 46 04 59 81 c9 56       F.Y..V    expiry
//!    6 3f                      ?         click
//! ▸  7 52 10 75 73 65 72 40 65 R.user@e  rcpt_to
//! ```

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::byte_rows::{self, ByteRow, rows_with};
use super::content::{Click, PaneContent};
use super::travel;
use crate::inspector::anatomy::{Item, Subject};
use crate::inspector::desk::Desk;
use crate::inspector::keys::{Context, Scope, Way};
use crate::inspector::screen::{styled, wrap};
use crate::inspector::view::View;
use crate::reading::sentence;
use crate::text::shown::Shown;

/// Columns for the mark and the offset.
const OFFSET_COLUMNS: usize = 6;

/// Columns between bytes and names.
const GAP: usize = 2;

/// The least columns for a name.
const MIN_NAME: usize = 6;

/// The pane of the bytes.
#[derive(Clone, Debug, Default)]
pub(super) struct Bytes {
    rows: Vec<ByteRow>,
    /// For which reading and which number of bytes per row they are.
    laid_out: Option<(usize, usize)>,
}

impl PaneContent for Bytes {
    fn scopes(&self) -> &'static [Scope] {
        const {
            &[Scope::of(&[
                Context::Panes,
                Context::Reading,
                Context::Data,
                Context::Links,
                Context::Bytes,
            ])]
        }
    }

    fn lay_out(&mut self, view: &View<'_>, width: usize) {
        let wanted = (view.desk.counts().read, per_row(width));
        if self.laid_out != Some(wanted) {
            self.laid_out = Some(wanted);
            self.rows = byte_rows::of_payload(view.desk.anatomy(), wanted.1);
        }
    }

    fn row_count(&self, _: &Desk) -> usize {
        self.rows.len()
    }

    fn line(&self, view: &View<'_>, row: usize, width: usize) -> Line<'static> {
        match self.rows.get(row) {
            None => Line::default(),
            Some(ByteRow::Nothing) => Line::styled("There is no payload.", view.theme.remark),
            Some(ByteRow::Fault(item)) => fault(view, *item, width),
            Some(ByteRow::Bytes {
                item,
                bytes,
                is_first,
            }) => hex(view, *item, bytes.clone(), *is_first, width),
        }
    }

    /// What the bytes are, where they are not those of the link, or not records.
    fn subtitle(&self, desk: &Desk) -> String {
        match desk.anatomy().unread() {
            Some((what, _)) => format!("{what} "),
            None if desk.anatomy().is_decrypted() => "decrypted ".to_owned(),
            None => String::new(),
        }
    }

    fn item(&self, _: &Desk, row: usize) -> Option<usize> {
        match self.rows.get(row)? {
            ByteRow::Bytes { item, .. } | ByteRow::Fault(item) => Some(*item),
            ByteRow::Nothing => None,
        }
    }

    fn selected_item(&self, desk: &Desk) -> Option<usize> {
        desk.selected_in_payload()
    }

    /// The rows of the byte that is pointed at, of the value within the metadata, or of the item.
    fn selected_rows(&self, desk: &Desk) -> Range<usize> {
        let Some(item) = self.selected_item(desk) else {
            return 0..0;
        };
        let rows = travel::rows_of(self, desk, item);
        if let Some(byte) = desk.byte() {
            return rows_with(&self.rows, &rows, &(byte..byte + 1));
        }
        match desk.selected_bytes_range() {
            Some(bytes) if desk.selected_member().is_some() => rows_with(&self.rows, &rows, &bytes),
            _ => rows,
        }
    }

    fn travel(&self, desk: &mut Desk, way: Way) -> bool {
        travel::to_item(self, desk, way)
    }

    fn click(&self, desk: &mut Desk, click: Click) {
        let width = usize::from(click.size.width);
        if let Some(byte) = self.byte_at(click.row, click.column, width) {
            desk.point_at_byte(byte);
        } else if let Some(item) = self.item(desk, click.row) {
            desk.select(Some(item));
        }
    }
}

impl Bytes {
    /// The byte in a column of a row, in hexadecimal or as a character.
    fn byte_at(&self, row: usize, column: usize, width: usize) -> Option<usize> {
        let Some(ByteRow::Bytes { bytes, .. }) = self.rows.get(row) else {
            return None;
        };
        let per_row = per_row(width);
        let column = column.checked_sub(OFFSET_COLUMNS)?;
        let index = match column.checked_sub(3 * per_row) {
            Some(character) => character,
            None => column / 3,
        };
        let byte = bytes.start + index;
        (index < per_row && byte < bytes.end).then_some(byte)
    }
}

/// How many bytes a row of a width has: so many that there is room for the names, if that can be.
fn per_row(width: usize) -> usize {
    let fits = |bytes: &usize| OFFSET_COLUMNS + bytes * 4 + GAP + 16 <= width;
    match [16, 8].into_iter().find(fits) {
        Some(bytes) => bytes,
        None => (width.saturating_sub(OFFSET_COLUMNS) / 4).clamp(1, 8),
    }
}

fn fault(view: &View<'_>, number: usize, width: usize) -> Line<'static> {
    let theme = view.theme;
    let is_selected = view.desk.selection() == Some(number);
    let Subject::Fault(error) = &view.desk.anatomy().items()[number].subject else {
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
    view: &View<'_>,
    number: usize,
    bytes: Range<usize>,
    is_first: bool,
    width: usize,
) -> Line<'static> {
    let theme = view.theme;
    let item = &view.desk.anatomy().items()[number];
    let is_selected = view.desk.selected_in_payload() == Some(number);
    let range = view.desk.selected_bytes_range().filter(|_| is_selected);
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
    let payload = view.desk.anatomy().payload();
    let count = bytes.len();
    let end = bytes.end;
    for at in bytes {
        let byte = payload.get(at).copied().unwrap_or_default();
        let style = selected(style_at(view, item, at), range.contains(&at));
        let style = if view.desk.byte() == Some(at) {
            style.patch(theme.pointed)
        } else {
            style
        };
        line.push_span(Span::styled(format!("{byte:02x}"), style));
        if at + 1 < end {
            let is_within = range.contains(&at) && range.contains(&(at + 1));
            line.push_span(Span::styled(" ", selected(theme.text, is_within)));
        }
        let is_defanged = view.desk.settings().defang;
        let character = match byte {
            b'.' | b':' | b'@' if is_defanged => '_',
            b' '..=b'~' => char::from(byte),
            _ if is_defanged => '_',
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
            Subject::Part(_) => view
                .desk
                .anatomy()
                .unread()
                .map_or("payload", |it| it.0)
                .to_owned(),
            Subject::Record(record) => record.name().into_owned(),
            _ => item.name().into_owned(),
        };
        let style = styled(theme, selected(name_style(view, item), is_selected));
        line.spans
            .extend(wrap::cut(&Shown::text(&name), width - taken, style));
    }
    line
}

/// The style of a byte of an item.
fn style_at(view: &View<'_>, item: &Item, at: usize) -> Style {
    let theme = view.theme;
    match item.subject {
        Subject::Record(record) if at == record.bytes().start => theme.tag,
        Subject::Record(record) if at < record.value().start => theme.length,
        Subject::LeftOver => theme.warning,
        _ => theme.text,
    }
}

fn name_style(view: &View<'_>, item: &Item) -> Style {
    match item.subject {
        Subject::Record(record) if record.is_known() => view.theme.name,
        Subject::Part(_) => view.theme.remark,
        _ => view.theme.warning,
    }
}
