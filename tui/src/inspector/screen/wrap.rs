//! Wraps and cuts safe text.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text::shown::{Piece, Shown};

/// The pieces of each line, as many as fit into the width; never no line.
///
/// A line ends after its last space, if it has one: a URL is broken where the width ends. Marks
/// stay with the character that they are on.
pub(in crate::inspector) fn rows(shown: &Shown, width: usize) -> Vec<Range<usize>> {
    let pieces = shown.pieces();
    let mut rows = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let end = start + fitting(&pieces[start..], width);
        let ends_word = |index: &usize| {
            let is_marked = pieces.get(index + 1).is_some_and(|it| it.width() == 0);
            shown.piece_text(&pieces[*index]) == " " && !is_marked
        };
        let space = (start + 1..end)
            .rfind(ends_word)
            .filter(|_| end < pieces.len());
        let next = space.map_or(end, |space| space + 1);
        rows.push(start..next);
        start = next;
    }
    if rows.is_empty() {
        rows.push(0..0);
    }
    rows
}

/// How many pieces fit into a width; never none, and never less than all marks of a character.
fn fitting(pieces: &[Piece], width: usize) -> usize {
    let mut taken = 0;
    let fits = pieces
        .iter()
        .take_while(|piece| {
            taken += piece.width();
            taken <= width
        })
        .count()
        .max(1);
    let marks = pieces[fits..].iter().take_while(|piece| piece.width() == 0);
    fits + marks.count()
}

/// Pieces as a line, each in its style; neighbours of one style in one span.
///
/// Marks go with the character that they are on, whatever their own style is. Other pieces that are
/// not ASCII have spans of their own: within one, ratatui would take some of them together for
/// less than their columns, and leave what does not fit undrawn.
pub(in crate::inspector) fn line(
    shown: &Shown,
    pieces: Range<usize>,
    style: impl Fn(&Piece) -> Style,
) -> Line<'static> {
    line_of(shown, pieces, &style)
}

/// The same for every way to give styles, so that the program has it once.
fn line_of(shown: &Shown, pieces: Range<usize>, style: &dyn Fn(&Piece) -> Style) -> Line<'static> {
    let mut spans: Vec<Span<'static>> = Vec::new();
    for piece in shown.pieces().get(pieces).unwrap_or_default() {
        let style = style(piece);
        let text = shown.piece_text(piece);
        match spans.last_mut() {
            Some(last) if piece.width() == 0 || goes_with(last, text, style) => {
                last.content.to_mut().push_str(text);
            }
            _ => spans.push(Span::styled(text.to_owned(), style)),
        }
    }
    Line::from(spans)
}

/// As much of a text as fits into a width, each piece in its style; an ellipsis where not all does.
pub(in crate::inspector) fn cut(
    shown: &Shown,
    width: usize,
    style: impl Fn(&Piece) -> Style,
) -> Vec<Span<'static>> {
    cut_from(shown, 0, width, style)
}

/// The same of the pieces from one on.
pub(in crate::inspector) fn cut_from(
    shown: &Shown,
    first: usize,
    width: usize,
    style: impl Fn(&Piece) -> Style,
) -> Vec<Span<'static>> {
    cut_of(shown, first, width, &style)
}

fn cut_of(
    shown: &Shown,
    first: usize,
    width: usize,
    style: &dyn Fn(&Piece) -> Style,
) -> Vec<Span<'static>> {
    let pieces = shown.pieces();
    let mut taken = 0;
    let mut fits = first;
    let mut fits_with_ellipsis = first;
    for (index, piece) in pieces.iter().enumerate().skip(first) {
        taken += piece.width();
        if taken > width {
            break;
        }
        fits = index + 1;
        if taken < width {
            fits_with_ellipsis = fits;
        }
    }
    if fits == pieces.len() {
        return line_of(shown, first..fits, style).spans;
    }
    let mut spans = line_of(shown, first..fits_with_ellipsis, style).spans;
    if let Some(next) = pieces.get(fits_with_ellipsis).filter(|_| width > 0) {
        spans.push(Span::styled("…", style(next)));
    }
    spans
}

/// Whether a text with some columns may join a span.
fn goes_with(span: &Span<'_>, text: &str, style: Style) -> bool {
    span.style == style && text.is_ascii() && span.content.is_ascii()
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::CellWidth as _;

    use super::*;

    fn lines(text: &str, width: usize) -> Vec<String> {
        let shown = Shown::text(text);
        rows(&shown, width)
            .into_iter()
            .map(|row| line(&shown, row, |_| Style::new()).to_string())
            .collect()
    }

    #[test]
    fn a_line_ends_after_a_space_or_where_the_width_does() {
        assert_eq!(lines("", 4), [""]);
        assert_eq!(lines("abcdefghi", 4), ["abcd", "efgh", "i"]);
        assert_eq!(lines("ab cd efghij", 6), ["ab cd ", "efghij"]);
        assert_eq!(lines("日本語", 5), ["日本", "語"]);
        assert_eq!(lines("ab cd ", 6), ["ab cd "]);
    }

    #[test]
    fn no_line_begins_with_a_mark() {
        assert_eq!(lines("ab \u{301}cd", 4), ["ab \u{301}c", "d"]);
        assert_eq!(lines("日\u{301}本", 1), ["日\u{301}", "本"]);
    }

    #[test]
    fn text_that_does_not_fit_is_cut_with_an_ellipsis() {
        let table = [
            ("abc", 3, "abc"),
            ("abcd", 3, "ab…"),
            ("日本", 4, "日本"),
            ("日本語", 4, "日…"),
            ("abe\u{301}d", 3, "ab…"),
            ("ae\u{301}bc", 3, "ae\u{301}…"),
            ("ab\u{202e}", 5, "ab…"),
            ("ab", 1, "…"),
            ("ab", 0, ""),
        ];
        for (text, width, expected) in table {
            let spans = cut(&Shown::text(text), width, |_| Style::new());
            assert_eq!(Line::from(spans).to_string(), expected, "{text}");
        }
    }

    #[test]
    fn a_token_wider_than_the_line_stands_alone() {
        assert_eq!(
            lines("a\u{202e}b\u{202e}", 4),
            ["a", "\\u{202e}", "b", "\\u{202e}"]
        );
    }

    #[test]
    fn a_line_is_as_wide_as_its_pieces_whatever_stands_in_it() {
        for text in [
            "abc",
            "\u{627}\u{644}\u{627} x",
            &"\u{915}\u{94d}".repeat(30),
            &"\u{1100}".repeat(30),
            &"\u{d4e}".repeat(30),
            "\u{a4f8}\u{a4f9} x",
        ] {
            let shown = Shown::text(text);
            let line = line(&shown, 0..shown.pieces().len(), |_| Style::new());
            assert_eq!(line.width(), shown.width(), "{text}");
            let drawn: usize = line
                .spans
                .iter()
                .flat_map(|span| span.styled_graphemes(Style::new()))
                .map(|grapheme| usize::from(grapheme.symbol.cell_width()))
                .sum();
            assert_eq!(drawn, shown.width(), "{text}");
        }
    }

    #[test]
    fn a_mark_stays_with_its_character_where_the_style_changes() {
        let shown = Shown::text("ae\u{301}b");
        let style = |piece: &Piece| match piece.source().start {
            2.. => Style::new().bold(),
            _ => Style::new(),
        };
        let line = line(&shown, 0..4, style);
        let texts: Vec<_> = line.spans.iter().map(|span| &*span.content).collect();
        assert_eq!(texts, ["ae\u{301}", "b"]);
    }
}
