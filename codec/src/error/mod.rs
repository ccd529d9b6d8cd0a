//! Errors: of reading a link, and the table that each kind of error is made from.

mod kind;
mod located;
mod table;

pub use kind::ErrorKind;
pub use located::{Error, Layer};

pub(crate) use located::saturating;
pub(crate) use table::error_table;
