//! The keys of the pane that has the focus.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::inspector::model::Model;

pub(super) fn draw(model: &Model, area: Rect, frame: &mut Frame<'_>) {
    let theme = &model.theme;
    let mut line = Line::default();
    for (key, effect) in model.keymap.hints(model.focus()) {
        line.push_span(Span::styled(key, theme.heading));
        line.push_span(Span::styled(format!(" {effect}  "), theme.remark));
    }
    frame.render_widget(line, area);
}
