//! Text that is safe to show: the only door from decoded bytes to a terminal, a log or JSON.
//!
//! Whatever could move a cursor, reorder, hide or fake text appears as a visible token: a control
//! character or a byte that is no UTF-8 as `\x1b`, any other such character as `\u{202e}`.

use std::fmt;
use std::fmt::Write as _;
use std::ops::Range;

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};
use unicode_width::UnicodeWidthChar as _;

/// Combining marks that one letter may carry before further ones become tokens.
const MAX_MARKS: usize = 2;

/// A text that is safe to show, made of decoded bytes by the one sanitizer.
///
/// ```
/// use tracklens::text::shown::Shown;
///
/// let shown = Shown::bytes(b"gr\xc3\xbc\xc3\x9fe \x1b[31m \xff \xe2\x80\xae");
/// assert_eq!(shown.as_str(), r"grüße \x1b[31m \xff \u{202e}");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    text: String,
    pieces: Vec<Piece>,
}

impl Shown {
    /// Makes bytes safe to show.
    #[must_use]
    pub fn bytes(bytes: &[u8]) -> Self {
        let mut shown = Self::default();
        let mut marks = 0;
        let mut source = 0;
        for chunk in bytes.utf8_chunks() {
            for char in chunk.valid().chars() {
                let is_mark = is_mark(char);
                marks = if is_mark { marks + 1 } else { 0 };
                let at_start = is_mark && shown.pieces.last().is_none_or(|piece| piece.is_token);
                let hidden = is_hidden(char) || marks > MAX_MARKS || at_start;
                shown.push_char(char, hidden, source);
                source += char.len_utf8();
            }
            for byte in chunk.invalid() {
                shown.push_token(format_args!("\\x{byte:02x}"), source..source + 1);
                source += 1;
                marks = 0;
            }
        }
        shown
    }

    /// Makes a text safe to show.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::bytes(text.as_bytes())
    }

    /// The text, safe to write anywhere.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The columns that the text takes.
    #[must_use]
    pub fn width(&self) -> usize {
        self.pieces.iter().map(|piece| piece.width).sum()
    }

    /// The text in pieces, one a character or a byte that is none.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The text of a piece.
    #[must_use]
    pub fn piece_text(&self, piece: &Piece) -> &str {
        self.text.get(piece.shown.clone()).unwrap_or_default()
    }

    fn push_char(&mut self, char: char, hidden: bool, source: usize) {
        let source = source..source + char.len_utf8();
        if !hidden {
            let start = self.text.len();
            self.text.push(char);
            self.pieces.push(Piece {
                shown: start..self.text.len(),
                source,
                width: char.width().unwrap_or_default(),
                is_token: false,
            });
        } else if char.is_ascii() {
            self.push_token(format_args!("\\x{:02x}", u32::from(char)), source);
        } else {
            self.push_token(format_args!("\\u{{{:x}}}", u32::from(char)), source);
        }
    }

    fn push_token(&mut self, token: fmt::Arguments<'_>, source: Range<usize>) {
        let start = self.text.len();
        // Writing to a string can't fail.
        let _ = self.text.write_fmt(token);
        self.pieces.push(Piece {
            shown: start..self.text.len(),
            source,
            width: self.text.len() - start,
            is_token: true,
        });
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

/// One character, or one byte that is none, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    shown: Range<usize>,
    source: Range<usize>,
    width: usize,
    is_token: bool,
}

impl Piece {
    /// Where it stood in the bytes that were made safe.
    #[must_use]
    pub fn source(&self) -> Range<usize> {
        self.source.clone()
    }

    /// The columns that it takes.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Whether it stands as a token for something that can't be shown as it is.
    #[must_use]
    pub const fn is_token(&self) -> bool {
        self.is_token
    }
}

/// The same JSON with every character that can't be shown as it is written as a `\u` escape.
///
/// Of JSON as `serde_json` writes it: there, such characters stand in strings alone.
///
/// ```
/// use tracklens::text::shown::json;
///
/// assert_eq!(json("\"a\u{202e}\u{e0041}\"".to_owned()), r#""a\u202e\udb40\udc41""#);
/// ```
#[must_use]
pub fn json(json: String) -> String {
    if !json.chars().any(is_hidden_in_json) {
        return json;
    }
    let mut escaped = String::with_capacity(json.len() + 16);
    for char in json.chars() {
        if is_hidden_in_json(char) {
            for unit in char.encode_utf16(&mut [0; 2]) {
                // Writing to a string can't fail.
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(char);
        }
    }
    escaped
}

/// The same text as a value of tab-separated ones: tab, newline, carriage return and backslash as
/// `\t \n \r \\`, any other character that can't be shown as it is as a token. Every token begins with
/// a backslash, and a backslash is never left alone: so the text can be had back.
///
/// ```
/// use tracklens::text::shown::tsv;
///
/// assert_eq!(tsv("a\tb\\n\r\n\x1b\u{202e}"), r"a\tb\\n\r\n\x1b\u{202e}");
/// ```
#[must_use]
pub fn tsv(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\t' => escaped.push_str("\\t"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\\' => escaped.push_str("\\\\"),
            // Writing to a string can't fail.
            _ if is_hidden_in_json(char) && char.is_ascii() => {
                let _ = write!(escaped, "\\x{:02x}", u32::from(char));
            }
            _ if is_hidden_in_json(char) => {
                let _ = write!(escaped, "\\u{{{:x}}}", u32::from(char));
            }
            _ => escaped.push(char),
        }
    }
    escaped
}

