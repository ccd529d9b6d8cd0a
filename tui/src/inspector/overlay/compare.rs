//! The links that the one shown can be compared with: those of this run, or one that is pasted now.

use super::{Overlay, OverlayRow, Spec, links};
use crate::inspector::model::Model;
use crate::inspector::update::compare_with;

pub(super) const SPEC: Spec = Spec {
    title: "Compare with",
    head: |model, _| match others(model).count() {
        0 => "No other link yet: paste one now.".to_owned(),
        _ => "Choose the other link, or paste it.".to_owned(),
    },
    rows,
    choose: Some(|model, overlay, _| {
        let chosen = others(model).nth(overlay.row);
        if let Some(link) = chosen.map(|number| model.links[number].clone()) {
            compare_with(model, link);
        }
    }),
    ..Spec::PLAIN
};

fn rows(model: &Model, _: &Overlay, width: usize) -> Vec<OverlayRow> {
    let told = others(model).filter_map(|number| model.told_links.get(number));
    told.map(|link| links::row(model, link, width)).collect()
}

/// The numbers of the links that are not the one shown, the newest first: it was pasted to be compared.
fn others(model: &Model) -> impl Iterator<Item = usize> {
    let numbers = (0..model.links.len()).rev();
    numbers.filter(|number| model.links[*number] != model.link.as_str())
}
