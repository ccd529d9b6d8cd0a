//! The links of this run, to choose one.

use super::{Overlay, OverlayRow, Spec};
use crate::inspector::model::Model;
use crate::inspector::update::replace_link;
use crate::inspector::view::styled;
use crate::inspector::wrap;
use crate::shown::Shown;

pub(super) const SPEC: Spec = Spec {
    title: "Links of this run",
    prompt: None,
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
};

fn rows(model: &Model, _: &Overlay, width: usize) -> Vec<OverlayRow> {
    let links = model.told_links.iter();
    links.map(|link| row(model, link, width)).collect()
}

/// As much of a link as fits.
pub(super) fn row(model: &Model, link: &str, width: usize) -> OverlayRow {
    let theme = &model.theme;
    // No more of a long link is made safe to show than fits.
    let behind = link.char_indices().nth(width + 1);
    let start = behind.map_or(link.len(), |(at, _)| at);
    let link = Shown::text(link.get(..start).unwrap_or_default());
    wrap::cut(&link, width, styled(theme, theme.text))
}