/// A line feed parts the lines of JSON that is written on several.
fn is_hidden_in_json(char: char) -> bool {
    char != '\n' && is_hidden(char)
}

/// Whether a character could move, reorder, hide or fake text.
fn is_hidden(char: char) -> bool {
    if char.is_ascii() {
        return char.is_ascii_control();
    }
    match char.general_category() {
        GeneralCategory::Control
        | GeneralCategory::Format
        | GeneralCategory::Surrogate
        | GeneralCategory::PrivateUse
        | GeneralCategory::Unassigned
        | GeneralCategory::LineSeparator
        | GeneralCategory::ParagraphSeparator
        | GeneralCategory::SpaceSeparator
        | GeneralCategory::EnclosingMark => true,
        GeneralCategory::NonspacingMark => is_invisible_mark(char),
        _ => is_filler(char) || is_of_disputed_width(char),
    }
}

fn is_mark(char: char) -> bool {
    !char.is_ascii()
        && matches!(
            char.general_category(),
            GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark
        )
}

/// Variation selectors, and the combining marks that are invisible.
const fn is_invisible_mark(char: char) -> bool {
    matches!(
        char,
        '\u{34f}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}

/// Letters that look like nothing, one of them two columns wide.
fn is_filler(char: char) -> bool {
    char.width() == Some(0) || char == '\u{115f}'
}

/// Skin tones, which join with the character before on some terminals, and the sound marks of
/// halfwidth katakana, which ratatui takes for wider than they are.
const fn is_of_disputed_width(char: char) -> bool {
    matches!(char, '\u{1f3fb}'..='\u{1f3ff}' | '\u{ff9e}'..='\u{ff9f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_left_as_it_is() {
        for text in ["", "a b", r"back\slash", "grüße", "日本語", "ไทย", "😀"] {
            let shown = Shown::text(text);
            assert_eq!(shown.as_str(), text);
            assert!(!shown.pieces().iter().any(Piece::is_token));
        }
    }

    #[test]
    fn what_could_fake_text_becomes_a_token() {
        let table: &[(&[u8], &str)] = &[
            (b"\x1b[31m", r"\x1b[31m"),
            (b"a\nb\tc\rd", r"a\x0ab\x09c\x0dd"),
            (b"\x7f\x00", r"\x7f\x00"),
            ("\u{9b}".as_bytes(), r"\u{9b}"),
            (b"\x9b\xff", r"\x9b\xff"),
            (
                "\u{202e}\u{2066}\u{200b}".as_bytes(),
                r"\u{202e}\u{2066}\u{200b}",
            ),
            (
                "\u{feff}\u{ad}\u{3164}".as_bytes(),
                r"\u{feff}\u{ad}\u{3164}",
            ),
            (
                "\u{2028}\u{a0}\u{e000}".as_bytes(),
                r"\u{2028}\u{a0}\u{e000}",
            ),
            ("\u{ffff}\u{e0041}".as_bytes(), r"\u{ffff}\u{e0041}"),
            ("\u{115f}\u{1160}".as_bytes(), r"\u{115f}\u{1160}"),
            ("\u{ff76}\u{ff9e}".as_bytes(), "\u{ff76}\\u{ff9e}"),
            ("\u{301}".as_bytes(), r"\u{301}"),
            (
                "e\u{301}\u{301}\u{301}".as_bytes(),
                "e\u{301}\u{301}\\u{301}",
            ),
            (b"\xe2\x80", r"\xe2\x80"),
        ];
        for (bytes, expected) in table {
            assert_eq!(Shown::bytes(bytes).as_str(), *expected);
        }
    }

    #[test]
    fn pieces_lie_side_by_side_in_text_and_source() {
        let bytes = "ab\u{202e}日\x1b".as_bytes();
        let shown = Shown::bytes(bytes);
        let mut end = 0;
        for piece in shown.pieces() {
            assert_eq!(piece.source().start, end);
            end = piece.source().end;
        }
        assert_eq!(end, bytes.len());
        assert_eq!(shown.width(), 2 + 8 + 2 + 4);
    }

    #[test]
    fn json_keeps_its_lines_and_its_marks() {
        let pretty = "{\n  \"a\": \"e\u{301}\u{9b}\"\n}".to_owned();
        assert_eq!(json(pretty), "{\n  \"a\": \"e\u{301}\\u009b\"\n}");
    }

    #[test]
    fn marks_that_are_invisible_are_no_marks_to_keep() {
        let smuggled = "a\u{fe0f}\u{e0100}\u{34f}\u{17b5}";
        assert_eq!(Shown::text(smuggled).as_str(), tsv(smuggled));
        let json = json(format!("\"{smuggled}\""));
        assert_eq!(json, r#""a\ufe0f\udb40\udd00\u034f\u17b5""#);
        assert_eq!(tsv(smuggled), r"a\u{fe0f}\u{e0100}\u{34f}\u{17b5}");
    }
}
