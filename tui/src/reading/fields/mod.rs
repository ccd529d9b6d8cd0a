//! What a reading says, as people look for it: named values in five groups.

mod envelope;
mod group;
mod groups;
mod records;

pub use self::group::{Field, Group, Topic};
pub use self::groups::{each_field, groups};
