//! The characters that must never reach a terminal as they are, listed by number.
//!
//! The program looks these characters up in Unicode tables. The lists here are copied from the
//! standard's `PropList` and `DerivedCoreProperties`, so that a wrong lookup fails a law.

use std::ops::RangeInclusive;

/// What an unsafe character does to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Danger {
    /// It moves a cursor, or begins a sequence that does: C0, DEL and C1.
    Control,
    /// It reorders the text around it.
    Bidirectional,
    /// It takes no space, so that texts that look the same differ.
    Invisible,
}

/// The first unsafe character of a text, and its danger.
///
/// ```
/// use tracklens_fuzz::oracles::characters::{Danger, first_unsafe};
///
/// assert_eq!(first_unsafe("grüße 日本 e\u{301}"), None);
/// assert_eq!(first_unsafe("a\u{9b}m"), Some(('\u{9b}', Danger::Control)));
/// ```
#[must_use]
pub fn first_unsafe(text: &str) -> Option<(char, Danger)> {
    text.chars()
        .find_map(|char| danger(char).map(|danger| (char, danger)))
}

/// What a character does to a text, if it is unsafe.
#[must_use]
pub fn danger(char: char) -> Option<Danger> {
    // Nearly all characters are printable ASCII.
    if matches!(char, ' '..='~') {
        return None;
    }
    let is_one_of = |ranges: &[RangeInclusive<char>]| ranges.iter().any(|it| it.contains(&char));
    if is_one_of(CONTROLS) {
        Some(Danger::Control)
    } else if is_one_of(BIDIRECTIONAL) {
        Some(Danger::Bidirectional)
    } else if is_one_of(INVISIBLE) {
        Some(Danger::Invisible)
    } else {
        None
    }
}

const CONTROLS: &[RangeInclusive<char>] = &['\0'..='\x1f', '\x7f'..='\u{9f}'];

/// Marks, embeddings, overrides and isolates of the bidirectional algorithm.
const BIDIRECTIONAL: &[RangeInclusive<char>] = &[
    '\u{61c}'..='\u{61c}',
    '\u{200e}'..='\u{200f}',
    '\u{202a}'..='\u{202e}',
    '\u{2066}'..='\u{2069}',
];

/// Soft hyphen, joiners, fillers, variation selectors, tags, and other characters without a glyph.
const INVISIBLE: &[RangeInclusive<char>] = &[
    '\u{ad}'..='\u{ad}',
    '\u{34f}'..='\u{34f}',
    '\u{115f}'..='\u{1160}',
    '\u{17b4}'..='\u{17b5}',
    '\u{180b}'..='\u{180f}',
    '\u{200b}'..='\u{200d}',
    '\u{2028}'..='\u{2029}',
    '\u{2060}'..='\u{2065}',
    '\u{206a}'..='\u{206f}',
    '\u{3164}'..='\u{3164}',
    '\u{fe00}'..='\u{fe0f}',
    '\u{feff}'..='\u{feff}',
    '\u{ffa0}'..='\u{ffa0}',
    '\u{fff0}'..='\u{fffb}',
    '\u{1bca0}'..='\u{1bca3}',
    '\u{1d173}'..='\u{1d17a}',
    '\u{e0000}'..='\u{e0fff}',
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_danger_is_known() {
        for (char, expected) in [
            ('\x1b', Some(Danger::Control)),
            ('\n', Some(Danger::Control)),
            ('\x7f', Some(Danger::Control)),
            ('\u{85}', Some(Danger::Control)),
            ('\u{202e}', Some(Danger::Bidirectional)),
            ('\u{2067}', Some(Danger::Bidirectional)),
            ('\u{200b}', Some(Danger::Invisible)),
            ('\u{fe0f}', Some(Danger::Invisible)),
            ('\u{e0041}', Some(Danger::Invisible)),
            ('\u{e0100}', Some(Danger::Invisible)),
            ('a', None),
            ('\u{301}', None),
            ('\u{fffd}', None),
            ('😀', None),
        ] {
            assert_eq!(danger(char), expected, "{char:?}");
        }
    }
}
