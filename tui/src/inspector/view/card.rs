//! What stands on a screen that is too small for more.

use ratatui::Frame;
use ratatui::widgets::{Paragraph, Wrap};

use crate::inspector::command::Command;
use crate::inspector::model::Model;

pub(super) fn draw(model: &Model, frame: &mut Frame<'_>) {
    let area = frame.area();
    let quit = model.keymap.label(Command::Quit);
    let quit = quit.map_or_else(String::new, |key| format!(", or quit with {key}"));
    let text = format!(
        "tracklens needs 40x10; this is {}x{}. Make it larger{quit}.",
        area.width, area.height
    );
    frame.render_widget(Paragraph::new(text).wrap(Wrap { trim: true }), area);
}
