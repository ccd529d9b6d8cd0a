//! The URL of a link: its parts and the characters that each may have.

pub(crate) mod authority;
pub(crate) mod front;
pub(crate) mod host;
pub(crate) mod limits;
pub(crate) mod pair;
pub(crate) mod part_faults;
pub(crate) mod parts;
pub(crate) mod query;
pub(crate) mod route;
pub(crate) mod scheme;
mod segment_walk;
pub(crate) mod segments;
pub(crate) mod signature;
pub(crate) mod sublink;
pub(crate) mod token;
