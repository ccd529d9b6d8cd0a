//! The detail: all that is known of what is selected.

mod item;
mod member;
mod origin;
mod pane;
mod text;
mod way;

pub(super) use self::pane::Detail;
