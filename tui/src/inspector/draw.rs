//! Drawing: panes, bars, and the overlay over them.

use ratatui::Frame;

use super::bars::{badge, card, gauge, hints, status, verdict};
use super::model::Model;

/// Draws the model.
pub fn draw(model: &Model, frame: &mut Frame<'_>) {
    let view = model.view();
    let layout = model.panes.layout();
    let area = frame.area();
    frame.buffer_mut().set_style(area, view.theme.text);
    if layout.is_card() {
        card::draw(&view, frame);
        return;
    }
    model.panes.draw(&view, frame);
    verdict::draw(&view, layout.verdict, frame);
    status::draw(&view, layout.status, frame);
    gauge::draw(&view, layout.gauge, frame);
    let rows = model.panes.rows_below(view.desk);
    let window = model.window.as_ref();
    let hints = match window {
        // It would hide the badge of the status line.
        Some(window) if window.covers(layout.status) => badge::draw(&view, layout.hints, frame),
        _ => layout.hints,
    };
    if let Some(window) = window {
        window.draw(&view, frame);
    }
    // The keys are those of the window.
    hints::draw(&view, model.scope(), &rows, hints, frame);
}
