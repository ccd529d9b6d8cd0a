//! What was given, to candidates.

mod candidate;
mod lines;
mod pasted;

pub use candidate::Candidate;
pub use lines::{Line, Lines, MAX_LINE_LEN};
pub use pasted::{Pasted, Repair, Repairs};
