//! Where a wrapper has the URL that it wraps, and how it is written there.

use std::ops::Range;

use crate::input::step::Step;
use crate::input::undo::{Layer, base64, hexadecimal, proofpoint};
use crate::input::undone::Undone;

/// Where a wrapper has the URL that it wraps, and how it is written there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wrapped {
    pub(crate) step: Step,
    /// The place in the wrapper's text.
    pub(crate) place: Range<usize>,
    pub(super) writing: Writing,
}

/// How the URL within a wrapper is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    /// Percent-encoded, as in a query; or as it is.
    Percent,
    /// As it is, since nothing follows it.
    Plain,
    Base64,
    Hexadecimal,
    /// `-` for `%`, `_` for `/`.
    ProofpointV2,
    /// `*` for what stands after the URL.
    ProofpointV3,
}

impl Wrapped {
    pub(super) const fn percent(step: Step, place: Range<usize>) -> Self {
        let writing = Writing::Percent;
        Self {
            step,
            place,
            writing,
        }
    }

    pub(super) const fn new(step: Step, place: Range<usize>, writing: Writing) -> Self {
        Self {
            step,
            place,
            writing,
        }
    }

    /// The URL that is wrapped, with where it stands in the wrapper's text.
    pub(crate) fn undo(&self, text: &[u8]) -> Undone {
        let value = &text[self.place.clone()];
        let mut undone = match self.writing {
            Writing::Percent if starts_plain(value) => plain(value),
            Writing::Percent => Layer::Percent.undo(value),
            Writing::Plain => plain(value),
            Writing::Base64 => base64::undo(value),
            Writing::Hexadecimal => hexadecimal::undo(value),
            Writing::ProofpointV2 => proofpoint::second_version(value),
            Writing::ProofpointV3 => proofpoint::third_version(value),
        };
        undone.origins = undone.origins.moved(self.place.start);
        undone
    }
}

/// Whether a URL in a query stands there as it is: then a `%` in it is its own.
fn starts_plain(value: &[u8]) -> bool {
    let scheme = value
        .iter()
        .take(8)
        .take_while(|it| it.is_ascii_alphabetic())
        .count();
    value[scheme..].starts_with(b"://")
}

fn plain(value: &[u8]) -> Undone {
    let mut undone = Undone::default();
    undone.extend_plain(value, 0..value.len());
    undone
}
