//! From item to item, in panes whose rows show items.

use std::ops::Range;

use super::content::PaneContent;
use crate::inspector::desk::Desk;
use crate::inspector::keys::Way;

/// Selects the item at the end of a way, or the last one on the way.
pub(super) fn to_item(pane: &dyn PaneContent, desk: &mut Desk, way: Way) -> bool {
    if let Some(item) = item_on_the_way(pane, desk, way) {
        desk.select(Some(item));
    }
    true
}

/// The rows of an item.
pub(super) fn rows_of(pane: &dyn PaneContent, desk: &Desk, item: usize) -> Range<usize> {
    let count = pane.row_count(desk);
    let is_of_item = |row: &usize| pane.item(desk, *row) == Some(item);
    (0..count).find(is_of_item).map_or(0..0, |first| {
        let after = (first..count).find(|row| !is_of_item(row));
        first..after.unwrap_or(count)
    })
}

fn item_on_the_way(pane: &dyn PaneContent, desk: &Desk, way: Way) -> Option<usize> {
    let count = pane.row_count(desk);
    let item = |row: usize| pane.item(desk, row);
    let selected = pane.selected_item(desk);
    let rows = selected.map(|item| rows_of(pane, desk, item));
    let rows = rows.filter(|rows| !rows.is_empty());
    let another = |row: &usize| item(*row).is_some() && item(*row) != selected;
    let row = match (way, rows) {
        (Way::First, _) | (Way::Down(_), None) => (0..count).find(|row| item(*row).is_some()),
        (Way::Last, _) | (Way::Up(_), None) => (0..count).rfind(|row| item(*row).is_some()),
        (Way::Up(distance), Some(rows)) => {
            let aim = rows.start.saturating_sub(distance);
            let near = (aim..rows.start).find(another);
            near.or_else(|| (0..aim).rfind(another))
        }
        (Way::Down(distance), Some(rows)) => {
            let aim = (rows.end - 1 + distance).min(count - 1);
            let near = (rows.end..=aim).rfind(another);
            near.or_else(|| (aim..count).find(another))
        }
    };
    item(row?)
}
