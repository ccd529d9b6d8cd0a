//! Every pair and triple of classes of characters, as it is shown: what each character is alone does not say what it
//! does beside another one.

use ratatui::buffer::CellWidth as _;
use ratatui::style::Style;
use ratatui::text::Span;
use tracklens::text::shown::Shown;
use tracklens_fuzz::oracles::characters::first_unsafe;

/// How a character is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// As it is, in so many columns.
    Plain(usize),
    /// As it is, in so many columns, after a plain character and at most one more mark; or else as a token.
    Mark(usize),
    /// As a token.
    Token,
}

use Class::{Mark, Plain, Token};

/// A character of each class that terminals, fonts or the rules of grapheme clusters treat in their own way, and its
/// token.
const CHARACTERS: [(&str, &[u8], Class, &str); 52] = [
    ("letter", b"a", Plain(1), ""),
    ("hexadecimal digit", b"f", Plain(1), ""),
    ("space", b" ", Plain(1), ""),
    ("backslash", b"\\", Plain(1), ""),
    ("brace", b"}", Plain(1), ""),
    ("quotation mark", b"\"", Plain(1), ""),
    ("escape", b"\x1b", Token, r"\x1b"),
    ("bell", b"\x07", Token, r"\x07"),
    ("tab", b"\t", Token, r"\x09"),
    ("line feed", b"\n", Token, r"\x0a"),
    ("carriage return", b"\r", Token, r"\x0d"),
    ("backspace", b"\x08", Token, r"\x08"),
    ("NUL", b"\0", Token, r"\x00"),
    ("delete", b"\x7f", Token, r"\x7f"),
    ("C1", b"\xc2\x9b", Token, r"\u{9b}"),
    ("not UTF-8", b"\xff", Token, r"\xff"),
    ("start of a character", b"\xe2", Token, r"\xe2"),
    ("middle of a character", b"\x80", Token, r"\x80"),
    ("accented letter", "é".as_bytes(), Plain(1), ""),
    ("combining accent", b"\xcc\x81", Mark(0), r"\u{301}"),
    ("combining kana mark", b"\xe3\x82\x99", Mark(0), r"\u{3099}"),
    ("Hebrew point", b"\xd6\xb8", Mark(0), r"\u{5b8}"),
    ("enclosing mark", b"\xe2\x83\xa3", Token, r"\u{20e3}"),
    ("spacing mark", b"\xe0\xa4\xbe", Mark(1), r"\u{93e}"),
    ("virama", b"\xe0\xa5\x8d", Mark(0), r"\u{94d}"),
    ("Devanagari letter", "क".as_bytes(), Plain(1), ""),
    ("Thai vowel am", b"\xe0\xb8\xb3", Mark(1), r"\u{e33}"),
    ("Thai letter", "ก".as_bytes(), Plain(1), ""),
    ("prepended letter", b"\xe0\xb5\x8e", Token, r"\u{d4e}"),
    (
        "another prepended letter",
        b"\xf0\x91\x87\x82",
        Token,
        r"\u{111c2}",
    ),
    ("prepended number sign", b"\xd8\x80", Token, r"\u{600}"),
    ("Hebrew letter", "ש".as_bytes(), Plain(1), ""),
    ("Arabic letter", "ب".as_bytes(), Plain(1), ""),
    ("zero width space", b"\xe2\x80\x8b", Token, r"\u{200b}"),
    ("zero width joiner", b"\xe2\x80\x8d", Token, r"\u{200d}"),
    ("override", b"\xe2\x80\xae", Token, r"\u{202e}"),
    ("isolate", b"\xe2\x81\xa6", Token, r"\u{2066}"),
    ("mark of direction", b"\xd8\x9c", Token, r"\u{61c}"),
    ("line separator", b"\xe2\x80\xa8", Token, r"\u{2028}"),
    ("no-break space", b"\xc2\xa0", Token, r"\u{a0}"),
    ("soft hyphen", b"\xc2\xad", Token, r"\u{ad}"),
    ("variation selector", b"\xef\xb8\x8f", Token, r"\u{fe0f}"),
    ("Mongolian selector", b"\xe1\xa0\x8b", Token, r"\u{180b}"),
    ("tag", b"\xf3\xa0\x81\x81", Token, r"\u{e0041}"),
    ("private use", b"\xee\x80\x80", Token, r"\u{e000}"),
    ("ideograph", "日".as_bytes(), Plain(2), ""),
    ("leading jamo", b"\xe1\x84\x80", Plain(2), ""),
    ("vowel jamo", b"\xe1\x85\xa1", Token, r"\u{1161}"),
    ("Hangul syllable", "가".as_bytes(), Plain(2), ""),
    ("pictograph", "👍".as_bytes(), Plain(2), ""),
    ("skin tone", b"\xf0\x9f\x8f\xbd", Token, r"\u{1f3fd}"),
    ("regional indicator", b"\xf0\x9f\x87\xa9", Plain(1), ""),
];

