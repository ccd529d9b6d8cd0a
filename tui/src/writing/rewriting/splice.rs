//! A part of a link in the place of another one.

use std::ops::Range;

use tracklens_codec::{Part, Parts};

use super::error::EditError;
use crate::reading::source::PartName;

/// A part of a link in the place of another one, or of none; or none in its place.
#[derive(Clone, Debug)]
pub(super) struct Splice {
    name: PartName,
    old: Range<usize>,
    new: String,
    /// What of the new text only parts it from what stands before.
    lead: usize,
}

impl Splice {
    /// Another part in the place of one.
    pub(super) fn of(name: PartName, old: Part<'_>, new: String) -> Self {
        Self::within(name, old.span().range(), new)
    }

    /// Another part in the place of a text.
    pub(super) const fn within(name: PartName, old: Range<usize>, new: String) -> Self {
        Self {
            name,
            old,
            new,
            lead: 0,
        }
    }

    /// A part more, behind what parts it from the text before.
    pub(super) fn added(name: PartName, at: usize, lead: &str, new: &str) -> Self {
        Self {
            name,
            old: at..at,
            new: format!("{lead}{new}"),
            lead: lead.len(),
        }
    }

    /// No part where one is, with what parts it from others.
    pub(super) const fn removed(name: PartName, old: Range<usize>) -> Self {
        Self::within(name, old, String::new())
    }

    /// The part as it is to be read.
    fn expected(&self) -> Option<&[u8]> {
        let part = self.new.get(self.lead..).unwrap_or_default();
        (!part.is_empty()).then_some(part.as_bytes())
    }
}

/// The text with all of them, which are in the order of the text.
pub(super) fn apply(text: &str, splices: &[Splice]) -> String {
    debug_assert!(splices.is_sorted_by_key(|splice| splice.old.start));
    let mut changed = text.to_owned();
    // From behind, so that the places before stay what they are.
    for splice in splices.iter().rev() {
        changed.replace_range(splice.old.clone(), &splice.new);
    }
    changed
}

/// Whether the new link has these parts as they were given, and all others as they were.
pub(super) fn check(old: &Parts<'_>, new: &str, splices: &[Splice]) -> Result<(), EditError> {
    let misread = EditError::told("the link would be read otherwise: this takes in other parts");
    let new = Parts::find(new).map_err(|_| misread)?;
    let is_changed = |name: PartName| splices.iter().find(|splice| splice.name == name);
    for name in PartName::ALL {
        let text = |parts: &Parts<'_>| name.of(parts).map(|part| part.as_bytes().to_vec());
        let found = text(&new).filter(|text| !text.is_empty());
        let has_changed_target = name == PartName::Query && is_changed(PartName::Target).is_some();
        let is_as_expected = match is_changed(name) {
            Some(splice) => found.as_deref() == splice.expected(),
            None if has_changed_target => true,
            // The target is within the query.
            None if name == PartName::Target && is_changed(PartName::Query).is_some() => true,
            None => found == text(old).filter(|text| !text.is_empty()),
        };
        if !is_as_expected {
            return Err(misread);
        }
    }
    Ok(())
}
