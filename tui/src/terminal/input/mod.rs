//! The input of the terminal: bytes in, events out. Whatever comes, and however much of it is missing, the keyboard
//! stays alive.
//!
//! ```text
//! bytes ─ extent ─▶ a sequence, a character ─ decode ─▶ key, mouse
//!            ├────▶ answer: the background of the terminal
//!            └────▶ unfinished ─ nothing more in time ─▶ what it may have been, or nothing
//! ```
//!
//! crossterm's own reader keeps an unfinished sequence for as long as it is one, with all that is typed after it. Its
//! types are used.

mod answer;
mod came;
mod decode;
mod extent;
mod source;
mod stream;

pub(super) use self::came::Came;
pub(super) use self::source::Input;
