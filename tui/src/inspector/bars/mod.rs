//! The lines around the panes: one file each.

pub(super) mod badge;
pub(super) mod card;
pub(super) mod gauge;
pub(super) mod hints;
pub(super) mod status;
pub(super) mod verdict;
