//! The overlays: one file each, and one row in [`ALL`].
//!
//! Each implements [`Overlay`] and has a constant of [`Over`]; a [`Window`] shows it.

mod add_field;
mod compare;
mod comparison;
mod copy_as;
mod edit;
mod edited;
mod export;
mod help;
mod link_rows;
mod links;
mod long_paste;
mod overlay;
mod palette;
mod question;
mod relative_fields;
mod remove_key;
mod search;
mod values;
mod what_if;
mod why;
mod window;

pub(super) use self::long_paste::LongPaste;
pub use self::overlay::Over;
pub(super) use self::overlay::{Answer, Opener, Opening, Wish};
pub(super) use self::question::Question;
pub(super) use self::relative_fields::RelativeFields;
pub(super) use self::window::Window;
use super::keys::Command;

/// All overlays.
pub(super) const ALL: &[Over] = &[
    Over::HELP,
    Over::PALETTE,
    Over::LINKS,
    Over::LONG_PASTE,
    Over::RELATIVE,
    Over::EDIT,
    Over::VALUES,
    Over::ADD_FIELD,
    Over::REMOVE_KEY,
    Over::WHAT_IF,
    Over::WHY,
    Over::COMPARE,
    Over::COMPARISON,
    Over::SEARCH,
    Over::EXPORT,
    Over::COPY_AS,
    Over::QUESTION,
];

/// What a command opens, if it opens an overlay.
pub(super) fn opener(command: Command) -> Option<Opener> {
    let mut openers = ALL.iter().flat_map(|over| over.spec().opened_by);
    let opener = openers.find(|(opens, _)| *opens == command);
    opener.map(|(_, open)| *open)
}
