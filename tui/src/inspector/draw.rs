//! Drawing: panes, bars, and the overlay over them.

use ratatui::Frame;
use ratatui::style::Style;

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
    gauge::draw(&view, layout.gauge, frame);
    let window = model.window.as_ref();
    if let Some(window) = window {
        window.draw(&view, frame);
    }
    // What is said now, and the keys of the window, don't step back with what it covers.
    let plain = Style::reset().patch(view.theme.text);
    frame.buffer_mut().set_style(layout.hints, plain);
    let hints = if window.is_some_and(|window| window.covers(layout.status)) {
        // It would hide the badge of the status line.
        badge::draw(&view, layout.hints, frame)
    } else {
        frame.buffer_mut().set_style(layout.status, plain);
        status::draw(&view, layout.status, frame);
        layout.hints
    };
    // A window says itself which of its rows are on the screen.
    let rows = match window {
        Some(_) => String::new(),
        None => model.panes.rows_below(view.desk),
    };
    hints::draw(&view, model.scope(), &rows, hints, frame);
}
