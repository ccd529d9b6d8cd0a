//! Going from row to row, in a pane or in what is shown over the panes.

use crate::inspector::command::Command;
use crate::inspector::message::{Gesture, Message};
use crate::inspector::model::{Model, Pane};

/// Where to go.
#[derive(Clone, Copy, Debug)]
pub(super) enum Way {
    Up(usize),
    Down(usize),
    First,
    Last,
}

impl Way {
    /// Where a command leads, if it leads anywhere.
    pub(super) const fn of(command: Command, page: usize) -> Option<Self> {
        Some(match command {
            Command::Up => Self::Up(1),
            Command::Down => Self::Down(1),
            Command::PageUp => Self::Up(page),
            Command::PageDown => Self::Down(page),
            Command::First => Self::First,
            Command::Last => Self::Last,
            _ => return None,
        })
    }

    /// The row that it leads to, of rows up to the last.
    pub(super) fn from(self, row: usize, last: usize) -> usize {
        match self {
            Self::Up(rows) => row.min(last).saturating_sub(rows),
            Self::Down(rows) => row.saturating_add(rows).min(last),
            Self::First => 0,
            Self::Last => last,
        }
    }
}

/// Whether a message leads to another row of what is shown over the panes, and does nothing else.
pub(super) const fn is_travel_over(model: &Model, message: &Message) -> bool {
    let travels = match message {
        Message::Command(command) => Way::of(*command, 0).is_some(),
        Message::Point { gesture, .. } => !matches!(gesture, Gesture::Click),
        _ => false,
    };
    travels && model.overlay.is_some()
}

/// Goes to another row of what is shown over the panes.
pub(super) fn travel_over(model: &mut Model, way: Way) {
    let last = model.overlay.as_ref().map(|it| it.last_row(model));
    if let Some((overlay, last)) = model.overlay.as_mut().zip(last) {
        overlay.row = way.from(overlay.row, last);
    }
}

/// Goes to another row of the pane that has the focus, or had it before the link: where rows stand for
/// items, another one is selected, and else the pane is scrolled.
pub(super) fn travel(model: &mut Model, way: Way) {
    let pane = model.data_pane;
    if pane == Pane::Metadata && model.anatomy.tree().is_some() {
        let last = model.row_count(pane).saturating_sub(1);
        let row = match (model.selected_row(pane), way) {
            (None, Way::Down(_)) => 0,
            (None, Way::Up(_)) => last,
            (row, _) => way.from(row.unwrap_or_default(), last),
        };
        model.select_row(row);
        return;
    }
    if !matches!(pane, Pane::Fields | Pane::Bytes) {
        model.scroll[pane.index()] = way.from(model.scroll(pane), model.max_scroll(pane));
        return;
    }
    if let Some(item) = item_on_the_way(model, pane, way) {
        model.select(Some(item));
    }
}

/// The item so far from the one that is selected, or the last one on the way there.
fn item_on_the_way(model: &Model, pane: Pane, way: Way) -> Option<usize> {
    let count = model.row_count(pane);
    let item = |row: usize| model.item_of_row(pane, row);
    let selected = model.selected_item_in(pane);
    let rows = selected.map(|item| model.rows.of_item(pane, item, &model.anatomy));
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
