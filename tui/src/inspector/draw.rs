//! Drawing: panes, bars, and the overlay over them.

use ratatui::Frame;

use super::bars::{card, gauge, hints, status, verdict};
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
    hints::draw(&view, model.scope(), layout.hints, frame);
    if let Some(window) = &model.window {
        window.draw(&view, frame);
    }
}
