//! Notes: what can be found in a link that is not a fault of it.

mod code;
mod finding;
mod list;
mod message;
mod note;

pub use self::code::{Basis, Code, Severity};
pub use self::finding::{of_found, of_mail};
pub(super) use self::list::{NoteGroup, NoteList};
pub use self::message::Message;
pub use self::note::{Note, NotePlace};
