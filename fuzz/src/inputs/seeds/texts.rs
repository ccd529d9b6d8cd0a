//! Seeds that are any text: one for each class of characters that is shown in its own way.

use super::seed::Seed;

/// Texts, and bytes that are not UTF-8.
#[must_use]
pub fn texts() -> Vec<Seed> {
    TEXTS
        .into_iter()
        .map(|(name, text)| Seed::new(name, text))
        .collect()
}

const TEXTS: [(&str, &[u8]); 33] = [
    ("empty", b""),
    ("plain", b"https://example.com/a?b=c"),
    ("backslash", b"a\\b \\x1b \\u{202e}"),
    ("line-endings", b"a\nb\r\nc\td"),
    ("escape-sequence", b"\x1b[31mred\x1b[0m \x1b]0;title\x07"),
    ("controls", b"\0\x01\x08\x0b\x0c\x1f\x7f"),
    ("c1", "\u{80}\u{85}\u{9b}31m\u{9f}".as_bytes()),
    ("not-utf8", b"a\xffb\xc3(\xc0\x80"),
    ("not-utf8-cut", b"\xe2\x82 \xf0\x9f\x98"),
    ("not-utf8-surrogate", b"\xed\xa0\x80\xed\xb0\x80"),
    ("accents", "grüße é".as_bytes()),
    ("replacement", "\u{fffd}\u{ffff}\u{1fffe}".as_bytes()),
    (
        "bidirectional-overrides",
        "a\u{202e}b\u{202c}\u{202d}".as_bytes(),
    ),
    (
        "bidirectional-isolates",
        "\u{2066}a\u{2069}\u{2067}\u{2068}".as_bytes(),
    ),
    ("bidirectional-marks", "\u{200e}\u{200f}\u{61c}".as_bytes()),
    ("right-to-left", "שלום مرحبا".as_bytes()),
    ("arabic-ligature", "الا لآ لَا".as_bytes()),
    (
        "zero-width",
        "a\u{200b}b\u{200c}c\u{200d}d\u{2060}\u{feff}".as_bytes(),
    ),
    ("soft-hyphen", "a\u{ad}b\u{34f}c\u{17b4}".as_bytes()),
    (
        "fillers",
        "\u{115f}\u{1160}\u{3164}\u{ffa0}\u{2800}".as_bytes(),
    ),
    (
        "separators",
        "a\u{2028}b\u{2029}c\u{a0}d\u{3000}".as_bytes(),
    ),
    ("tags", "a\u{e0001}\u{e0041}\u{e007f}".as_bytes()),
    (
        "variation-selectors",
        "❤\u{fe0f}☎\u{fe0e}字\u{e0100}\u{180b}".as_bytes(),
    ),
    ("private-use", "\u{e000}\u{f0000}\u{10ffff}".as_bytes()),
    (
        "marks",
        "e\u{301}\u{302}\u{303} \u{301} \u{20dd}".as_bytes(),
    ),
    ("mark-at-the-start", "\u{301}a\x1b\u{301}".as_bytes()),
    ("spacing-marks", "किमपि ကို".as_bytes()),
    ("conjuncts", "क्क्क क्ष ក្ក".as_bytes()),
    ("prepended", "\u{d4e}\u{d4e}\u{d4e}\x1b\u{600}1".as_bytes()),
    ("wide", "日本語 한국어 ｶﾞ".as_bytes()),
    ("jamo", "ᄀᄀᄀ각".as_bytes()),
    (
        "emoji",
        "😀 👍🏽 👨\u{200d}👩\u{200d}👧 🇩🇪 1\u{fe0f}\u{20e3}".as_bytes(),
    ),
    ("tone-letters", "ꓸꓹꓺꓻ ⵍⵏ\u{2d7f}ⵍ".as_bytes()),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oracles::characters::{Danger, danger};

    #[test]
    fn every_danger_is_met() {
        let met = |danger_met: Danger| {
            TEXTS.iter().any(|(_, text)| {
                let text = String::from_utf8_lossy(text);
                text.chars().any(|char| danger(char) == Some(danger_met))
            })
        };
        assert!(met(Danger::Control) && met(Danger::Bidirectional) && met(Danger::Invisible));
        let is_not_utf8 = |(_, text): &(&str, &[u8])| std::str::from_utf8(text).is_err();
        assert!(TEXTS.iter().any(is_not_utf8));
    }
}
