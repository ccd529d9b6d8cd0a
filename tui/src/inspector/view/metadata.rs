//! The metadata, as JSON if it is any.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::Line;

use super::styled;
use crate::inspector::anatomy::MetadataText;
use crate::inspector::model::Model;
use crate::inspector::theme::Theme;
use crate::inspector::wrap;
use crate::shown::Shown;

/// The lines of the metadata.
pub(in crate::inspector) fn lines(model: &Model, width: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let mut lines = Vec::new();
    let mut push = |text: &Shown, style| paragraph(&mut lines, text, width, theme, style);
    match model.anatomy.metadata() {
        MetadataText::Nothing => {}
        MetadataText::None(why) => push(&Shown::text(why), theme.remark),
        MetadataText::Other(bytes) => {
            let heading = Shown::text("This is not JSON, or not to be written as it is:");
            push(&heading, theme.fault);
            push(bytes, theme.text);
        }
        MetadataText::Json(json) => json.iter().for_each(|line| push(line, theme.text)),
    }
    lines
}

/// The rows that a line of the JSON takes.
pub(in crate::inspector) fn rows_of_line(model: &Model, line: usize, width: usize) -> Range<usize> {
    let MetadataText::Json(lines) = model.anatomy.metadata() else {
        return 0..0;
    };
    let height = |line: &Shown| wrap::rows(line, width).len();
    let start = lines.iter().take(line).map(height).sum();
    start..start + lines.get(line).map_or(0, height)
}

/// Lays a text into lines of a width.
pub(in crate::inspector) fn paragraph(
    lines: &mut Vec<Line<'static>>,
    text: &Shown,
    width: usize,
    theme: &Theme,
    style: Style,
) {
    let style = styled(theme, style);
    for row in wrap::rows(text, width) {
        lines.push(wrap::line(text, row, &style));
    }
}
