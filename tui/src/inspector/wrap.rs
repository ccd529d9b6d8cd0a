//! Safe text laid into lines of a width.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::shown::{Piece, Shown};

/// The pieces of each line, as many as fit into the width; never no line.
pub(super) fn rows(shown: &Shown, width: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut start = 0;
    let mut taken = 0;
    for (index, piece) in shown.pieces().iter().enumerate() {
        if taken + piece.width() > width && index > start {
            rows.push(start..index);
            start = index;
            taken = 0;
        }
        taken += piece.width();
    }
    rows.push(start..shown.pieces().len());
    rows
}

/// Pieces as a line, each in its style; neighbours of one style in one span.
pub(super) fn line(
    shown: &Shown,
    pieces: Range<usize>,
    style: impl Fn(&Piece) -> Style,
) -> Line<'static> {
    let mut spans: Vec<Span<'static>> = Vec::new();
    for piece in shown.pieces().get(pieces).unwrap_or_default() {
        let style = style(piece);
        let text = shown.piece_text(piece);
        match spans.last_mut() {
            Some(last) if last.style == style => last.content.to_mut().push_str(text),
            _ => spans.push(Span::styled(text.to_owned(), style)),
        }
    }
    Line::from(spans)
}
