//! The verdict, above everything else: what people ask of a link first.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::inspector::screen::{Theme, styled, wrap};
use crate::inspector::view::View;
use crate::reading::verdict::{FittedPart, Rank, fitting};

/// Draws as much of the verdict as fits.
pub(in crate::inspector) fn draw(view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let Some(verdict) = view.desk.verdict() else {
        return;
    };
    let rows = fitting(verdict, usize::from(area.width), usize::from(area.height));
    for (area, row) in area.rows().zip(rows) {
        frame.render_widget(line(&row, view.theme), area);
    }
}

/// A row of the verdict: each part in the color of what it means.
fn line(row: &[FittedPart], theme: &Theme) -> Line<'static> {
    let mut line = Line::default();
    for (index, part) in row.iter().enumerate() {
        if index > 0 {
            line.spans.push(Span::styled(" · ", theme.quiet));
        }
        let style = styled(theme, style(part, theme));
        line.spans
            .extend(wrap::cut(&part.text, part.columns, style));
    }
    line
}

fn style(part: &FittedPart, theme: &Theme) -> Style {
    match (part.weight, part.rank) {
        (Some(weight), _) => theme.of_weight(weight),
        (None, Rank::Kind) => theme.heading,
        (None, _) => theme.text,
    }
}
