//! From what was given to candidates.

mod candidate;
pub mod find;
mod found;
pub mod html;
mod line_numbers;
mod lines;
pub mod log;
pub mod mail;
mod members;
mod origins;
mod pasted;
pub mod peel;
mod readable;
pub mod relative;
pub mod scan;
mod step;
mod undo;
mod undone;

pub use self::candidate::Candidate;
pub use self::found::Found;
pub use self::lines::{Line, Lines, MAX_LINE_LEN};
pub use self::origins::Origins;
pub use self::pasted::{LinkOrigin, Pasted, PastedLink, PastedRelative};
pub use self::readable::Readable;
pub use self::step::{Step, Steps};
