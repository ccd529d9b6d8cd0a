//! How the inspector looks: one file a part of the screen.

mod card;
mod gauge;
mod hints;
mod link;
mod pane;
mod status;

use ratatui::Frame;

use super::model::{Model, Pane};

/// Draws the model.
pub fn draw(model: &Model, frame: &mut Frame<'_>) {
    let layout = model.layout();
    if layout.is_card() {
        card::draw(frame);
        return;
    }
    link::draw(model, &layout, frame);
    status::draw(model, layout.status, frame);
    pane::draw_tabs(model, layout.tabs, frame);
    for pane in Pane::ALL {
        if pane != Pane::Link {
            pane::draw(model, &layout, pane, frame);
        }
    }
    gauge::draw(model, layout.gauge, frame);
    hints::draw(model, layout.hints, frame);
}
