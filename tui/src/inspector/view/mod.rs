//! How the inspector looks: one file a part of the screen.

pub(super) mod bytes;
mod card;
pub(super) mod detail;
pub(super) mod fields;
mod gauge;
mod hints;
pub(super) mod link;
pub(super) mod member;
pub(super) mod metadata;
mod overlay;
pub(super) mod pane;
pub(super) mod paragraph;
pub(super) mod status;
mod way;

use ratatui::Frame;
use ratatui::style::Style;

use super::model::{Model, Pane};
use super::theme::Theme;
use crate::text::shown::Piece;

/// Draws the model.
pub fn draw(model: &Model, frame: &mut Frame<'_>) {
    let layout = model.layout();
    if layout.is_card() {
        card::draw(model, frame);
        return;
    }
    link::draw(model, &layout, frame);
    status::draw(model, layout.status, frame);
    pane::draw_tabs(model, &layout, frame);
    for pane in Pane::ALL {
        if pane != Pane::Link && layout.is_on_screen(pane) {
            pane::draw(model, &layout, pane, frame);
        }
    }
    gauge::draw(model, layout.gauge, frame);
    hints::draw(model, layout.hints, frame);
    overlay::draw(model, &layout, frame);
}

/// A style for plain pieces; tokens always stand out.
pub(super) fn styled(theme: &Theme, style: Style) -> impl Fn(&Piece) -> Style + use<> {
    let token = theme.token;
    move |piece| if piece.is_token() { token } else { style }
}
