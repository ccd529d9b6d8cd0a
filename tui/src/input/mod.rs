//! What was given, to candidates.

mod candidate;
pub mod find;
mod found;
pub mod html;
mod lines;
pub mod log;
pub mod mail;
mod members;
mod origins;
mod pasted;
pub mod peel;
pub mod relative;
mod step;
mod undo;
mod undone;

pub use candidate::Candidate;
pub use found::Found;
pub use lines::{Line, Lines, MAX_LINE_LEN};
pub use origins::Origins;
pub use pasted::{Pasted, Repair, Repairs};
pub use step::{Step, Steps};
