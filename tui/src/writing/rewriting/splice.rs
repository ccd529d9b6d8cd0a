//! Replacing parts of a link in its text.

use std::ops::Range;

use tracklens_codec::{Part, Parts, Token};

use super::error::EditError;
use crate::reading::source::PartName;

/// A part of a link that is replaced, added or removed.
#[derive(Clone, Debug)]
pub(super) struct Splice {
    name: PartName,
    old: Range<usize>,
    new: String,
    /// How many bytes of the new text only separate it from the text before.
    lead: usize,
    /// What the new text decodes to, if it is a token or a payload.
    decoded: Vec<u8>,
    has_other_records: bool,
}

impl Splice {
    /// Replaces a part.
    pub(super) fn of(name: PartName, old: Part<'_>, new: String) -> Self {
        Self::within(name, old.span().range(), new)
    }

    /// Replaces a range of the text.
    pub(super) const fn within(name: PartName, old: Range<usize>, new: String) -> Self {
        Self {
            name,
            old,
            new,
            lead: 0,
            decoded: Vec::new(),
            has_other_records: false,
        }
    }

    /// Adds a part, after what separates it from the text before.
    pub(super) fn added(name: PartName, at: usize, lead: &str, new: &str) -> Self {
        Self {
            name,
            old: at..at,
            new: format!("{lead}{new}"),
            lead: lead.len(),
            decoded: Vec::new(),
            has_other_records: false,
        }
    }

    /// Removes a range of the text: a part, with what separates it from others.
    pub(super) const fn removed(name: PartName, old: Range<usize>) -> Self {
        Self::within(name, old, String::new())
    }

    /// Replaces the token.
    pub(super) fn of_token(old: Part<'_>, new: String, token: Token) -> Self {
        Self {
            decoded: token.to_bytes().to_vec(),
            ..Self::of(PartName::Token, old, new)
        }
    }

    /// The payload that decodes to these bytes, with the same records spelled differently or with others.
    pub(super) fn of_payload(
        old: Part<'_>,
        new: String,
        decoded: Vec<u8>,
        has_other_records: bool,
    ) -> Self {
        Self {
            decoded,
            has_other_records,
            ..Self::of(PartName::Payload, old, new)
        }
    }

    /// Which part it is.
    pub(super) const fn name(&self) -> PartName {
        self.name
    }

    /// What the new text decodes to, if it is a token or a payload.
    pub(super) fn decoded(&self) -> &[u8] {
        &self.decoded
    }

    /// Whether it is the payload, with other records than before.
    pub(super) const fn has_other_records(&self) -> bool {
        self.has_other_records
    }

    /// The part as it should be read.
    fn expected(&self) -> Option<&[u8]> {
        let part = self.new.get(self.lead..).unwrap_or_default();
        (!part.is_empty()).then_some(part.as_bytes())
    }
}

/// The text with all of these, which are in the order of the text.
pub(super) fn apply(text: &str, splices: &[Splice]) -> String {
    debug_assert!(splices.is_sorted_by_key(|splice| splice.old.start));
    let mut changed = text.to_owned();
    // From the end, so that the ranges before stay valid.
    for splice in splices.iter().rev() {
        changed.replace_range(splice.old.clone(), &splice.new);
    }
    changed
}

/// The parts of the new link, if these are as they were given and all others as they were.
pub(super) fn check<'t>(
    old: &Parts<'_>,
    new: &'t str,
    splices: &[Splice],
) -> Result<Parts<'t>, EditError> {
    let misread =
        EditError::new("the link would be read differently: this reaches into other parts");
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
    Ok(new)
}
