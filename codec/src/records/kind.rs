//! The kinds of links, and the routes that they have.

use core::fmt;
use core::str::FromStr;

use super::definition::RecordId;
use crate::parse_error::ParseError;
use crate::url::route::Route;

/// The kind of a link. The second record says it, in every link that was seen.
///
/// ```
/// use tracklens_codec::{Kind, Records};
///
/// assert_eq!(Records::read(b"\x3d").kind(), Some(Kind::InitialOpen));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// The unsubscribe button of a mail program.
    ListUnsubscribe,
    /// The pixel at the top of the body.
    InitialOpen,
    /// The pixel at the bottom of the body.
    Open,
    /// A link in the body.
    Click,
}

impl Kind {
    const ALL: [Self; 4] = [
        Self::ListUnsubscribe,
        Self::InitialOpen,
        Self::Open,
        Self::Click,
    ];

    /// The name of the event that the link stands for. \[documented\]
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ListUnsubscribe => "list_unsubscribe",
            Self::InitialOpen => "initial_open",
            Self::Open => "open",
            Self::Click => "click",
        }
    }

    /// The kind with this name.
    ///
    /// ```
    /// use tracklens_codec::Kind;
    ///
    /// assert_eq!(Kind::from_name("initial_open"), Some(Kind::InitialOpen));
    /// assert_eq!(Kind::from_name("amp_open"), None, "its form on the wire was never seen");
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The id of the record that stands for the kind.
    #[must_use]
    pub const fn id(self) -> RecordId {
        match self {
            Self::ListUnsubscribe => RecordId::LIST_UNSUBSCRIBE,
            Self::InitialOpen => RecordId::INITIAL_OPEN,
            Self::Open => RecordId::OPEN,
            Self::Click => RecordId::CLICK,
        }
    }

    /// The route that writers of today give links of this kind.
    #[must_use]
    pub const fn route(self) -> Route {
        match self {
            Self::Click => Route::Click,
            Self::Open | Self::InitialOpen => Route::Open,
            Self::ListUnsubscribe => Route::Unsubscribe,
        }
    }

    /// The kind of links on a route. An open may as well be an initial open: both have the same route.
    #[must_use]
    pub const fn of_route(route: Route) -> Self {
        match route {
            Route::OldClick | Route::Click => Self::Click,
            Route::Open => Self::Open,
            Route::Unsubscribe => Self::ListUnsubscribe,
        }
    }

    pub(crate) const fn from_id(id: RecordId) -> Option<Self> {
        match id {
            RecordId::LIST_UNSUBSCRIBE => Some(Self::ListUnsubscribe),
            RecordId::INITIAL_OPEN => Some(Self::InitialOpen),
            RecordId::OPEN => Some(Self::Open),
            RecordId::CLICK => Some(Self::Click),
            _ => None,
        }
    }
}

/// The name of the event.
impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The name of the event.
///
/// ```
/// use tracklens_codec::Kind;
///
/// assert_eq!("open".parse::<Kind>()?, Kind::Open);
/// assert_eq!(Kind::InitialOpen.to_string(), "initial_open");
/// # Ok::<(), tracklens_codec::ParseError>(())
/// ```
impl FromStr for Kind {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::from_name(text).ok_or(ParseError::UnknownName)
    }
}
