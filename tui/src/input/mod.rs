//! What was given, to candidates.

mod candidate;
mod lines;
pub mod log;
mod members;
mod pasted;
pub mod relative;

pub use candidate::Candidate;
pub use lines::{Line, Lines, MAX_LINE_LEN};
pub use pasted::{Pasted, Repair, Repairs};
