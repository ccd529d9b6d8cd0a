//! The keys of what has the focus, as many as there is room for.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::inspector::model::Model;

pub(super) fn draw(model: &Model, area: Rect, frame: &mut Frame<'_>) {
    let theme = &model.theme;
    let mut line = Line::default();
    for (key, effect) in model.keymap.hints(model.focus()) {
        let gap = if line.spans.is_empty() { "" } else { "  " };
        let hint = [
            Span::raw(gap),
            Span::styled(key, theme.heading),
            Span::styled(format!(" {effect}"), theme.remark),
        ];
        let width: usize = hint.iter().map(Span::width).sum();
        if line.width() + width > usize::from(area.width) {
            break;
        }
        line.spans.extend(hint);
    }
    frame.render_widget(line, area);
}
