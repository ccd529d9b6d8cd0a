//! The event that a link stands for.

mod json;
pub(crate) mod left_out;
mod metadata;
pub(crate) mod no_event;
pub(crate) mod of_link;
pub(crate) mod request;
pub(crate) mod value;
