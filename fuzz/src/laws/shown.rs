//! Laws of making text safe to show.

use std::ops::Range;

use ratatui::buffer::CellWidth as _;
use serde_json::{Value, json};
use tracklens::text::escape;
use tracklens::text::shown::Shown;

use crate::characters::first_unsafe;
use crate::table::unescaped;

/// All laws of this file.
///
/// # Panics
///
/// Where one is broken.
pub fn shown(bytes: &[u8]) {
    shown_text_is_safe_and_stays_as_it_is(bytes);
    the_bytes_can_be_had_back_from_the_pieces(bytes);
    widths_add_up(bytes);
    let text = String::from_utf8_lossy(bytes);
    json_is_safe_and_says_the_same(&text);
    a_value_of_a_table_is_safe_and_says_the_same(&text);
}

/// What is shown holds no control, bidirectional or invisible character and no byte that is none;
/// and made safe once more it is the same text, without a token.
fn shown_text_is_safe_and_stays_as_it_is(bytes: &[u8]) {
    let once = Shown::bytes(bytes);
    judge_safety(once.as_str());
    let twice = Shown::text(once.as_str());
    judge_sameness(once.as_str(), twice.as_str());
    assert!(
        twice.pieces().iter().all(|piece| !piece.is_token()),
        "a token stands for what was safe"
    );
}

/// The pieces lie side by side in the text and in the bytes; a piece that is no token is the bytes
/// that it was made of, and a token says which these were.
fn the_bytes_can_be_had_back_from_the_pieces(bytes: &[u8]) {
    let shown = Shown::bytes(bytes);
    let pieces: Vec<_> = pieces(&shown).collect();
    judge_pieces(bytes, shown.as_str(), &pieces);
}

/// The width of the text is that of its pieces together, and a piece is as wide as the terminal's
/// cells are that are drawn of it and of the marks on it.
fn widths_add_up(bytes: &[u8]) {
    let shown = Shown::bytes(bytes);
    let mut cells: Vec<(String, usize)> = Vec::new();
    for piece in shown.pieces() {
        let text = shown.piece_text(piece);
        match cells.last_mut() {
            Some((cell, _)) if piece.width() == 0 => cell.push_str(text),
            _ => cells.push((text.to_owned(), piece.width())),
        }
    }
    judge_widths(shown.width(), &cells);
}

/// JSON that was made safe holds no unsafe character but the ends of its lines, parses to the same
/// value, and made safe once more is the same.
fn json_is_safe_and_says_the_same(text: &str) {
    let value = json!({ format!("-{text}"): [text] });
    for written in [value.to_string(), format!("{value:#}")] {
        let safe = escape::json(written.clone());
        judge_lines(&safe);
        judge_json(&safe, &value);
        judge_sameness(&safe, &escape::json(safe.clone()));
        assert_eq!(
            safe.lines().count(),
            written.lines().count(),
            "JSON has other lines than it had"
        );
    }
}

/// A value of a table holds no unsafe character, and says by itself which text it was made of.
fn a_value_of_a_table_is_safe_and_says_the_same(text: &str) {
    let value = escape::tsv(text);
    judge_safety(&value);
    judge_table_value(&value, text);
}

/// A piece: its text, its place in the bytes, and whether it is a token.
type PlainPiece<'s> = (&'s str, Range<usize>, bool);

fn pieces(shown: &Shown) -> impl Iterator<Item = PlainPiece<'_>> {
    let pieces = shown.pieces().iter();
    pieces.map(|piece| (shown.piece_text(piece), piece.source(), piece.is_token()))
}

/// The bytes that a token stands for: a byte that is no character or a character of ASCII, or any
/// other character.
fn source_of_token(token: &str) -> Option<Vec<u8>> {
    if let Some(digits) = token.strip_prefix("\\x") {
        let byte = u8::from_str_radix(digits, 16).ok()?;
        return (digits.len() == 2).then(|| vec![byte]);
    }
    let digits = token.strip_prefix("\\u{")?.strip_suffix('}')?;
    let char = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    Some(char.to_string().into_bytes())
}

/// No unsafe character stands in a text.
pub(super) fn judge_safety(text: &str) {
    if let Some((char, danger)) = first_unsafe(text) {
        panic!("{danger:?}: U+{:04X} is shown as it is", u32::from(char));
    }
}

/// No unsafe character stands in the lines of a text.
pub(super) fn judge_lines(text: &str) {
    text.split('\n').for_each(judge_safety);
}

