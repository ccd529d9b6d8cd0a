//! A text on as many lines as it takes, alone or behind a label.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::styled;
use crate::inspector::theme::Theme;
use crate::inspector::wrap;
use crate::text::shown::Shown;

/// The lines of a text, for a width.
pub(in crate::inspector) fn paragraph(
    text: &Shown,
    width: usize,
    theme: &Theme,
    style: Style,
) -> Vec<Line<'static>> {
    let style = styled(theme, style);
    let rows = wrap::rows(text, width.max(1)).into_iter();
    rows.map(|row| wrap::line(text, row, &style)).collect()
}

/// The lines of a text behind a label, which stands on the first one.
pub(in crate::inspector) fn labelled(
    label: Span<'static>,
    text: &Shown,
    width: usize,
    theme: &Theme,
    style: Style,
) -> Vec<Line<'static>> {
    let columns = label.width();
    let mut lines = paragraph(text, width.saturating_sub(columns), theme, style);
    let mut label = Some(label);
    for line in &mut lines {
        let blank = || Span::raw(" ".repeat(columns));
        line.spans.insert(0, label.take().unwrap_or_else(blank));
    }
    lines
}
