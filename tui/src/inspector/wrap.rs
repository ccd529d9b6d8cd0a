//! Safe text laid into lines of a width.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::shown::{Piece, Shown};

/// The pieces of each line, as many as fit into the width; never no line.
///
/// A line ends behind its last space, if it has one: a URL is broken where the width ends.
pub(super) fn rows(shown: &Shown, width: usize) -> Vec<Range<usize>> {
    let pieces = shown.pieces();
    let mut rows = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let end = start + fitting(&pieces[start..], width);
        let space = pieces[start..end]
            .iter()
            .rposition(|piece| shown.piece_text(piece) == " ")
            .filter(|space| end < pieces.len() && *space > 0);
        let next = space.map_or(end, |space| start + space + 1);
        rows.push(start..next);
        start = next;
    }
    if rows.is_empty() {
        rows.push(0..0);
    }
    rows
}

/// How many pieces fit into a width; never none.
fn fitting(pieces: &[Piece], width: usize) -> usize {
    let mut taken = 0;
    pieces
        .iter()
        .take_while(|piece| {
            taken += piece.width();
            taken <= width
        })
        .count()
        .max(1)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: usize) -> Vec<String> {
        let shown = Shown::text(text);
        rows(&shown, width)
            .into_iter()
            .map(|row| line(&shown, row, |_| Style::new()).to_string())
            .collect()
    }

    #[test]
    fn a_line_ends_behind_a_space_or_where_the_width_does() {
        assert_eq!(lines("", 4), [""]);
        assert_eq!(lines("abcdefghi", 4), ["abcd", "efgh", "i"]);
        assert_eq!(lines("ab cd efghij", 6), ["ab cd ", "efghij"]);
        assert_eq!(lines("日本語", 5), ["日本", "語"]);
    }

    #[test]
    fn a_token_wider_than_the_line_stands_alone() {
        assert_eq!(
            lines("a\u{202e}b\u{202e}", 4),
            ["a", "\\u{202e}", "b", "\\u{202e}"]
        );
    }
}
