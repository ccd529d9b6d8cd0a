//! The keys of what has the focus, as many as there is room for.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::inspector::keys::Scope;
use crate::inspector::screen::columns;
use crate::inspector::view::View;

/// Draws the hints of a scope.
pub(in crate::inspector) fn draw(view: &View<'_>, scope: Scope, area: Rect, frame: &mut Frame<'_>) {
    let theme = view.theme;
    let mut line = Line::default();
    for (key, effect) in view.keymap.hints(scope) {
        let gap = if line.spans.is_empty() { "" } else { "  " };
        let hint = [
            Span::raw(gap),
            Span::styled(key, theme.heading),
            Span::styled(format!(" {effect}"), theme.remark),
        ];
        let width = columns(&hint);
        if line.width() + width > usize::from(area.width) {
            break;
        }
        line.spans.extend(hint);
    }
    frame.render_widget(line, area);
}
