//! What a candidate says: the link, its fields and faults, the notes about it, and how it is masked.
//!
//! ```text
//! candidate ─ read ─▶ Reading ─┬─ fields   named values, in groups
//!                              ├─ checks   notes
//!                              └─ masking  the same candidate with values hidden, and its Reading
//! ```

pub mod absence;
mod checks;
mod cut_value;
mod damage;
mod event;
mod explanation;
pub mod fields;
mod held;
pub(crate) mod keys;
pub mod masking;
mod metadata;
pub mod notes;
mod provenance;
mod read;
mod sentence;
mod signature;
pub mod source;
mod tentative;
pub mod verdict;

pub(crate) use self::checks::url_of_target;
pub use self::cut_value::CutValue;
pub use self::damage::Damage;
pub use self::explanation::Explanation;
pub use self::held::HeldReading;
pub use self::metadata::{Metadata, MetadataForm};
pub use self::provenance::{Mark, Provenance};
pub use self::read::{Reading, decodings};
pub use self::sentence::sentence;
pub use self::signature::SignatureStatus;
pub use self::tentative::Tentative;
