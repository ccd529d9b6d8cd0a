//! What was given, to candidates.

mod candidate;
mod lines;

pub use candidate::Candidate;
pub use lines::{Line, Lines, MAX_LINE_LEN};
