//! The length of the metadata against its limit.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use tracklens_codec::MetadataLength;

use crate::inspector::model::Model;

/// Columns of the bar.
const BAR: usize = 20;

pub(super) fn draw(model: &Model, area: Rect, frame: &mut Frame<'_>) {
    let length = model.anatomy.metadata_length();
    let line = match length {
        None => Line::styled("Metadata: none to measure", model.theme.quiet),
        Some(length) => gauge(model, length, usize::from(area.width)),
    };
    frame.render_widget(line, area);
}

fn gauge(model: &Model, length: MetadataLength, width: usize) -> Line<'static> {
    let theme = &model.theme;
    let (style, word) = match length.remaining() {
        Some(remaining) => (theme.good, format!("within the limit, {remaining} left")),
        None => (
            theme.warning,
            format!("OVER the limit by {}", length.excess()),
        ),
    };
    let bytes = format!("{} / {} bytes ", length.len(), length.max());
    let mut spans = vec![
        Span::styled("Metadata ", theme.heading),
        Span::styled(bytes, style),
    ];
    let bar = bar(length);
    let taken: usize = spans.iter().map(Span::width).sum();
    if taken + BAR + 1 + word.len() <= width {
        spans.push(Span::styled(bar, style));
        spans.push(Span::raw(" "));
    }
    let short = if length.is_over() { "OVER" } else { "within" };
    let fits = spans.iter().map(Span::width).sum::<usize>() + word.len() <= width;
    let word = if fits { word } else { short.to_owned() };
    spans.push(Span::styled(word, style));
    Line::from(spans)
}

/// As many full columns as the metadata fills of its limit; at least one if there is any.
fn bar(length: MetadataLength) -> String {
    let max = usize::try_from(length.max()).unwrap_or(usize::MAX).max(1);
    let full = length.len().saturating_mul(BAR).div_ceil(max).min(BAR);
    "█".repeat(full) + &"░".repeat(BAR - full)
}
