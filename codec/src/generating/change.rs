//! What may happen to the text of a link between its writer and a server.

use alloc::format;
use alloc::string::String;

#[derive(Clone, Copy, Debug)]
pub(crate) enum Change {
    PaddingStripped,
    PaddingEscaped,
    CharacterEscaped,
    SlashAdded,
    TargetAdded,
    FragmentAdded,
    Cut,
    CharacterReplaced,
}

pub(crate) const CHANGES: [Change; 8] = [
    Change::PaddingStripped,
    Change::PaddingEscaped,
    Change::CharacterEscaped,
    Change::SlashAdded,
    Change::TargetAdded,
    Change::FragmentAdded,
    Change::Cut,
    Change::CharacterReplaced,
];

impl Change {
    /// The text after the change: some changes are made at a place, or with a character.
    pub(crate) fn made_to(self, text: &str, place: usize, character: char) -> String {
        let (before, after) = text.split_at_checked(place).unwrap_or((text, ""));
        let mut rest = after.chars();
        let replaced = rest.next().unwrap_or('/');
        let rest = rest.as_str();
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        match self {
            Self::PaddingStripped => text.replace('~', ""),
            Self::PaddingEscaped => text.replace('~', "%7e"),
            Self::CharacterEscaped => format!("{before}%{:02X}{rest}", u32::from(replaced)),
            Self::SlashAdded => format!("{path}/?{query}"),
            Self::TargetAdded => format!("{path}?target=https%3A%2F%2Fother.example.com&{query}"),
            Self::FragmentAdded => format!("{text}#{character}"),
            Self::Cut => String::from(before),
            Self::CharacterReplaced => format!("{before}{character}{rest}"),
        }
    }
}
