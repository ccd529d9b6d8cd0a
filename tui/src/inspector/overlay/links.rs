//! The links of this run, to choose one.
//!
//! ```text
//! ┌ Links of this run ─────────────────────────────────────────────────────┐
//! │2 of 2                                                                  │
//! │ click            user53@example.com  http://click.example.com/f/a/gcv… │
//! │▸initial_open     use@example.com  http://open.example.com/q/6ACXfJkMp… │
//! └────────────────────────────────────────────────────────────────────────┘
//! ```

use ratatui::text::Span;

use super::{Overlay, OverlayRow, Spec};
use crate::inspector::model::{Model, ToldLink};
use crate::inspector::update::replace_link;
use crate::inspector::view::styled;
use crate::inspector::wrap;
use crate::text::shown::Shown;

pub(super) const SPEC: Spec = Spec {
    title: "Links of this run",
    head: |model, overlay| match model.links.len() {
        0 => "No link was pasted yet.".to_owned(),
        count => format!("{} of {count}", overlay.row + 1),
    },
    rows,
    choose: Some(|model, overlay, now| {
        if let Some(link) = model.links.get(overlay.row).cloned() {
            replace_link(model, &link, now);
        }
    }),
    ..Spec::PLAIN
};

/// Columns for the kind of a link: those of the longest.
const KIND_COLUMNS: usize = "list_unsubscribe".len() + 1;

fn rows(model: &Model, _: &Overlay, width: usize) -> Vec<OverlayRow> {
    let links = model.told_links.iter();
    links.map(|link| row(model, link, width)).collect()
}

/// What a link is, to whom it went, and as much of its text as fits.
pub(super) fn row(model: &Model, link: &ToldLink, width: usize) -> OverlayRow {
    let theme = &model.theme;
    let kind = format!("{:<KIND_COLUMNS$}", link.kind);
    let mut row = wrap::cut(&Shown::text(&kind), width, |_| theme.name);
    let rest = |row: &OverlayRow| width.saturating_sub(row.iter().map(Span::width).sum());
    let recipient = wrap::cut(&link.recipient, rest(&row), styled(theme, theme.text));
    if !recipient.is_empty() {
        row.extend(recipient);
        row.push(Span::raw("  "));
    }
    row.extend(text(model, &link.text, rest(&row)));
    row
}

/// As much of a link's text as fits.
pub(super) fn text(model: &Model, link: &str, width: usize) -> OverlayRow {
    let theme = &model.theme;
    // No more of a long link is made safe to show than fits.
    let behind = link.char_indices().nth(width + 1);
    let start = behind.map_or(link.len(), |(at, _)| at);
    let link = Shown::text(link.get(..start).unwrap_or_default());
    wrap::cut(&link, width, styled(theme, theme.text))
}
