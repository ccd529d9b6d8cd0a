//! What comes of an edit.

use std::ops::Range;

use crate::reading::source::PartName;

/// A link that was edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewritten {
    /// Its text.
    pub link: String,
    /// The parts that have changed, in their order.
    pub changes: Vec<Change>,
    /// What became of the signature.
    pub signing: Signing,
}

/// A part that has changed. The ranges are bytes of the text before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The part.
    pub part: PartName,
    /// Where it was, if the link had it.
    pub old: Option<Range<usize>>,
    /// Where it is, if the link has it.
    pub new: Option<Range<usize>>,
    /// Which of its bytes are different now; empty if bytes were only removed.
    pub differs: Range<usize>,
}

/// What became of the signature of a link that was edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signing {
    /// The link has none.
    None,
    /// It stays, and nothing that our own scheme covers has changed.
    Kept,
    /// It stays although what it covers has changed: there is no key to make a new one.
    Stale,
    /// A new one was made with the operator's key.
    Renewed,
    /// It was typed.
    Typed,
}

impl Signing {
    /// What the user should know about it, in a few words.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::None => "the link has none",
            Self::Kept => "kept; whether the vendor's covers this is unknown",
            Self::Stale => "kept, but it no longer matches this content: there is no key",
            Self::Renewed => "made again with the operator's key, by our own scheme",
            Self::Typed => "as it is typed",
        }
    }
}
