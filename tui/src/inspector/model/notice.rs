//! What the operator is told beside the reading, and what can be copied.

use crate::input::Repairs;
use crate::writing::rewriting::{EditError, Signing};

/// What the operator is told beside the reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A paste had nothing but white space.
    EmptyPaste,
    /// A paste had further lines, which are in the list of links.
    MoreLines {
        /// The lines that are not empty behind the first.
        further: usize,
    },
    /// A paste had something around its link, or was written otherwise.
    Repaired {
        /// What was done to get at it.
        repairs: Repairs,
        /// The lines that are not empty behind the first.
        further: usize,
    },
    /// There is no change to take back.
    NothingToUndo,
    /// No change was taken back.
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
    /// There was nothing to copy.
    NothingToCopy {
        /// Of what.
        what: What,
    },
    /// The link was changed.
    Rewritten {
        /// What became of its signature.
        signing: Signing,
    },
    /// Something can't be changed.
    NotEdited {
        /// Why.
        error: EditError,
    },
    /// Nothing is selected that could be changed.
    NothingToEdit,
    /// A report was written to a file.
    Exported {
        /// Its bytes.
        len: usize,
    },
    /// There was nothing to write a report of.
    NothingToExport,
    /// What was searched for was found, and this place is gone to.
    Found {
        /// The number of the place, from 1.
        number: usize,
        /// How many places there are.
        count: usize,
    },
    /// What was searched for is nowhere.
    NotFound,
    /// Nothing was searched for yet.
    NothingSought,
    /// A paste was too long to be taken.
    LongPaste {
        /// Its bytes.
        len: usize,
    },
}

/// What can be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// What is selected.
    Field,
    /// The link.
    Link,
    /// The link, written so that nothing takes it for one.
    Defanged,
    /// What `decode` says of the link.
    Json,
    /// The event that the link stands for.
    Event,
    /// The link that a sender with other options would have written.
    WhatIf,
}

/// Where a text is copied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clipboard {
    /// The clipboard of the terminal, which does not say whether it takes it.
    Terminal,
    /// That of the desktop, by the program of this name.
    Desktop(&'static str),
}

impl What {
    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Field => "the field",
            Self::Link => "the link",
            Self::Defanged => "the defanged link",
            Self::Json => "the JSON",
            Self::Event => "the event",
            Self::WhatIf => "the link of the sender",
        }
    }
}
