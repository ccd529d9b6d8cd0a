//! Characters that fuzzing found to be shown as they are, or in another width than theirs.

use tracklens::text::escape::{json, tsv};
use tracklens::text::shown::Shown;

/// `fuzz/regressions/shown/variation-selector-in-json`: a mark is left where it stands, unless it is
/// invisible.
#[test]
fn a_variation_selector_is_escaped_wherever_it_stands() {
    let text = "a\u{fe0f}e\u{301}";
    let escaped = "a\\u{fe0f}e\u{301}";
    assert_eq!(Shown::text(text).as_str(), escaped);
    assert_eq!(tsv(text), escaped);
    assert_eq!(json(format!("\"{text}\"")), "\"a\\ufe0fe\u{301}\"");
}

/// `fuzz/regressions/shown/wide-filler`: it takes two columns and looks like nothing.
#[test]
fn a_filler_of_two_columns_is_a_token() {
    assert_eq!(Shown::text("\u{115f}").as_str(), r"\u{115f}");
    assert_eq!(tsv("\u{115f}"), r"\u{115f}");
}

/// `fuzz/regressions/shown/invisible-khmer-vowel`: a combining mark that nothing is drawn of.
#[test]
fn an_invisible_vowel_is_a_token() {
    for vowel in ["\u{17b4}", "\u{17b5}"] {
        let token = vowel.escape_unicode().to_string();
        let shown = Shown::text(&format!("a{vowel}"));
        assert_eq!(shown.as_str(), format!("a{token}"));
    }
}

/// `fuzz/regressions/shown/halfwidth-sound-mark`: ratatui draws it in two columns.
#[test]
fn a_halfwidth_sound_mark_is_a_token() {
    let shown = Shown::text("\u{ff76}\u{ff9e}\u{ff9f}");
    assert_eq!(shown.as_str(), "\u{ff76}\\u{ff9e}\\u{ff9f}");
    assert_eq!(shown.width(), 1 + 8 + 8);
}
