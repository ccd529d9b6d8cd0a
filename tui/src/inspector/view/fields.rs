//! The items of a link under their headings, each in a row.
//!
//! ```text
//! Recipient
//! ▸rcpt_to          user@example.com
//!  injection_time   1470055566  2016-08-01 12:46:06 UTC, 8 years ago
//! ```

use ratatui::text::{Line, Span};
use tracklens_codec::{MetadataLength, RecordId};

use super::styled;
use crate::inspector::anatomy::{Entry, Item, MetadataText, Subject};
use crate::inspector::model::Model;
use crate::inspector::wrap;
use crate::reading::notes::Severity;
use crate::reading::sentence;
use crate::text::shown::Shown;

/// Columns for the name of an item.
const NAME_COLUMNS: usize = 18;

/// Columns for what can be said about a value, below which nothing is said.
const MIN_REMARK: usize = 6;

/// A row of the fields.
pub(super) fn line(model: &Model, row: usize, width: usize) -> Line<'static> {
    match model.anatomy.outline().get(row) {
        None => Line::default(),
        Some(Entry::Heading(heading)) => Line::styled(*heading, model.theme.heading),
        Some(Entry::Item(item)) => field(model, *item, width),
    }
}

fn field(model: &Model, number: usize, width: usize) -> Line<'static> {
    let theme = &model.theme;
    let item = &model.anatomy.items()[number];
    let is_selected = model.selection == Some(number);
    let mark = if is_selected { '▸' } else { ' ' };
    let (style, value_style) = match item.subject {
        Subject::Fault(_) => (theme.fault, theme.fault),
        Subject::Note(ref note) if note.severity == Severity::Info => (theme.remark, theme.text),
        Subject::Note(_) => (theme.warning, theme.warning),
        _ => (theme.name, theme.text),
    };
    let name = format!("{mark}{:<1$}", item.name(), NAME_COLUMNS - 1);
    let mut line = Line::from(Span::styled(name, style));
    let (value, remark) = value_and_remark(model, item, width);
    let rest = width.saturating_sub(NAME_COLUMNS);
    line.spans
        .extend(wrap::cut(&value, rest, styled(theme, value_style)));
    let rest = width.saturating_sub(line.width() + 2);
    if rest >= MIN_REMARK && !remark.is_empty() {
        if !value.as_str().is_empty() {
            line.push_span("  ");
        }
        let remark = Shown::text(&remark);
        line.spans
            .extend(wrap::cut(&remark, rest, styled(theme, theme.remark)));
    }
    if is_selected {
        line.style = theme.selected;
    }
    line
}

/// What an item says in a row, and what can be said about it.
pub(in crate::inspector) fn value_and_remark(
    model: &Model,
    item: &Item,
    width: usize,
) -> (Shown, String) {
    match (&item.field, &item.subject) {
        (Some(field), Subject::Record(record)) if record.id == RecordId::RCPT_META => {
            metadata(model, &field.remark)
        }
        (Some(field), _) => (field.value.clone(), field.remark.clone()),
        (None, Subject::Fault(error)) => (Shown::text(&sentence(error)), String::new()),
        (None, Subject::Note(note)) => (Shown::text(&note.message), String::new()),
        (None, Subject::Part(_)) => {
            let bytes = item.text.clone().unwrap_or_default();
            let text = model.told.as_bytes().get(bytes);
            (Shown::bytes(text.unwrap_or_default()), String::new())
        }
        (None, Subject::Record(record)) if record.value_offset == record.end => {
            (Shown::default(), remark_of_bare(record.is_repeated))
        }
        (None, Subject::Record(record)) => {
            let len = record.end - record.value_offset;
            let repeated = if record.is_repeated { ", repeated" } else { "" };
            let bytes = model.anatomy.payload().get(record.value_offset..record.end);
            (digits(bytes, width), format!("{len} bytes{repeated}"))
        }
        (None, Subject::LeftOver) => {
            let range = item.bytes.clone().unwrap_or_default();
            let remark = format!("{} bytes that are no record", range.len());
            (digits(model.anatomy.payload().get(range), width), remark)
        }
    }
}

fn remark_of_bare(is_repeated: bool) -> String {
    let repeated = if is_repeated { ", repeated" } else { "" };
    format!("no value{repeated}")
}

/// The metadata has a pane of its own.
fn metadata(model: &Model, remark: &str) -> (Shown, String) {
    let length = model.anatomy.metadata_length();
    let is_over = length.is_some_and(MetadataLength::is_over);
    let unit = match model.anatomy.metadata() {
        MetadataText::Json(_) => "bytes of JSON",
        _ => "bytes",
    };
    let remark = if remark.is_empty() && is_over {
        "over the limit"
    } else {
        remark
    };
    let len = length.map_or(0, MetadataLength::len);
    (Shown::text(&format!("{len} {unit}")), remark.to_owned())
}

/// So many bytes in hexadecimal as a row can have.
fn digits(bytes: Option<&[u8]>, width: usize) -> Shown {
    let bytes = bytes.unwrap_or_default();
    let bytes = bytes.get(..width / 3 + 1).unwrap_or(bytes);
    Shown::text(&crate::text::hex::spaced(bytes))
}
