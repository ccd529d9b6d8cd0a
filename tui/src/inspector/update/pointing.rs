//! What the mouse does: what is pointed at gets the focus and is selected, and the wheel scrolls.

use jiff::Timestamp;
use ratatui::layout::Position;

use super::travel::{Way, travel_over};
use super::{choose, select_at_cursor};
use crate::inspector::message::Gesture;
use crate::inspector::model::{Model, Pane};
use crate::inspector::view::{bytes, link, pane};

/// How many rows the wheel goes on.
const WHEEL: usize = 3;

/// Does what a gesture at a place asks for.
pub(super) fn point(model: &mut Model, gesture: Gesture, at: Position, now: Timestamp) {
    let way = match gesture {
        Gesture::Click => None,
        Gesture::WheelUp => Some(Way::Up(WHEEL)),
        Gesture::WheelDown => Some(Way::Down(WHEEL)),
    };
    match (way, &model.overlay) {
        (Some(way), Some(_)) => travel_over(model, way),
        (Some(way), None) => scroll(model, way, at),
        (None, Some(_)) => click_over(model, at, now),
        (None, None) => click(model, at),
    }
}

/// Scrolls the pane that is pointed at, whatever has the focus.
fn scroll(model: &mut Model, way: Way, at: Position) {
    if let Some(pane) = model.layout().pane_at(at) {
        model.scroll[pane.index()] = way.from(model.scroll(pane), model.max_scroll(pane));
    }
}

fn click(model: &mut Model, at: Position) {
    let layout = model.layout();
    if layout.is_card() {
        return;
    }
    if let Some(pane) = pane::tab_at(&layout, at) {
        model.give_focus(pane);
        return;
    }
    let Some(pane) = layout.pane_at(at) else {
        return;
    };
    // Before the focus moves, which may scroll the link.
    let offset = link::offset_at(model, &layout, at);
    let inner = layout.inner(pane);
    model.give_focus(pane);
    if !inner.contains(at) {
        return;
    }
    if pane == Pane::Link {
        model.link.move_to(offset);
        select_at_cursor(model);
        return;
    }
    let row = model.scroll(pane) + usize::from(at.y - inner.y);
    if pane == Pane::Metadata {
        model.select_row(row);
        return;
    }
    let column = usize::from(at.x - inner.x);
    let byte = (pane == Pane::Bytes).then(|| bytes::byte_at(model, row, column));
    if let Some(byte) = byte.flatten() {
        model.point_at_byte(byte);
    } else if let Some(item) = model.item_of_row(pane, row) {
        model.select(Some(item));
    }
}

/// Goes to the row of a list that is pointed at; once there, takes it. Beside the list, closes it.
fn click_over(model: &mut Model, at: Position, now: Timestamp) {
    let layout = model.layout();
    let Some(overlay) = &model.overlay else {
        return;
    };
    let area = layout.overlay(overlay.over);
    if !area.contains(at) {
        model.overlay = None;
        return;
    }
    let is_list = overlay.over.has_choice();
    // Below the border and the row that is typed into.
    let Some(row) = at.y.checked_sub(area.y + 2).filter(|_| is_list) else {
        return;
    };
    let height = layout.overlay_height(overlay.over);
    let row = overlay.first_row(height) + usize::from(row);
    if row > overlay.last_row(model) || usize::from(at.y - area.y) > height + 1 {
        return;
    }
    if row == overlay.row {
        choose(model, now);
    } else if let Some(overlay) = &mut model.overlay {
        overlay.row = row;
    }
}
