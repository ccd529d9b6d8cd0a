//! Which characters are not safe to show.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};
use unicode_width::UnicodeWidthChar as _;

use super::ascii;

/// Whether a character could move, reorder, hide or fake text, or the terminal does not know it.
pub(crate) fn is_unsafe(char: char) -> bool {
    if char.is_ascii() {
        return char.is_ascii_control();
    }
    if ascii::is_alone() {
        return ascii::substitute(char).is_none();
    }
    is_deceptive(char)
}

/// Whether a character could move, reorder, hide or fake text on any terminal.
pub(crate) fn is_deceptive(char: char) -> bool {
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

/// Whether a character is a combining mark.
pub(crate) fn is_mark(char: char) -> bool {
    !char.is_ascii()
        && matches!(
            char.general_category(),
            GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark
        )
}

/// Variation selectors, and combining marks that are invisible.
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

/// Letters that are invisible, one of them two columns wide.
fn is_filler(char: char) -> bool {
    char.width() == Some(0) || char == '\u{115f}'
}

/// Skin tones, which some terminals join with the character before, and the sound marks of halfwidth
/// katakana, which ratatui takes for wider than they are.
const fn is_of_disputed_width(char: char) -> bool {
    matches!(char, '\u{1f3fb}'..='\u{1f3ff}' | '\u{ff9e}'..='\u{ff9f}')
}
