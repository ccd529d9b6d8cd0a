//! What is known of a link that was read: its items, and where each of them is in text and payload.

mod body;
mod build;
mod item;
mod link_items;
mod metadata_text;
mod note_item;
mod outcome;
mod place;
mod symbols;

pub(super) use self::body::{Anatomy, BLOCK, MetadataText, OutlineRow};
pub(super) use self::item::{Item, RecordPlace, Subject};
pub(super) use self::outcome::Outcome;
