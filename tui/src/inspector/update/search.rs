//! Going to the places where something was found.

use crate::inspector::matches::{Place, matches, metadata_item};
use crate::inspector::model::{Model, Notice, Pane};
use crate::inspector::view::metadata;

/// Goes so many places on from the last one, round and round.
pub(super) fn go_on(model: &mut Model, places: isize) {
    if model.search.sought.is_empty() {
        model.notice = Some(Notice::NothingSought);
        return;
    }
    let count = matches(model, &model.search.sought).len();
    if count == 0 {
        model.notice = Some(Notice::NotFound);
        return;
    }
    // The link may have changed since.
    let at = model.search.at.min(count - 1);
    let at = at.saturating_add(count).saturating_add_signed(places) % count;
    go_to(model, at);
}

/// Goes to a place where what is searched for was found: it is selected in every view.
pub(in crate::inspector) fn go_to(model: &mut Model, number: usize) {
    let matches = matches(model, &model.search.sought);
    let Some(found) = matches.get(number) else {
        return;
    };
    match found.place {
        Place::Item(item) => {
            model.select(Some(item));
            model.give_focus(Pane::Fields);
        }
        Place::Line(line) => {
            model.select(metadata_item(model));
            model.give_focus(Pane::Metadata);
            model.search.line = Some(line);
            show_line(model, line);
        }
    }
    model.search.at = number;
    model.notice = Some(Notice::Found {
        number: number + 1,
        count: matches.len(),
    });
}

/// Scrolls as far as it takes to show a line of the metadata, with some before it.
fn show_line(model: &mut Model, line: usize) {
    let layout = model.layout();
    let rows = metadata::rows_of_line(model, line, layout.content_width(Pane::Metadata));
    let height = layout.content_height(Pane::Metadata);
    let scroll = model.scroll(Pane::Metadata);
    if !(scroll <= rows.start && rows.end <= scroll + height) {
        let wanted = rows.start.saturating_sub(height / 2);
        model.scroll[Pane::Metadata.index()] = wanted.min(model.max_scroll(Pane::Metadata));
    }
}
