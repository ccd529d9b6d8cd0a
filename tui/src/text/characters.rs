//! Which characters are not safe to show.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};
use unicode_width::UnicodeWidthChar as _;

use super::ascii;

/// How many combining marks one letter can carry before further ones become tokens.
const MAX_MARKS: usize = 2;

/// The combining marks on the last letter of a text that is shown character by character.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marks {
    count: usize,
    has_letter: bool,
}

impl Marks {
    /// No marks, and no letter yet that could carry one.
    pub(super) const NONE: Self = Self {
        count: 0,
        has_letter: false,
    };

    /// Takes the next character. Returns whether it has to become a token: because it is unsafe, or because it is a
    /// mark without a letter, or one mark too many.
    pub(super) fn hide(&mut self, char: char) -> bool {
        let is_mark = is_mark(char);
        self.count = if is_mark { self.count + 1 } else { 0 };
        let is_stray = is_mark && !self.has_letter;
        let is_hidden = is_stray || self.count > MAX_MARKS || is_unsafe(char);
        self.has_letter = !is_hidden;
        is_hidden
    }

    /// Takes plain ASCII.
    pub(super) const fn take_plain(&mut self) {
        self.count = 0;
        self.has_letter = true;
    }

    /// Takes a token, or whatever else can't carry a mark.
    pub(super) const fn take_token(&mut self) {
        self.count = 0;
        self.has_letter = false;
    }
}

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

/// Whether a character is a combining mark, or a letter that joins the character before it like one: the vowel am of
/// Thai and Lao.
pub(crate) fn is_mark(char: char) -> bool {
    !char.is_ascii()
        && (matches!(char, '\u{e33}' | '\u{eb3}')
            || matches!(
                char.general_category(),
                GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark
            ))
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
