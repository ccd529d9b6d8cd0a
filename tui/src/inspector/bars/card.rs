//! The card: all that fits on a screen that is too small for panes.

use ratatui::Frame;
use ratatui::widgets::{Paragraph, Wrap};

use crate::inspector::keys::Command;
use crate::inspector::view::View;

/// Draws the card.
pub(in crate::inspector) fn draw(view: &View<'_>, frame: &mut Frame<'_>) {
    let area = frame.area();
    let quit = view.keymap.label(Command::Quit);
    let quit = quit.map_or_else(String::new, |key| format!(", or quit with {key}"));
    let text = format!(
        "tracklens needs 40x10; this is {}x{}. Make it larger{quit}.",
        area.width, area.height
    );
    frame.render_widget(Paragraph::new(text).wrap(Wrap { trim: true }), area);
}
