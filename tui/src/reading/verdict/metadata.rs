//! What a verdict says of the metadata.

use tracklens_codec::{MetadataLength, Payload};

use super::part::{Rank, VerdictPart};
use super::weight::Weight;
use crate::reading::absence::{Absence, Cause};
use crate::reading::read::Reading;

/// What is known of the metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MetadataState {
    /// There is some.
    Given(MetadataLength),
    /// There is none; the cause, if the link shows it.
    None(Option<Cause>),
    /// It can't be told whether there is any.
    Unknown,
}

impl MetadataState {
    /// What is known of the metadata of a link.
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        if let Some(metadata) = reading.metadata() {
            return Self::Given(metadata.length());
        }
        if matches!(reading.payload(), None | Some(Payload::Encrypted(_))) {
            return Self::Unknown;
        }
        match Absence::of(reading).map(|absence| absence.shown()) {
            None | Some(Some(Cause::Cut)) => Self::Unknown,
            Some(cause) => Self::None(cause),
        }
    }

    /// The metadata in a few words, and in fewer; none if it can't be told whether there is any.
    pub(super) fn part(self) -> Option<VerdictPart> {
        match self {
            Self::Given(length) if length.is_over() => {
                let excess = length.excess();
                let part = VerdictPart::words(
                    &format!("metadata {excess} over the limit"),
                    Rank::Metadata,
                );
                let part = part.or(&format!("{excess} over"));
                Some(part.weighing(Weight::Warning))
            }
            Self::Given(length) => {
                let text = format!("metadata {} of {} bytes", length.len(), length.max());
                let short = format!("metadata {}", length.len());
                Some(VerdictPart::words(&text, Rank::Other).or(&short))
            }
            Self::None(Some(cause)) => {
                let text = ["no metadata: ", cause.words()].concat();
                Some(VerdictPart::words(&text, Rank::Other).or("no metadata"))
            }
            Self::None(None) => Some(VerdictPart::words("no metadata", Rank::Other)),
            Self::Unknown => None,
        }
    }
}
