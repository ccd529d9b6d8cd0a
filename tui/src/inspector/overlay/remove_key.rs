//! The keys of the metadata, to choose one that is removed.

use ratatui::text::Span;

use super::{OverlayRow, Spec};
use crate::inspector::editing::{keys, remove};
use crate::inspector::model::Model;
use crate::inspector::view::metadata::{COST_COLUMNS, cost};
use crate::inspector::view::styled;
use crate::inspector::wrap;
use crate::text::shown::Shown;
use crate::writing::rewriting::Place;
use crate::writing::rewriting::metadata::pointer_to;

pub(super) const SPEC: Spec = Spec {
    title: "Remove a key of the metadata",
    head: |model, overlay| {
        let count = model.rows.overlay.len();
        format!("{} of {count}", overlay.row + 1)
    },
    rows: |model, _, width| {
        let keys = keys(model).unwrap_or_default().into_iter();
        keys.map(|(key, value)| row(model, &key, &value, width))
            .collect()
    },
    choose: Some(|model, overlay, now| {
        let key = keys(model).unwrap_or_default().into_iter().nth(overlay.row);
        if let Some((key, _)) = key {
            remove(model, &Place::Member(pointer_to(&key)), now);
        }
    }),
    ..Spec::PLAIN
};

/// The key, its value, and the bytes that both take.
fn row(model: &Model, key: &str, value: &str, width: usize) -> OverlayRow {
    let theme = &model.theme;
    let tree = model.anatomy.tree();
    let member = tree.and_then(|tree| tree.at_pointer(&pointer_to(key)));
    let key = Shown::text(key);
    let mut spans = wrap::cut(&key, width / 2, styled(theme, theme.name));
    spans.push(Span::raw(" "));
    let taken: usize = spans.iter().map(Span::width).sum();
    let rest = width.saturating_sub(taken + COST_COLUMNS);
    // No more of a long value is made safe to show than fits.
    let value: String = value.chars().take(rest + 1).collect();
    let style = styled(theme, theme.text);
    spans.extend(wrap::cut(&Shown::text(&value), rest, style));
    if let Some(member) = member {
        let taken: usize = spans.iter().map(Span::width).sum();
        spans.push(cost(model, member, width.saturating_sub(taken)));
    }
    spans
}
