//! The payload in hexadecimal and as characters, or as characters alone: each record begins a row. Tag, length and each
//! sort of byte have styles of their own.
//!
//! ```text
//!    0 46 04 59 81 c9 56       F•Y××V    expiry
//!    6 3f                      ?         click
//! ▸  7 52 10 75 73 65 72 40 65 R•user@e  rcpt_to
//! ```

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::byte_form::{Form, GAP, OFFSET_COLUMNS};
use super::byte_rows::{self, ByteRow, rows_with};
use super::content::{Click, PaneContent};
use super::data_scopes::BYTES;
use super::travel;
use crate::inspector::anatomy::{Item, Subject};
use crate::inspector::desk::Desk;
use crate::inspector::keys::{Command, Scope, Way};
use crate::inspector::screen::{ByteSort, select, styled, wrap};
use crate::inspector::view::View;
use crate::reading::sentence;
use crate::text::shown::Shown;

/// The pane of the bytes.
#[derive(Clone, Debug, Default)]
pub(super) struct Bytes {
    rows: Vec<ByteRow>,
    /// For which reading and which form they are.
    laid_out: Option<(usize, Form)>,
    /// Whether there are no hexadecimal digits.
    is_characters: bool,
}

impl PaneContent for Bytes {
    fn scopes(&self) -> &'static [Scope] {
        BYTES
    }

    fn lay_out(&mut self, view: &View<'_>, width: usize) {
        let form = Form::new(width, self.is_characters, longest_name(view.desk));
        let wanted = (view.desk.counts().read, form);
        if self.laid_out != Some(wanted) {
            self.laid_out = Some(wanted);
            self.rows = byte_rows::of_payload(view.desk.anatomy(), form.per_row);
        }
    }

    fn row_count(&self, _: &Desk) -> usize {
        self.rows.len()
    }

    fn wanted_rows(&self, _: &Desk) -> usize {
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
            }) => self.bytes(view, *item, bytes.clone(), *is_first, width),
        }
    }

    /// What the bytes are, where they are not those of the link, or not records; and whether there are characters alone.
    fn subtitle(&self, desk: &Desk) -> String {
        let mut subtitle = match desk.anatomy().unread() {
            Some((what, _)) => format!("{what} "),
            None if desk.anatomy().is_decrypted() => "decrypted ".to_owned(),
            None => String::new(),
        };
        if self.is_characters {
            subtitle.push_str("as characters ");
        }
        subtitle
    }

    fn run(&mut self, command: Command) {
        if command == Command::Characters {
            self.is_characters = !self.is_characters;
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
        if let Some(byte) = self.byte_at(click.row, click.column) {
            desk.point_at_byte(byte);
        } else if let Some(item) = self.item(desk, click.row) {
            desk.select(Some(item));
        }
    }
}

impl Bytes {
    /// The byte in a column of a row, in hexadecimal or as a character.
    fn byte_at(&self, row: usize, column: usize) -> Option<usize> {
        let Some(ByteRow::Bytes { bytes, .. }) = self.rows.get(row) else {
            return None;
        };
        let Form { per_row, digits } = self.form();
        let column = column.checked_sub(OFFSET_COLUMNS)?;
        let index = match column.checked_sub(digits * per_row) {
            Some(character) => character,
            None => column / digits.max(1),
        };
        let byte = bytes.start + index;
        (index < per_row && byte < bytes.end).then_some(byte)
    }

    /// The form that the rows have.
    fn form(&self) -> Form {
        self.laid_out.map(|(_, form)| form).unwrap_or_default()
    }
}

/// The columns of the longest name of a record.
fn longest_name(desk: &Desk) -> usize {
    let items = desk.anatomy().records().iter();
    let names = items.map(|item| name(desk, &desk.anatomy().items()[*item]).len());
    names.max().unwrap_or_default()
}

/// The name of what an item was read from.
fn name(desk: &Desk, item: &Item) -> String {
    match item.subject {
        Subject::Part(_) => desk
            .anatomy()
            .unread()
            .map_or("payload", |it| it.0)
            .to_owned(),
        Subject::Record(record) => record.name().into_owned(),
        _ => item.name().into_owned(),
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
        select(&mut line, theme);
    }
    line
}

impl Bytes {
    /// A row of bytes.
    fn bytes(
        &self,
        view: &View<'_>,
        number: usize,
        bytes: Range<usize>,
        is_first: bool,
        width: usize,
    ) -> Line<'static> {
        let theme = view.theme;
        let form = self.form();
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
        let is_defanged = view.desk.settings().defang;
        let missing = form.per_row.saturating_sub(bytes.len());
        let end = bytes.end;
        for at in bytes {
            let byte = payload.get(at).copied().unwrap_or_default();
            let sort = ByteSort::of(byte);
            let is_within = range.contains(&at);
            let style = selected(style_at(view, item, at, sort), is_within);
            let style = if view.desk.byte() == Some(at) {
                style.patch(theme.pointed)
            } else {
                style
            };
            let sign = match sort.sign(byte) {
                '.' | ':' | '@' if is_defanged => '_',
                sign => sign,
            };
            characters.push(Span::styled(sign.to_string(), style));
            if form.digits == 0 {
                continue;
            }
            line.push_span(Span::styled(format!("{byte:02x}"), style));
            if at + 1 < end {
                let are_within = is_within && range.contains(&(at + 1));
                line.push_span(Span::styled(" ", selected(theme.text, are_within)));
            }
        }
        if form.digits > 0 {
            line.push_span(" ".repeat(form.digits * missing + 1));
        }
        line.spans.extend(characters);
        let taken = form.columns();
        let name = Shown::text(&name(view.desk, item));
        if is_first && taken + name.width().min(longest_name(view.desk)) <= width {
            line.push_span(" ".repeat(missing + GAP));
            let style = styled(theme, selected(name_style(view, item), is_selected));
            line.spans.extend(wrap::cut(&name, width - taken, style));
        }
        line
    }
}

/// The style of a byte of an item.
fn style_at(view: &View<'_>, item: &Item, at: usize, sort: ByteSort) -> Style {
    let theme = view.theme;
    match item.subject {
        Subject::Record(record) if at == record.bytes().start => theme.tag,
        Subject::Record(record) if at < record.value().start => theme.length,
        Subject::LeftOver => theme.warning,
        _ => sort.style(theme),
    }
}

fn name_style(view: &View<'_>, item: &Item) -> Style {
    match item.subject {
        Subject::Record(record) if record.is_known() => view.theme.name,
        Subject::Part(_) => view.theme.remark,
        _ => view.theme.warning,
    }
}
