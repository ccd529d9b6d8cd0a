//! What a candidate says: the link, its fields and faults, the notes about it, and how it is masked.

pub mod fields;
pub mod masking;
pub mod notes;
mod read;
pub mod source;

pub use self::read::{Metadata, Reading, SignatureStatus, sentence};
pub(crate) use self::read::{Verdicts, count_members};
