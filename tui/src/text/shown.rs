//! Text that is safe to show: the only way from decoded bytes to a terminal or a log.
//!
//! Everything that could move a cursor, or reorder, hide or fake text, becomes a visible token: a control
//! character or a byte that is not UTF-8 becomes `\x1b`, any other such character `\u{202e}`.

use std::borrow::Cow;
use std::fmt;
use std::fmt::Write as _;
use std::mem;
use std::ops::Range;
use std::sync::OnceLock;

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use super::defang;
use super::stretches::{Stretch, Stretches, Token};

pub(crate) use super::stretches::Plain;

/// Bytes, shown safely as they are written.
///
/// ```
/// use tracklens::text::shown::Safe;
///
/// assert_eq!(Safe::of("\x1b[31m\u{202e}").to_string(), r"\x1b[31m\u{202e}");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Safe<'t>(&'t [u8]);

impl<'t> Safe<'t> {
    /// What is shown of text or bytes.
    pub fn of<T: AsRef<[u8]> + ?Sized>(text: &'t T) -> Self {
        Self(text.as_ref())
    }
}

impl<'t> Safe<'t> {
    /// The text itself, if it is shown as it stands: nearly all is.
    #[must_use]
    pub(crate) fn plain(&self) -> Option<Plain<'t>> {
        Plain::new(self.0).filter(|_| !defang::is_shown())
    }
}

impl fmt::Display for Safe<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(text) = self.plain() {
            return f.write_str(text.as_str());
        }
        let bytes = if defang::is_shown() {
            defang::defanged_bytes(self.0)
        } else {
            Cow::Borrowed(self.0)
        };
        for stretch in Stretches::new(&bytes) {
            match stretch {
                Stretch::Plain(text) => f.write_str(text)?,
                Stretch::Hidden(char) => Token::of(char).fmt(f)?,
                Stretch::Invalid(byte) => Token::Byte(byte).fmt(f)?,
            }
        }
        Ok(())
    }
}

/// Text that is safe to show, made from decoded bytes.
///
/// ```
/// use tracklens::text::shown::Shown;
///
/// let shown = Shown::bytes(b"gr\xc3\xbc\xc3\x9fe \x1b[31m \xff \xe2\x80\xae");
/// assert_eq!(shown.as_str(), r"grüße \x1b[31m \xff \u{202e}");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Shown {
    text: String,
    /// None yet, if each byte is a character that is shown as it is: most texts are of such, and few are asked for it.
    pieces: OnceLock<Vec<Piece>>,
}

impl Shown {
    /// Makes bytes safe to show; defanged, if what is shown is.
    #[must_use]
    pub fn bytes(bytes: &[u8]) -> Self {
        if defang::is_shown() {
            Self::defanged(bytes)
        } else {
            Self::as_it_is(bytes)
        }
    }

    /// Makes bytes safe to show, in which nothing can be clicked.
    ///
    /// ```
    /// use tracklens::text::shown::Shown;
    ///
    /// let shown = Shown::defanged(b"http://a.example.com");
    /// assert_eq!(shown.as_str(), "hxxp[:]//a[.]example[.]com");
    /// assert_eq!(shown.pieces()[8].source(), 8..9);
    /// ```
    #[must_use]
    pub fn defanged(bytes: &[u8]) -> Self {
        let mut shown = Self::as_it_is(bytes);
        let mut places = Vec::new();
        defang::find_places(bytes, |place, instead| places.push((place, instead)));
        if !places.is_empty() {
            shown.replace(&places);
        }
        shown
    }

    fn as_it_is(bytes: &[u8]) -> Self {
        if let Some(text) = Plain::new(bytes) {
            return Self {
                text: text.as_str().to_owned(),
                pieces: OnceLock::new(),
            };
        }
        let mut text = String::new();
        let mut pieces = Vec::new();
        let mut source = 0;
        for stretch in Stretches::new(bytes) {
            match stretch {
                Stretch::Plain(plain) => {
                    for char in plain.chars() {
                        pieces.push(Piece::of_char(&mut text, char, source));
                        source += char.len_utf8();
                    }
                }
                Stretch::Hidden(char) => {
                    let place = source..source + char.len_utf8();
                    pieces.push(Piece::of_token(&mut text, Token::of(char), place));
                    source += char.len_utf8();
                }
                Stretch::Invalid(byte) => {
                    let place = source..source + 1;
                    pieces.push(Piece::of_token(&mut text, Token::Byte(byte), place));
                    source += 1;
                }
            }
        }
        let pieces = pieces.into();
        Self { text, pieces }
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

    /// The number of columns that the text takes.
    #[must_use]
    pub fn width(&self) -> usize {
        match self.pieces.get() {
            Some(pieces) => pieces.iter().map(|piece| piece.width).sum(),
            None => self.text.len(),
        }
    }

    /// The text in pieces: one for each character, and one for each byte that is not part of one.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        let of_plain = || (0..self.text.len()).map(Piece::of_plain).collect();
        self.pieces.get_or_init(of_plain)
    }

    /// The text of a piece.
    #[must_use]
    pub fn piece_text(&self, piece: &Piece) -> &str {
        self.text.get(piece.shown.clone()).unwrap_or_default()
    }

    /// Writes something else in the place of characters.
    fn replace(&mut self, places: &[(Range<usize>, &'static str)]) {
        let mut pieces = self.pieces().to_vec();
        let text = mem::take(&mut self.text);
        let mut places = places.iter().peekable();
        for piece in &mut pieces {
            let instead = places.next_if(|(place, _)| *place == piece.source);
            let shown = match instead {
                Some((_, instead)) => instead,
                None => text.get(piece.shown.clone()).unwrap_or_default(),
            };
            if instead.is_some() {
                piece.width = shown.width();
            }
            let start = self.text.len();
            self.text.push_str(shown);
            piece.shown = start..self.text.len();
        }
        self.pieces = pieces.into();
    }
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        let are_plain = self.pieces.get().is_none() && other.pieces.get().is_none();
        self.text == other.text && (are_plain || self.pieces() == other.pieces())
    }
}

impl Eq for Shown {}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

/// One character, or one byte that is not part of a character, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    shown: Range<usize>,
    source: Range<usize>,
    width: usize,
    is_token: bool,
}

impl Piece {
    /// A character of ASCII that is shown as it is.
    const fn of_plain(at: usize) -> Self {
        Self {
            shown: at..at + 1,
            source: at..at + 1,
            width: 1,
            is_token: false,
        }
    }

    /// A character that is added to a text as it is.
    fn of_char(text: &mut String, char: char, source: usize) -> Self {
        let start = text.len();
        text.push(char);
        Self {
            shown: start..text.len(),
            source: source..source + char.len_utf8(),
            width: char.width().unwrap_or_default(),
            is_token: false,
        }
    }

    /// A token that is added to a text.
    fn of_token(text: &mut String, token: Token, source: Range<usize>) -> Self {
        let start = text.len();
        // Writing to a string can't fail.
        let _ = write!(text, "{token}");
        Self {
            shown: start..text.len(),
            source,
            width: text.len() - start,
            is_token: true,
        }
    }

    /// Its range in the original bytes.
    #[must_use]
    pub fn source(&self) -> Range<usize> {
        self.source.clone()
    }

    /// The number of columns that it takes.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Whether it is a token for something that is not safe to show.
    #[must_use]
    pub const fn is_token(&self) -> bool {
        self.is_token
    }
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
    fn characters_that_could_fake_text_become_tokens() {
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
}
