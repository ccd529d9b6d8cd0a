//! What the mouse does: a click gives the focus and selects, the wheel scrolls.

use jiff::Timestamp;
use ratatui::layout::Position;

use crate::inspector::keys::Way;
use crate::inspector::message::Gesture;
use crate::inspector::model::Model;
use crate::inspector::overlays::Wish;

/// How many rows a turn of the wheel goes.
const WHEEL: usize = 3;

/// Does what a gesture at a place of the screen asks for.
pub(super) fn point(model: &mut Model, gesture: Gesture, at: Position, now: Timestamp) -> Wish {
    let way = match gesture {
        Gesture::Click => None,
        Gesture::WheelUp => Some(Way::Up(WHEEL)),
        Gesture::WheelDown => Some(Way::Down(WHEEL)),
    };
    match (way, &mut model.window) {
        (Some(way), Some(window)) => window.travel(way),
        (Some(way), None) => model.panes.wheel(&model.desk, way, at),
        (None, Some(window)) => return window.click(&mut model.desk, at, now),
        (None, None) => model.panes.click(&mut model.desk, at),
    }
    Wish::Stay
}
