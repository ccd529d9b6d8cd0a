//! The link as it was given: what the one on the desk is compared with, so that no change of it goes unseen.

use std::sync::Arc;

use crate::reading::source::PartName;
use crate::reading::{Mark, Provenance, Reading, SignatureStatus};

/// What our own scheme covers of a link.
const COVERED: [PartName; 5] = [
    PartName::Route,
    PartName::Sublink,
    PartName::Token,
    PartName::Payload,
    PartName::Target,
];

/// A link as it was pasted, read from a file, or made up. Clones share the text.
#[derive(Clone, Debug, Default)]
pub(in crate::inspector) struct Given(Arc<GivenLink>);

#[derive(Debug, Default)]
struct GivenLink {
    text: String,
    is_made_up: bool,
    signed: Option<Signed>,
}

/// A signature, and the texts of what it covers.
#[derive(Debug, PartialEq, Eq)]
struct Signed {
    signature: String,
    covered: [Option<String>; COVERED.len()],
}

impl Given {
    /// A link that was given.
    pub(super) fn new(text: &str, reading: Option<&Reading<'_>>) -> Self {
        Self::of(text, reading, false)
    }

    /// A link that was made up here.
    pub(super) fn made_up(text: &str, reading: Option<&Reading<'_>>) -> Self {
        Self::of(text, reading, true)
    }

    /// The text that was given.
    pub(in crate::inspector) fn text(&self) -> &str {
        &self.0.text
    }

    /// Whether a link has another text than the one that was given.
    pub(super) fn differs_from(&self, text: &str) -> bool {
        self.0.text != text
    }

    /// How a link that was made from this one differs from what was given. One that was made up stays so, whatever is
    /// edited of it.
    pub(super) fn provenance(&self, text: &str, reading: Option<&Reading<'_>>) -> Provenance {
        let provenance = Provenance::default();
        if self.0.is_made_up {
            return provenance.with(Mark::MadeUp);
        }
        if !self.differs_from(text) {
            return provenance;
        }
        let edited = provenance.with(Mark::Edited);
        if self.has_lost_its_signature(reading) {
            return edited.with(Mark::SignatureStale);
        }
        edited
    }

    fn of(text: &str, reading: Option<&Reading<'_>>, is_made_up: bool) -> Self {
        Self(Arc::new(GivenLink {
            text: text.to_owned(),
            is_made_up,
            signed: reading.and_then(Signed::of),
        }))
    }

    /// Whether the signature is the old one although something that it covers is new.
    fn has_lost_its_signature(&self, reading: Option<&Reading<'_>>) -> bool {
        let signed = reading.and_then(Signed::of);
        let Some((old, new)) = self.0.signed.as_ref().zip(signed) else {
            return false;
        };
        let status = reading.and_then(Reading::signature_status);
        old.signature == new.signature
            && old.covered != new.covered
            && status != Some(SignatureStatus::Valid)
    }
}

impl Signed {
    fn of(reading: &Reading<'_>) -> Option<Self> {
        let parts = reading.link().ok()?.parts();
        let text = |name: PartName| {
            let bytes = name.of(parts)?.as_bytes();
            Some(String::from_utf8_lossy(bytes).into_owned())
        };
        Some(Self {
            signature: text(PartName::Signature)?,
            covered: COVERED.map(text),
        })
    }
}
