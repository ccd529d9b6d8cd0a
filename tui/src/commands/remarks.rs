//! What is said on standard error while links are read.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};

use crate::report::EventGap;

/// Something to say about the run, safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// A sentence.
    Sentence(String),
    /// Why an entry has no event, or what its event lacks.
    Gap {
        /// Where the entry was given.
        place: String,
        /// What there is not.
        gap: EventGap,
    },
}

impl Display for Remark {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sentence(sentence) => f.write_str(sentence),
            Self::Gap { place, gap } => write!(f, "{place}: {gap}"),
        }
    }
}

/// How much is said of what events lack.
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
    /// By the code of what there is not: one of them, and how many there were.
    counts: BTreeMap<&'static str, (EventGap, usize)>,
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
            (Remark::Gap { gap, .. }, Detail::Totals) => {
                self.counts.entry(gap.code()).or_insert((*gap, 0)).1 += 1;
                None
            }
        }
    }

    /// What is to be said at the end, a sentence for each cause.
    pub fn totals(&self) -> impl Iterator<Item = String> {
        self.counts.values().map(|(gap, count)| gap.total(*count))
    }
}
