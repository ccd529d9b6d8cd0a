//! What is said on standard error while links are read.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};

use crate::report::{Omission, OmissionCause};

/// Something to say about the run, safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// A sentence.
    Sentence(String),
    /// What the format leaves out of an entry.
    Omitted {
        /// Where the entry was given.
        place: String,
        /// What is left out.
        omission: Omission,
    },
}

impl Display for Remark {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sentence(sentence) => f.write_str(sentence),
            Self::Omitted { place, omission } => write!(f, "{place}: {omission}"),
        }
    }
}

/// How much is said of what a format leaves out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// Nothing.
    None,
    /// At the end, how often which cause was met.
    #[default]
    Totals,
    /// Each with its place.
    Each,
}

/// What was remarked, as far as it is still to be said.
#[derive(Debug, Default)]
pub struct Remarks {
    detail: Detail,
    counts: BTreeMap<OmissionCause, usize>,
}

impl Remarks {
    /// No remarks so far.
    #[must_use]
    pub fn new(detail: Detail) -> Self {
        Self {
            detail,
            counts: BTreeMap::new(),
        }
    }

    /// Takes a remark. Returns what is to be said now.
    pub fn take(&mut self, remark: Remark) -> Option<Remark> {
        match (&remark, self.detail) {
            (Remark::Sentence(_), _) | (_, Detail::Each) => Some(remark),
            (_, Detail::None) => None,
            (Remark::Omitted { omission, .. }, Detail::Totals) => {
                *self.counts.entry(omission.cause).or_default() += 1;
                None
            }
        }
    }

    /// What is to be said at the end, a sentence for each cause.
    pub fn totals(&self) -> impl Iterator<Item = String> {
        self.counts.iter().map(|(cause, count)| cause.total(*count))
    }
}
