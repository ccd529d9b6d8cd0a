//! What stands on a screen that is too small for more.

use ratatui::Frame;
use ratatui::widgets::{Paragraph, Wrap};

pub(super) fn draw(frame: &mut Frame<'_>) {
    let area = frame.area();
    let text = format!(
        "tracklens needs 40x10; this is {}x{}. Make it larger, or quit with ^C.",
        area.width, area.height
    );
    frame.render_widget(Paragraph::new(text).wrap(Wrap { trim: true }), area);
}
