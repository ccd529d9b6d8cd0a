//! The terminal: the only room that touches it.
//!
//! ```text
//! events of the terminal ─ pastes ─▶ messages ─▶ inspector ─▶ effects ─▶ screen, clipboard, file, shell
//! ```

mod appearance;
mod ascii_screen;
mod clipboard;
mod hang_up;
mod input;
mod last_view;
mod modes;
mod opened;
mod pastes;
mod run;
mod signals;

pub use self::modes::Restore;
pub use self::run::{run, take_over};
