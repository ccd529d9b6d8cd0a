//! The items of a link under their headings, each in a row.
//!
//! ```text
//! Recipient
//! ▸rcpt_to          user@example.com
//!  injection_time   1470055566  2016-08-01 12:46:06 UTC, 8 years ago
//! ```

use std::ops::Range;

use ratatui::text::{Line, Span};

use super::content::{Click, PaneContent};
use super::data_scopes::FACTS;
use super::travel;
use crate::inspector::anatomy::{OutlineRow, Subject};
use crate::inspector::desk::Desk;
use crate::inspector::keys::{Scope, Way};
use crate::inspector::screen::{select, styled, wrap};
use crate::inspector::view::View;
use crate::reading::notes::Severity;
use crate::text::shown::Shown;

/// Columns for the name of an item.
const NAME_COLUMNS: usize = 18;

/// Columns for what can be said about a value, below which nothing is said.
const MIN_REMARK: usize = 6;

/// The pane of the fields.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields;

impl PaneContent for Fields {
    fn scopes(&self) -> &'static [Scope] {
        FACTS
    }

    fn row_count(&self, desk: &Desk) -> usize {
        desk.anatomy().outline().len()
    }

    fn wanted_rows(&self, desk: &Desk) -> usize {
        self.row_count(desk)
    }

    fn line(&self, view: &View<'_>, row: usize, width: usize) -> Line<'static> {
        match view.desk.anatomy().outline().get(row) {
            None => Line::default(),
            Some(OutlineRow::Heading(heading)) => Line::styled(*heading, view.theme.heading),
            Some(OutlineRow::Item(item)) => field(view, *item, width),
        }
    }

    fn item(&self, desk: &Desk, row: usize) -> Option<usize> {
        match desk.anatomy().outline().get(row)? {
            OutlineRow::Item(item) => Some(*item),
            OutlineRow::Heading(_) => None,
        }
    }

    fn selected_rows(&self, desk: &Desk) -> Range<usize> {
        let selected = self.selected_item(desk);
        selected.map_or(0..0, |item| travel::rows_of(self, desk, item))
    }

    fn travel(&self, desk: &mut Desk, way: Way) -> bool {
        travel::to_item(self, desk, way)
    }

    fn click(&self, desk: &mut Desk, click: Click) {
        if let Some(item) = self.item(desk, click.row) {
            desk.select(Some(item));
        }
    }
}

fn field(view: &View<'_>, number: usize, width: usize) -> Line<'static> {
    let theme = view.theme;
    let item = &view.desk.anatomy().items()[number];
    let is_selected = view.desk.selection() == Some(number);
    let mark = if is_selected { '▸' } else { ' ' };
    let (style, value_style) = match item.subject {
        Subject::Fault(_) => (theme.fault, theme.fault),
        Subject::Note(ref note) if note.severity() == Severity::Info => (theme.remark, theme.text),
        Subject::Note(ref note) if note.severity() == Severity::Danger => {
            (theme.fault, theme.fault)
        }
        Subject::Note(_) => (theme.warning, theme.warning),
        _ => (theme.name, theme.text),
    };
    let name = format!("{mark}{:<1$}", item.name(), NAME_COLUMNS - 1);
    let mut line = Line::from(Span::styled(name, style));
    let (value, remark) = view.desk.read_link().value_and_remark(item, width);
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
        select(&mut line, theme);
    }
    line
}
