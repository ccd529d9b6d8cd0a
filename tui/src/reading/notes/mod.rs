//! Notes: what can be found in a link that is not a fault of it.

mod code;
mod finding;
mod note;

pub use self::code::{Basis, Code, Severity};
pub use self::finding::{of_found, of_mail};
pub use self::note::{Note, NotePlace};
