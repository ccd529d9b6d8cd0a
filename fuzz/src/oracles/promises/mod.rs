//! What the command line promises for a line, derived from what the codec says about the link in it.
//!
//! It follows the document that binds the command line, and not the program, so that the laws can
//! compare the program's output with it.

mod encoded;
mod event;
mod line;
mod notes;
mod object;
#[cfg(feature = "program")]
mod searched_line;

pub use encoded::in_utf8;
pub use event::{Event, event};
pub use line::Line;
pub use notes::{documented_notes, promised_notes};
pub use object::{LINK_KEYS, RcptMeta, link_object, rcpt_meta};
#[cfg(feature = "program")]
pub use searched_line::SearchedLine;
