//! How values, ranges and shapes are written in the detail.

use std::ops::Range;

use ratatui::text::Line;
use tracklens_codec::{Definition, RecordId, Shape};

use crate::inspector::screen::Pen;
use crate::text::shown::Shown;

/// The most lines of a value above what is known of it.
const MAX_VALUE: usize = 4;

/// Writes a value; of a long one only the start. Then all its lines are returned, to be written below the rest.
pub(super) fn long_text(pen: &mut Pen<'_>, text: &Shown) -> Vec<Line<'static>> {
    if text.as_str().is_empty() {
        return Vec::new();
    }
    let theme = pen.theme();
    let mut whole = Pen::new(theme, pen.width());
    whole.paragraph(text, theme.text);
    let lines = whole.into_lines();
    if lines.len() <= MAX_VALUE {
        pen.push(lines);
        return Vec::new();
    }
    pen.push(lines.iter().take(MAX_VALUE - 1).cloned());
    pen.push([Line::styled("… the whole value is below", theme.remark)]);
    lines
}

/// A range of bytes.
pub(super) fn shown_range(range: &Range<usize>) -> String {
    format!("{}..{}", range.start, range.end)
}

/// How the value of a record is written.
pub(super) fn shape(id: RecordId) -> &'static str {
    match id.definition().map(Definition::shape) {
        Some(Shape::Number) => "number, big-endian",
        Some(Shape::TransmissionId) => "transmission id, 8 bytes, big-endian",
        Some(Shape::MessageId) => "message id, 10 bytes",
        Some(Shape::Text) => "UTF-8",
        Some(Shape::CutText) => "UTF-8, perhaps cut within a character",
        Some(Shape::Metadata) => "JSON",
        Some(Shape::Kind) => "no value",
        _ => "bytes",
    }
}
