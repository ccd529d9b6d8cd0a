//! Two links side by side: what is equal, what differs, and from which byte on.
//!
//! ```text
//! reading, reading ─ comparing ─▶ facts, and rows in the sections of the fields ─▶ inspector
//! ```

mod alignment;
mod compare;
mod comparison;
mod facts;
mod named;
mod outcome;
mod records;
mod side;
mod spelling;

pub use self::alignment::{Common, Pair, aligned, common};
pub use self::comparison::{
    ComparedRow, ComparedState, ComparedValue, Comparison, Content, Counts, Section,
};
pub use self::facts::Fact;
pub use self::side::Side;
