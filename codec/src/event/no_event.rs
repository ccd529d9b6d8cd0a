//! Why a link has no event.

use core::fmt;

use crate::error::Error;

/// Why a link has no event.
///
/// ```
/// use tracklens_codec::{Event, Link, MAX_PAYLOAD_LEN, NoEvent, Options, Request};
///
/// let expired = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgQAAAAAPg~~";
/// let mut buffer = [0; MAX_PAYLOAD_LEN];
/// let link = Link::decode(expired, &mut buffer)?;
/// let error = Event::of(&link, Request::at(1), Options::default()).unwrap_err();
/// assert_eq!(error, NoEvent::Expired { expiry: 0 });
/// assert_eq!(error.code(), "expired");
/// # Ok::<(), tracklens_codec::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NoEvent {
    /// The link has a fault: this is the first.
    Fault(Error),
    /// The link had expired when the request was made. \[documented\]
    Expired {
        /// When it expired, in Unix seconds.
        expiry: u32,
    },
    /// No record says what kind of link this is.
    UnknownKind,
}

impl NoEvent {
    /// A stable name: `not_read` for a fault, `expired` or `unknown_kind`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fault(_) => "not_read",
            Self::Expired { .. } => "expired",
            Self::UnknownKind => "unknown_kind",
        }
    }
}

impl fmt::Display for NoEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fault(fault) => write!(f, "the link has a fault: {fault}"),
            Self::Expired { expiry } => write!(f, "the link expired at {expiry} (Unix seconds)"),
            Self::UnknownKind => f.write_str("no record says what kind of link this is"),
        }
    }
}

impl core::error::Error for NoEvent {}
