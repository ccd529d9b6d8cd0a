//! What a format has no room for.

use std::fmt::{self, Display, Formatter};

/// What a format leaves out of an entry, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Omission {
    /// Why.
    pub cause: OmissionCause,
    pub(super) sentence: String,
}

/// A sentence about it, safe to show.
impl Display for Omission {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

/// Why a format leaves something out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OmissionCause {
    /// The link has expired: it has no event.
    Expired,
    /// No record says what kind of link it is: it has no event.
    UnknownKind,
    /// The payload can't be read: the event lacks what is in it.
    Encrypted,
    /// The metadata is longer than the limit: the event lacks it.
    LongMetadata,
    /// The metadata is not JSON, or would come out as other JSON: the event lacks it.
    OtherMetadata,
}

impl OmissionCause {
    /// A sentence about so many of them.
    #[must_use]
    pub fn total(self, count: usize) -> String {
        let links = if count == 1 { "link" } else { "links" };
        let events = if count == 1 { "event" } else { "events" };
        match self {
            Self::Expired => format!("no event of {count} {links}: expired"),
            Self::UnknownKind => {
                format!("no event of {count} {links}: no record says what kind of link it is")
            }
            Self::Encrypted => {
                format!("{count} {events} without what is in the payload: encrypted")
            }
            Self::LongMetadata => {
                format!("{count} {events} without metadata: longer than the limit")
            }
            Self::OtherMetadata => format!(
                "{count} {events} without metadata: not JSON, or JSON that would come out different"
            ),
        }
    }
}