/// The most marks that one character carries.
const MOST_MARKS: usize = 2;

#[test]
fn every_pair_and_triple_of_classes_is_shown_as_its_characters_are() {
    let all = 0..CHARACTERS.len();
    for first in all.clone() {
        judge(&[first]);
        for second in all.clone() {
            judge(&[first, second]);
            for third in all.clone() {
                judge(&[first, second, third]);
            }
        }
    }
}

/// Runs of marks, which a triple is too short for.
#[test]
fn every_character_carries_two_marks_of_every_class_and_no_more() {
    let is_mark = |index: &usize| matches!(CHARACTERS[*index].2, Mark(_));
    let marks: Vec<_> = (0..CHARACTERS.len()).filter(is_mark).collect();
    for first in 0..CHARACTERS.len() {
        for &mark in &marks {
            for &other in &marks {
                judge(&[first, mark, other, mark]);
                judge(&[first, mark, other, other, mark, first, other]);
            }
        }
    }
}

/// A character that joins the one before or after it must not join a token, whatever its category is.
#[test]
fn no_character_joins_a_token_before_or_after_it() {
    let all: Vec<char> = ('\0'..='\u{323af}')
        .chain('\u{e0000}'..='\u{e0fff}')
        .collect();
    for some in all.chunks(256) {
        let text: String = some.iter().flat_map(|char| ['\x1b', *char]).collect();
        judge_tokens(&Shown::text(&format!("{text}\x1b")), &some);
    }
}

/// A text of these characters is shown as the table says, is safe, and is as wide as it claims. No token is part of a
/// grapheme cluster with what is not a token.
fn judge(indices: &[usize]) {
    let bytes: Vec<u8> = indices
        .iter()
        .flat_map(|&index| CHARACTERS[index].1)
        .copied()
        .collect();
    // Bytes that make up another character together.
    if std::str::from_utf8(&bytes).is_ok()
        != indices
            .iter()
            .all(|&it| std::str::from_utf8(CHARACTERS[it].1).is_ok())
    {
        return;
    }
    let names: Vec<_> = indices.iter().map(|&index| CHARACTERS[index].0).collect();
    let (expected, columns) = expected(indices);
    let shown = Shown::bytes(&bytes);
    assert_eq!(shown.as_str(), expected, "{names:?}");
    assert_eq!(shown.width(), columns, "{names:?}");
    assert_eq!(first_unsafe(shown.as_str()), None, "{names:?}");
    let span = Span::raw(shown.as_str());
    let drawn: Vec<_> = span
        .styled_graphemes(Style::new())
        .map(|it| it.symbol)
        .collect();
    let width: usize = drawn.iter().map(|it| usize::from(it.cell_width())).sum();
    assert_eq!(width, columns, "{names:?}: {drawn:?}");
    judge_tokens(&shown, &names);
}

/// No grapheme cluster contains a part of a token and of the piece before or after it.
fn judge_tokens(shown: &Shown, context: &impl std::fmt::Debug) {
    for (token, next) in shown.pieces().iter().zip(shown.pieces().iter().skip(1)) {
        let [before, after] = [token, next].map(|piece| shown.piece_text(piece));
        if token.is_token() || next.is_token() {
            let both = format!("{before}{after}");
            let span = Span::raw(&both);
            let clusters = span
                .styled_graphemes(Style::new())
                .map(|it| it.symbol.len());
            let mut end = 0;
            let ends_between = clusters
                .map(|len| {
                    end += len;
                    end
                })
                .any(|end| end == before.len());
            assert!(ends_between, "{both:?} in {context:?}");
        }
    }
}

/// How a text of these characters is shown, and in how many columns.
fn expected(indices: &[usize]) -> (String, usize) {
    let (mut text, mut columns) = (String::new(), 0);
    // Whether a mark has something to stand on: the last character is no token.
    let mut is_base = false;
    let mut run = 0;
    for &index in indices {
        let (_, bytes, class, token) = CHARACTERS[index];
        let as_it_is = || String::from_utf8(bytes.to_vec()).unwrap();
        run = if matches!(class, Mark(_)) { run + 1 } else { 0 };
        match class {
            Plain(width) => {
                text += &as_it_is();
                columns += width;
                is_base = true;
            }
            Mark(width) if is_base && run <= MOST_MARKS => {
                text += &as_it_is();
                columns += width;
            }
            Mark(_) | Token => {
                text += token;
                columns += token.len();
                is_base = false;
            }
        }
    }
    (text, columns)
}
