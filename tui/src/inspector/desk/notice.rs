//! What the status line says after something was done.

use crate::input::Repairs;
use crate::inspector::effect::Clipboard;
use crate::inspector::keys::What;
use crate::writing::rewriting::{EditError, Signing};

/// What the status line says after something was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A paste had nothing but white space.
    EmptyPaste,
    /// A paste had further lines, which are in the list of links.
    MoreLines {
        /// The lines after the first that are not empty.
        further: usize,
    },
    /// A paste had something around its link, or was encoded.
    Repaired {
        /// What was done to get at it.
        repairs: Repairs,
        /// The lines after the first that are not empty.
        further: usize,
    },
    /// There is nothing to undo.
    NothingToUndo,
    /// There is nothing to redo.
    NothingToRedo,
    /// A text was copied.
    Copied {
        /// What it was.
        what: What,
        /// Its bytes.
        len: usize,
        /// Where to.
        to: Clipboard,
    },
    /// A text was too long to be copied.
    LongCopy {
        /// What it was.
        what: What,
        /// Its bytes.
        len: usize,
    },
    /// There is nothing to copy.
    NothingToCopy {
        /// What it would be.
        what: What,
    },
    /// The link was changed.
    Rewritten {
        /// What became of its signature.
        signing: Signing,
    },
    /// Something can't be edited.
    NotEdited {
        /// Why.
        error: EditError,
    },
    /// Nothing is selected that can be edited.
    NothingToEdit,
    /// A report was written to a file.
    Exported {
        /// Its bytes.
        len: usize,
    },
    /// There is no link to write a report of.
    NothingToExport,
    /// The search went to a match.
    Found {
        /// The number of the match, from 1.
        number: usize,
        /// How many matches there are.
        count: usize,
    },
    /// There is no match.
    NotFound,
    /// Nothing was searched for yet.
    NothingSought,
    /// A paste was too long to be taken.
    LongPaste {
        /// Its bytes.
        len: usize,
    },
}
