//! Going to the places where something was found.

use super::fold::unfold_to;
use crate::inspector::matches::{Match, Place, matches};
use crate::inspector::model::{Model, Notice, Pane};

/// Goes so many places on from the last one, round and round.
pub(super) fn go_on(model: &mut Model, places: isize) {
    if model.search.sought.is_empty() {
        model.notice = Some(Notice::NothingSought);
        return;
    }
    let matches = matches(model, &model.search.sought);
    let count = matches.len();
    if count == 0 {
        model.notice = Some(Notice::NotFound);
        return;
    }
    // The link may have changed since.
    let at = model.search.at.min(count - 1);
    let at = at.saturating_add(count).saturating_add_signed(places) % count;
    go_to(model, &matches, at);
}

/// Goes to one of the places where what is searched for was found: it is selected in every view.
pub(in crate::inspector) fn go_to(model: &mut Model, matches: &[Match], number: usize) {
    let Some(found) = matches.get(number) else {
        return;
    };
    match found.place {
        Place::Item(item) => {
            model.select(Some(item));
            model.give_focus(Pane::Fields);
        }
        Place::Node(node) => {
            model.give_focus(Pane::Metadata);
            unfold_to(model, node);
            model.select_node(node);
        }
    }
    model.search.at = number;
    model.notice = Some(Notice::Found {
        number: number + 1,
        count: matches.len(),
    });
}
