//! The length of the metadata against its limit.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use tracklens_codec::MetadataLength;

use super::{member, styled};
use crate::inspector::model::Model;
use crate::inspector::wrap;
use crate::text::shown::Shown;

/// Columns of the bar.
const BAR: usize = 20;

pub(super) fn draw(model: &Model, area: Rect, frame: &mut Frame<'_>) {
    let length = model.anatomy.metadata_length();
    let line = match length {
        None if model.has_what_if() => {
            let note = model.what_if_note();
            let text = Shown::text(&format!("What if: none to measure{note}"));
            let style = styled(&model.theme, model.theme.quiet);
            Line::from(wrap::cut(&text, usize::from(area.width), style))
        }
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
    let heading = if model.has_what_if() {
        "What if: "
    } else {
        "Metadata "
    };
    let mut spans = vec![
        Span::styled(heading, theme.heading),
        Span::styled(bytes, style),
    ];
    let bar = bar(length);
    let taken: usize = spans.iter().map(Span::width).sum();
    // That other options are in effect is told before anything is drawn.
    let note = Shown::text(&model.what_if_note()).width();
    if taken + BAR + 1 + word.len() + note <= width {
        spans.push(Span::styled(bar, style));
        spans.push(Span::raw(" "));
    }
    let short = match length.remaining() {
        Some(remaining) => format!("{remaining} left"),
        None => format!("OVER by {}", length.excess()),
    };
    let fits = spans.iter().map(Span::width).sum::<usize>() + word.len() <= width;
    let word = if fits { word } else { short };
    spans.push(Span::styled(word, style));
    let told = besides(model);
    let taken: usize = spans.iter().map(Span::width).sum();
    let room = width.saturating_sub(taken);
    if let Some(told) = told.into_iter().find(|told| told.width() <= room) {
        let told = wrap::cut(&told, room, styled(theme, theme.remark));
        spans.extend(told);
    }
    Line::from(spans)
}

/// What else there is to say, the longest of it first: that the options are not those of the
/// configuration, which key costs most, and without which ones the metadata would fit.
fn besides(model: &Model) -> Vec<Shown> {
    let what_if = model.what_if_note();
    let dearest = model.anatomy.tree().and_then(|tree| {
        let dearest = tree.by_cost().first().copied()?;
        Some(format!(" · most: {}", member::dear(tree, dearest)))
    });
    let dearest = dearest.unwrap_or_default();
    let tree = model.anatomy.tree().zip(model.anatomy.metadata_length());
    let advice = tree.and_then(|(tree, length)| member::advice(tree, length));
    let advice = advice.map_or_else(|| dearest.clone(), |advice| format!(" · {advice}"));
    let all = [advice, dearest].map(|it| format!("{what_if}{it}"));
    all.into_iter()
        .chain([what_if])
        .map(|it| Shown::text(&it))
        .collect()
}

/// As many full columns as the metadata fills of its limit; at least one if there is any.
fn bar(length: MetadataLength) -> String {
    let max = usize::try_from(length.max()).unwrap_or(usize::MAX).max(1);
    let full = length.len().saturating_mul(BAR).div_ceil(max).min(BAR);
    "█".repeat(full) + &"░".repeat(BAR - full)
}
