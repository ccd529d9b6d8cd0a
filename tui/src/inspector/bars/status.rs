//! The status line: what came of the link, or of the last thing that was done, and whether masking is on.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::inspector::anatomy::Outcome;
use crate::inspector::desk::notice_text;
use crate::inspector::screen::{styled, wrap};
use crate::inspector::view::View;
use crate::text::shown::Shown;

/// The mark at the end of the line while masking is on: stars alone could be those of the link.
const MASKED: &str = " masked";

/// Draws what came of the link or of the last thing that was done.
pub(in crate::inspector) fn draw(view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let theme = view.theme;
    let mut width = usize::from(area.width);
    if view.desk.settings().mask {
        let mark = Line::styled(MASKED, theme.heading).right_aligned();
        frame.render_widget(mark, area);
        width = width.saturating_sub(MASKED.len());
    }
    let progress = view.desk.progress_text(view.keymap);
    let (text, style) = match (view.desk.notice(), view.desk.anatomy().outcome()) {
        (Some(notice), _) => (notice_text(view.desk, view.keymap, notice), theme.warning),
        (None, _) if progress.is_some() => (progress.unwrap_or_default(), theme.warning),
        (None, Outcome::Nothing) => return,
        (None, Outcome::Good(text)) => (text.clone(), theme.good),
        (None, Outcome::Read(text)) => (text.clone(), theme.text),
        (None, Outcome::Noted(text)) => (text.clone(), theme.warning),
        (None, Outcome::Dangerous(text) | Outcome::Faulty(text)) => (text.clone(), theme.fault),
    };
    let text = wrap::cut(&Shown::text(&text), width, styled(theme, style));
    frame.render_widget(Line::from(text), area);
}
