//! The values that something can have, to choose one, each with what would become of the link.

use ratatui::text::Span;

use super::{Overlay, OverlayRow, Spec, edit};
use crate::inspector::editing::{rewritten, take, with_reading};
use crate::inspector::model::{Model, Notice};
use crate::inspector::view::styled;
use crate::inspector::wrap;
use crate::text::shown::Shown;
use crate::writing::rewriting::{self, Form};

pub(super) const SPEC: Spec = Spec {
    title: "Edit",
    head: |model, overlay| edit::heading(model, overlay),
    rows: |model, overlay, width| {
        let options = options(model, overlay).iter();
        let rows = options.map(|option| row(model, overlay, option, width));
        rows.collect()
    },
    below: Some(below),
    choose: Some(|model, overlay, now| {
        let option = options(model, overlay).get(overlay.row).copied();
        let Some((place, option)) = overlay.place.as_ref().zip(option) else {
            return;
        };
        if let Err(error) = take(model, place, option, now) {
            model.notice = Some(Notice::NotEdited { error });
        }
    }),
    ..Spec::PLAIN
};

/// Columns for a value: those of the longest.
const VALUE_COLUMNS: usize = "list_unsubscribe".len() + 1;

/// What would become of the link with the one that is chosen.
fn below(model: &Model, overlay: &Overlay, width: usize) -> Vec<OverlayRow> {
    let mut rows = Vec::new();
    if let Some(option) = options(model, overlay).get(overlay.row) {
        edit::tell(model, overlay, option, width, &mut rows);
    }
    rows
}

fn row(model: &Model, overlay: &Overlay, option: &str, width: usize) -> OverlayRow {
    let theme = &model.theme;
    let told = match overlay
        .place
        .as_ref()
        .map(|it| rewritten(model, it, option))
    {
        Some(Ok(new)) if new.changes.is_empty() => "as it is".to_owned(),
        Some(Ok(new)) => format!("{} bytes", new.link.len()),
        Some(Err(error)) => error.to_string(),
        None => String::new(),
    };
    let mut spans = vec![Span::styled(
        format!("{option:<VALUE_COLUMNS$}"),
        theme.name,
    )];
    let rest = width.saturating_sub(VALUE_COLUMNS);
    let style = styled(theme, theme.text);
    spans.extend(wrap::cut(&Shown::text(&told), rest, style));
    spans
}

/// The values that can be chosen.
fn options(model: &Model, overlay: &Overlay) -> &'static [&'static str] {
    let present = overlay
        .place
        .as_ref()
        .map(|place| with_reading(model, |reading| rewriting::present(reading, place)));
    match present {
        Some(Ok((Form::Choice(options), _))) => options,
        _ => &[],
    }
}
