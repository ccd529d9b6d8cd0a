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
    /// How many entries have no event, or an event that lacks something, for the same cause.
    Gaps {
        /// What there is not, of one of them.
        gap: EventGap,
        /// How many they are.
        count: usize,
    },
}

impl Display for Remark {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sentence(sentence) => f.write_str(sentence),
            Self::Gap { place, gap } => write!(f, "{place}: {gap}"),
            Self::Gaps { gap, count } => f.write_str(&gap.total(*count)),
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

/// How often each cause was met: by its code one of them, and how many there were.
#[derive(Clone, Debug, Default)]
pub(super) struct GapCounts(BTreeMap<&'static str, (EventGap, usize)>);

impl GapCounts {
    /// Adds as many of a cause.
    pub(super) fn add(&mut self, gap: EventGap, count: usize) {
        self.0.entry(gap.code()).or_insert((gap, 0)).1 += count;
    }

    /// The remarks that say it.
    pub(super) fn remarks(&self) -> impl Iterator<Item = Remark> {
        let counts = self.0.values();
        counts.map(|&(gap, count)| Remark::Gaps { gap, count })
    }
}

/// What was remarked, as far as it is still to be said.
#[derive(Debug, Default)]
pub struct Remarks {
    detail: Detail,
    counts: GapCounts,
}

impl Remarks {
    /// No remarks so far.
    #[must_use]
    pub fn new(detail: Detail) -> Self {
        Self {
            detail,
            counts: GapCounts::default(),
        }
    }

    /// Takes a remark. Returns what is to be said now.
    pub fn take(&mut self, remark: Remark) -> Option<Remark> {
        match (&remark, self.detail) {
            (Remark::Sentence(_), _) | (_, Detail::Each) => Some(remark),
            (_, Detail::None) => None,
            (Remark::Gap { gap, .. }, Detail::Totals) => {
                self.counts.add(*gap, 1);
                None
            }
            (Remark::Gaps { gap, count }, Detail::Totals) => {
                self.counts.add(*gap, *count);
                None
            }
        }
    }

    /// What is to be said at the end, a sentence for each cause.
    pub fn totals(&self) -> impl Iterator<Item = Remark> {
        self.counts.remarks()
    }
}
