//! From what was given to candidates.

mod candidate;
mod lines;
mod paste;
mod readable;

pub use self::candidate::Candidate;
pub use self::lines::{Line, Lines, MAX_LINE_LEN};
pub use self::paste::{Pasted, Repair, Repairs};
pub use self::readable::Readable;
