//! What is known of the file that is read in the background.

use crate::input::{FileEnd, Steps};
use crate::text::shown::Shown;

/// The file that is read, or was read last.
#[derive(Clone, Debug, Default)]
pub(super) struct OpenedFile {
    pub(super) name: Shown,
    pub(super) links: usize,
    pub(super) relatives: usize,
    pub(super) undone: Steps,
    pub(super) percent: u8,
    /// How the reading ended, if it has.
    pub(super) end: Option<FileEnd>,
}
