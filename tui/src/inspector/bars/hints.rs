//! The keys of what has the focus, as many as there is room for.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::inspector::keys::Scope;
use crate::inspector::screen::columns;
use crate::inspector::view::View;

/// Draws the hints of a scope, and at their right the rows that are on the screen, if these have no other place.
pub(in crate::inspector) fn draw(
    view: &View<'_>,
    scope: Scope,
    rows: &str,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let theme = view.theme;
    let mut line = Line::default();
    let room = usize::from(area.width).saturating_sub(rows.len());
    frame.render_widget(Line::styled(rows, theme.quiet).right_aligned(), area);
    for (key, effect) in view.keymap.hints(scope) {
        let gap = if line.spans.is_empty() { "" } else { "  " };
        let hint = [
            Span::raw(gap),
            Span::styled(key, theme.heading),
            Span::styled(format!(" {effect}"), theme.remark),
        ];
        let width = columns(&hint);
        if line.width() + width > room {
            break;
        }
        line.spans.extend(hint);
    }
    let width = u16::try_from(line.width()).unwrap_or(u16::MAX);
    let width = width.min(area.width);
    frame.render_widget(line, Rect { width, ..area });
}
