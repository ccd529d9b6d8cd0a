//! A pasted text: its lines, and what is undone to get at the links in it.

mod pasted;
mod repairs;
mod undo;

pub use self::pasted::Pasted;
pub use self::repairs::{Repair, Repairs};
