//! The verdict: one line that answers what people ask of a link first.
//!
//! ```text
//! Click · user@example.com · summer-sale · sent 9 years ago · EXPIRED 8 years ago · metadata 290 over the limit
//! ```
//!
//! ```text
//! reading, relative ─▶ states, metadata ─▶ verdict ─▶ parts by rank ─▶ a line, or as much as fits
//! ```

mod answer;
mod fitting;
mod metadata;
mod part;
mod state;
mod states_of_link;
mod weight;

pub use self::answer::{Subject, Verdict};
pub use self::fitting::{FittedPart, fitting};
pub use self::metadata::MetadataState;
pub use self::part::{Rank, VerdictPart};
pub use self::state::State;
pub use self::weight::Weight;
