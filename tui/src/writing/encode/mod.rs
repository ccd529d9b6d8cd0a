//! Links from JSON objects, one a line.

mod content;
mod diagnostic;
mod document;
mod encoded;
mod link;
mod metadata;
mod object;
mod payload;

pub use self::diagnostic::Diagnostic;
pub use self::encoded::{Encoded, encoded};
