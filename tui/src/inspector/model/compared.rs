//! What the link is compared with.

use crate::comparing::Comparison;

/// What the link is compared with, and what of it is to be seen.
#[derive(Clone, Debug, Default)]
pub(in crate::inspector) struct Compared {
    /// The text of the other link.
    pub(in crate::inspector) other: String,
    /// What came of that, as it may be told.
    pub(in crate::inspector) comparison: Comparison,
    /// Whether what is equal is left out.
    pub(in crate::inspector) only_differences: bool,
}
