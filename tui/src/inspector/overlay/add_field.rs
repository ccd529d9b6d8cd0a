//! What the link lacks and could have, to choose one, whose value is typed then.

use ratatui::text::Span;

use super::{OverlayRow, Spec};
use crate::inspector::editing::{edit, with_reading};
use crate::inspector::model::Model;
use crate::inspector::view::styled;
use crate::inspector::wrap;
use crate::text::shown::Shown;
use crate::writing::rewriting::{self, Missing};

pub(super) const SPEC: Spec = Spec {
    title: "Add a field",
    head: |model, overlay| match model.rows.overlay.len() {
        0 => "The link has all that it could have.".to_owned(),
        count => format!("{} of {count}", overlay.row + 1),
    },
    rows: |model, _, width| {
        let missing = missing(model).into_iter();
        missing.map(|it| row(model, &it, width)).collect()
    },
    choose: Some(|model, overlay, _| {
        if let Some(missing) = missing(model).into_iter().nth(overlay.row) {
            edit(model, missing.place);
        }
    }),
    ..Spec::PLAIN
};

/// Columns for a name: those of the longest.
const NAME_COLUMNS: usize = "target in the query".len() + 1;

fn missing(model: &Model) -> Vec<Missing> {
    with_reading(model, rewriting::missing).unwrap_or_default()
}

fn row(model: &Model, missing: &Missing, width: usize) -> OverlayRow {
    let theme = &model.theme;
    let name = format!("{:<NAME_COLUMNS$}", missing.name);
    let mut spans = vec![Span::styled(name, theme.name)];
    let rest = width.saturating_sub(NAME_COLUMNS);
    let style = styled(theme, theme.text);
    spans.extend(wrap::cut(&Shown::text(missing.meaning), rest, style));
    spans
}
