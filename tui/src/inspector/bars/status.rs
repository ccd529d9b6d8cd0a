//! The status line: what came of the link, or of the last thing that was done, and the badge.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::badge;
use crate::inspector::anatomy::Outcome;
use crate::inspector::desk::notice_text;
use crate::inspector::screen::{styled, wrap};
use crate::inspector::view::View;
use crate::text::shown::Shown;

/// Draws what came of the link or of the last thing that was done.
pub(in crate::inspector) fn draw(view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let theme = view.theme;
    let area = badge::draw(view, area, frame);
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
    let text = wrap::cut(
        &Shown::text(&text),
        usize::from(area.width),
        styled(theme, style),
    );
    frame.render_widget(Line::from(text), area);
}
