//! All keys, in their contexts.

use ratatui::text::Span;

use super::{Overlay, OverlayRow, Spec};
use crate::inspector::command::Row;
use crate::inspector::keymap::{self, HelpRow};
use crate::inspector::model::Model;
use crate::inspector::wrap;
use crate::text::shown::Shown;

pub(super) const SPEC: Spec = Spec {
    title: "Keys",
    head: |_, _| "A paste at any time replaces the link.".to_owned(),
    rows,
    ..Spec::PLAIN
};

/// Columns for the keys of a command.
const KEY_COLUMNS: usize = 12;

fn rows(model: &Model, _: &Overlay, width: usize) -> Vec<OverlayRow> {
    let rows = keymap::help().into_iter().map(|row| match row {
        HelpRow::Heading(heading) => vec![Span::styled(heading, model.theme.heading)],
        HelpRow::Command(row) => command(model, row, width),
    });
    rows.collect()
}

/// A command with its keys.
pub(super) fn command(model: &Model, row: &Row, width: usize) -> OverlayRow {
    let theme = &model.theme;
    let labels = model.keymap.labels(row).join(" ");
    let label = format!("{labels:<0$}", KEY_COLUMNS - 1);
    let mut spans = wrap::cut(&Shown::text(&label), KEY_COLUMNS - 1, |_| theme.name);
    spans.push(Span::raw(" "));
    let rest = width.saturating_sub(KEY_COLUMNS);
    let help = Shown::text(row.help);
    spans.extend(wrap::cut(&help, rest, |_| theme.text));
    spans
}
