//! From what was given to candidates.

mod candidate;
mod defanged;
mod file_finds;
mod file_search;
pub mod find;
mod found;
pub mod html;
mod line_numbers;
mod lines;
pub mod log;
pub mod mail;
mod origins;
mod pasted;
mod pasted_link;
mod pasted_relative;
pub mod peel;
mod readable;
pub mod relative;
pub mod scan;
mod step;
pub(crate) mod undo;
mod undone;
mod utf8;

pub use self::candidate::Candidate;
pub use self::defanged::is_defanged;
pub use self::file_finds::{FileEnd, FileEndReason, FileFinds};
pub use self::file_search::{MAX_FINDS, search_file};
pub use self::found::Found;
pub use self::lines::{Line, Lines, MAX_LINE_LEN};
pub use self::origins::Origins;
pub use self::pasted::Pasted;
pub use self::pasted_link::{LinkOrigin, PastedLink};
pub use self::pasted_relative::PastedRelative;
pub use self::readable::Readable;
pub use self::step::{Step, Steps};
