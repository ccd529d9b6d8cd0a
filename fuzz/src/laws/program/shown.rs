//! Laws of making text safe to show.

use std::ops::Range;

use ratatui::buffer::CellWidth as _;
use serde_json::{Value, json};
use tracklens::text::escape;
use tracklens::text::shown::Shown;

use crate::oracles::characters::first_unsafe;
use crate::oracles::table::unescaped;

/// All laws of this file.
///
/// # Panics
///
/// If a law is broken.
pub fn shown(bytes: &[u8]) {
    shown_text_is_safe_and_does_not_change_again(bytes);
    the_pieces_say_which_bytes_they_stand_for(bytes);
    widths_add_up(bytes);
    let text = String::from_utf8_lossy(bytes);
    safe_json_says_the_same(&text);
    a_table_value_is_safe_and_says_the_same(&text);
}

/// Shown text has no control, bidirectional or invisible character and is UTF-8. Showing it again
/// changes nothing and adds no token.
fn shown_text_is_safe_and_does_not_change_again(bytes: &[u8]) {
    let once = Shown::bytes(bytes);
    judge_safety(once.as_str());
    let twice = Shown::text(once.as_str());
    assert!(
        once.as_str() == twice.as_str(),
        "showing safe text changes it"
    );
    assert!(
        twice.pieces().iter().all(|piece| !piece.is_token()),
        "a token replaces safe text"
    );
}

/// The pieces follow each other in the text and in the bytes. A piece is the bytes that it stands for,
/// or a token that says which ones these are.
fn the_pieces_say_which_bytes_they_stand_for(bytes: &[u8]) {
    let shown = Shown::bytes(bytes);
    let pieces: Vec<_> = pieces(&shown).collect();
    judge_pieces(bytes, shown.as_str(), &pieces);
}

/// The width of the text is the sum of its pieces, and a piece is as wide as the cells that a terminal
/// draws for it and its marks.
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

/// Safe JSON has no unsafe character but its line feeds and parses to the same value. Making it safe
/// again changes nothing.
fn safe_json_says_the_same(text: &str) {
    let value = json!({ format!("-{text}"): [text] });
    for written in [value.to_string(), format!("{value:#}")] {
        let safe = escape::json(written.clone());
        judge_lines(&safe);
        let parsed: Option<Value> = serde_json::from_str(&safe).ok();
        assert!(
            parsed.as_ref() == Some(&value),
            "safe JSON says something else"
        );
        assert!(
            escape::json(safe.clone()) == safe,
            "safe JSON changes again"
        );
        assert_eq!(
            safe.lines().count(),
            written.lines().count(),
            "safe JSON has another number of lines"
        );
    }
}

/// A value of a table has no unsafe character, and unescapes to the text that it stands for.
fn a_table_value_is_safe_and_says_the_same(text: &str) {
    let value = escape::tsv(text);
    judge_safety(&value);
    assert!(
        unescaped(&value).as_deref() == Some(text),
        "a value of a table says something else"
    );
}

/// A piece: its text, its range in the bytes, and whether it is a token.
type PlainPiece<'s> = (&'s str, Range<usize>, bool);

fn pieces(shown: &Shown) -> impl Iterator<Item = PlainPiece<'_>> {
    let pieces = shown.pieces().iter();
    pieces.map(|piece| (shown.piece_text(piece), piece.source(), piece.is_token()))
}

/// The bytes that a token stands for: `\xNN` is a byte, `\u{N}` a character beyond ASCII.
fn source_of_token(token: &str) -> Option<Vec<u8>> {
    if let Some(digits) = token.strip_prefix("\\x") {
        let byte = u8::from_str_radix(digits, 16).ok()?;
        return (digits.len() == 2).then(|| vec![byte]);
    }
    let digits = token.strip_prefix("\\u{")?.strip_suffix('}')?;
    let char = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    Some(char.to_string().into_bytes())
}

/// A text has no unsafe character.
pub(super) fn judge_safety(text: &str) {
    if let Some((char, danger)) = first_unsafe(text) {
        panic!("{danger:?}: U+{:04X} is shown as it is", u32::from(char));
    }
}

/// A text has no unsafe character but its line feeds.
pub(super) fn judge_lines(text: &str) {
    text.split('\n').for_each(judge_safety);
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
    assert_eq!(width, sum, "the widths do not add up");
    for (cell, width) in cells {
        let drawn = usize::from(cell.cell_width());
        assert_eq!(
            drawn,
            *width,
            "{} is drawn with another width",
            cell.escape_unicode()
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_laws_hold_for_every_character() {
        let all: Vec<char> = ('\0'..='\u{323af}')
            .chain('\u{e0000}'..='\u{e0fff}')
            .collect();
        for some in all.chunks(256) {
            let text: String = some.iter().flat_map(|char| ['a', *char]).collect();
            shown(text.as_bytes());
        }
    }
}
