//! Records: what is known about their ids, and reading a list of them.

pub(crate) mod definition;
mod fields;
pub(crate) mod kind;
pub(crate) mod list;
pub(crate) mod message_id;
pub(crate) mod record;
pub(crate) mod shape;
pub(crate) mod transmission_id;
pub(crate) mod value;