fn judge_sameness(once: &str, twice: &str) {
    assert!(once == twice, "what is safe is made something else");
}

fn judge_pieces(bytes: &[u8], text: &str, pieces: &[PlainPiece<'_>]) {
    let mut end = 0;
    for (index, (shown, source, is_token)) in pieces.iter().enumerate() {
        assert_eq!(source.start, end, "a gap before piece {index}");
        end = source.end;
        let expected = if *is_token {
            source_of_token(shown)
        } else {
            Some(shown.as_bytes().to_vec())
        };
        assert!(
            bytes.get(source.clone()) == expected.as_deref(),
            "piece {index} does not say what it stands for"
        );
    }
    assert_eq!(end, bytes.len(), "the pieces end before the bytes do");
    let together: String = pieces.iter().map(|(shown, ..)| *shown).collect();
    assert!(together == text, "the pieces are not the text");
}

fn judge_widths(width: usize, cells: &[(String, usize)]) {
    let sum: usize = cells.iter().map(|(_, width)| width).sum();
    assert_eq!(width, sum, "the pieces are wider or narrower than the text");
    for (cell, width) in cells {
        let drawn = usize::from(cell.cell_width());
        assert_eq!(
            drawn,
            *width,
            "{} is drawn in another width",
            cell.escape_unicode()
        );
    }
}

fn judge_json(safe: &str, value: &Value) {
    let parsed: Option<Value> = serde_json::from_str(safe).ok();
    assert!(
        parsed.as_ref() == Some(value),
        "JSON that was made safe says something else"
    );
}

fn judge_table_value(value: &str, text: &str) {
    assert!(
        unescaped(value).as_deref() == Some(text),
        "a value of a table says something else"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_laws_hold_of_every_character() {
        let all: Vec<char> = ('\0'..='\u{323af}')
            .chain('\u{e0000}'..='\u{e0fff}')
            .collect();
        for some in all.chunks(256) {
            let text: String = some.iter().flat_map(|char| ['a', *char]).collect();
            shown(text.as_bytes());
        }
    }

    #[test]
    #[should_panic = "Control: U+009B is shown"]
    fn a_control_character_is_noticed() {
        judge_safety("a\u{9b}31m");
    }

    #[test]
    #[should_panic = "Bidirectional: U+202E is shown"]
    fn a_character_that_reorders_is_noticed() {
        judge_lines("a\nb\u{202e}");
    }

    #[test]
    #[should_panic = "Invisible: U+200B is shown"]
    fn a_character_that_is_invisible_is_noticed() {
        judge_safety("a\u{200b}");
    }

    #[test]
    #[should_panic = "what is safe is made something else"]
    fn a_text_that_does_not_stay_as_it_is_is_noticed() {
        judge_sameness("a", "\\x61");
    }

    #[test]
    #[should_panic = "a gap before piece 1"]
    fn a_byte_that_is_left_out_is_noticed() {
        judge_pieces(b"abc", "ac", &[("a", 0..1, false), ("c", 2..3, false)]);
    }

    #[test]
    #[should_panic = "piece 0 does not say what it stands for"]
    fn a_token_for_something_else_is_noticed() {
        judge_pieces(b"\x1b", "\\x1c", &[("\\x1c", 0..1, true)]);
    }

    #[test]
    #[should_panic = "the pieces end before the bytes do"]
    fn an_end_that_is_left_out_is_noticed() {
        judge_pieces(b"ab", "a", &[("a", 0..1, false)]);
    }

    #[test]
    #[should_panic = "the pieces are not the text"]
    fn text_between_the_pieces_is_noticed() {
        judge_pieces(b"ab", "a-b", &[("a", 0..1, false), ("b", 1..2, false)]);
    }

    #[test]
    #[should_panic = "the pieces are wider or narrower"]
    fn a_wrong_sum_is_noticed() {
        judge_widths(3, &[("a".to_owned(), 1), ("日".to_owned(), 1)]);
    }

    #[test]
    #[should_panic = "is drawn in another width"]
    fn a_wrong_width_is_noticed() {
        judge_widths(2, &[("a".to_owned(), 1), ("日".to_owned(), 1)]);
    }

    #[test]
    #[should_panic = "JSON that was made safe says something else"]
    fn json_that_says_something_else_is_noticed() {
        judge_json("\"a\"", &json!("b"));
    }

    #[test]
    #[should_panic = "a value of a table says something else"]
    fn a_value_of_a_table_that_says_something_else_is_noticed() {
        judge_table_value("\\t", "t");
    }
}
