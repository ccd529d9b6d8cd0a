//! What the status line says after something was done.

use std::io;

use crate::input::Steps;
use crate::inspector::effect::Clipboard;
use crate::inspector::keys::What;
use crate::writing::rewriting::{EditError, Signing};

/// What was found in a paste.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasteSummary {
    /// How many different links.
    pub links: usize,
    /// How many lines it has.
    pub lines: usize,
    /// What was undone to get at the links.
    pub undone: Steps,
    /// Whether the host of the first link may be cut off.
    pub start_may_be_missing: bool,
    /// Whether links may have been left out because they are wrapped too deep.
    pub is_too_deep: bool,
    /// Whether the paste was so long that only its beginning was taken.
    pub is_cut: bool,
}

/// What the status line says after something was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A paste had nothing but white space.
    EmptyPaste,
    /// Links were found in a paste. The first one is shown.
    Pasted(PasteSummary),
    /// A file was read, as far as it could be.
    FileRead,
    /// A file can't be read.
    NoFile {
        /// Why.
        error: io::ErrorKind,
    },
    /// A paste of several lines has no link. The first line is shown.
    NoLinks {
        /// The lines that are not empty.
        lines: usize,
    },
    /// A link of this run is shown.
    LinkOfRun {
        /// Its number, from 1.
        number: usize,
        /// How many there are.
        count: usize,
    },
    /// There are no links to go to.
    NoLinkYet,
    /// The last change was undone.
    Undone,
    /// A change that was undone was made again.
    Redone,
    /// Times are shown in another zone.
    Times,
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
    /// What is selected is not a link target.
    NoTarget,
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
    /// Nothing has been searched for yet.
    NothingSought,
    /// The example is not shown, since there is a link.
    NoPlaceForExample,
    /// What was searched for is forgotten.
    SearchOver,
    /// A paste was too long to be taken.
    LongPaste {
        /// Its bytes.
        len: usize,
    },
}
