//! Drawing: panes, bars, and the overlay over them.

use ratatui::Frame;

use super::bars::{badge, card, gauge, hints, status, verdict};
use super::model::Model;

/// Draws the model.
pub fn draw(model: &Model, frame: &mut Frame<'_>) {
    let view = model.view();
    let layout = model.panes.layout();
    if layout.is_card() {
        card::draw(&view, frame);
        return;
    }
    model.panes.draw(&view, frame);
    verdict::draw(&view, layout.verdict, frame);
    status::draw(&view, layout.status, frame);
    gauge::draw(&view, layout.gauge, frame);
    let window = model.window.as_ref();
    let hints = match window {
        // It would hide the badge of the status line.
        Some(window) if window.covers(layout.status) => badge::draw(&view, layout.hints, frame),
        _ => layout.hints,
    };
    hints::draw(&view, model.scope(), hints, frame);
    if let Some(window) = window {
        window.draw(&view, frame);
    }
}
