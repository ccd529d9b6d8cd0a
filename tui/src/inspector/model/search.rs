//! What was searched for.

/// What was searched for last, and the place of it that was gone to, from 0.
#[derive(Clone, Debug, Default)]
pub(in crate::inspector) struct Search {
    /// What was typed; empty before the first time.
    pub(in crate::inspector) sought: String,
    /// The number of the place.
    pub(in crate::inspector) at: usize,
}
