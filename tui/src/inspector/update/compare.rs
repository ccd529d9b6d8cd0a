//! Comparing the link with another one.

use super::open;
use crate::inspector::focus::{Focus, Over};
use crate::inspector::model::Model;
use crate::inspector::overlay::comparison;

/// Asks for the other link; in the list of links it is the one that is chosen there.
pub(super) fn ask(model: &mut Model) {
    let chosen = match (model.focus(), &model.overlay) {
        (Focus::Over(Over::Links), Some(overlay)) => model.links.get(overlay.row).cloned(),
        _ => None,
    };
    match chosen {
        Some(link) => with(model, link),
        None => open(model, Over::Compare, 0),
    }
}

/// Compares the link with another one.
pub(in crate::inspector) fn with(model: &mut Model, other: String) {
    model.compared.other = other;
    model.compared.comparison = comparison::compared(model);
    open(model, Over::Comparison, 0);
}

/// Leaves out what is equal, or shows it again.
pub(super) fn show_only_differences(model: &mut Model) {
    model.compared.only_differences = !model.compared.only_differences;
}
