//! Where in a link a value comes from: a part of its text, or a record of its payload.

use tracklens_codec::{Part, Parts};

use super::notes::Basis;

/// Where in a link a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A part of the text.
    Part(PartName),
    /// The record with this index in the list, from 0.
    Record(usize),
    /// The bytes after the last record that could be read.
    LeftOver,
}

impl From<PartName> for Source {
    fn from(part: PartName) -> Self {
        Self::Part(part)
    }
}

/// A part of a link's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it, and `meaning` says more")]
pub enum PartName {
    Scheme,
    UserInfo,
    Host,
    Port,
    Route,
    Sublink,
    Signature,
    Token,
    Payload,
    TrailingPath,
    Query,
    Target,
    Fragment,
}

impl PartName {
    /// The parts, in the order in which they stand; the target is within the query.
    pub const ALL: [Self; 13] = [
        Self::Scheme,
        Self::UserInfo,
        Self::Host,
        Self::Port,
        Self::Route,
        Self::Sublink,
        Self::Signature,
        Self::Token,
        Self::Payload,
        Self::TrailingPath,
        Self::Query,
        Self::Target,
        Self::Fragment,
    ];

    /// The name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Scheme => "scheme",
            Self::UserInfo => "user_info",
            Self::Host => "host",
            Self::Port => "port",
            Self::Route => "route",
            Self::Sublink => "sublink",
            Self::Signature => "signature",
            Self::Token => "token",
            Self::Payload => "payload",
            Self::TrailingPath => "trailing_path",
            Self::Query => "query",
            Self::Target => "target",
            Self::Fragment => "fragment",
        }
    }

    /// What the part is, in a line, with its standing where that is not "seen".
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Scheme => "How the tracker is reached.",
            Self::UserInfo => "A user name before the host; no writer writes one.",
            Self::Host => "The tracker's host, usually the sender's own tracking domain.",
            Self::Port => "The tracker's port.",
            Self::Route => "f or e for a click, q for an open, u for a list-unsubscribe.",
            Self::Sublink => "A path of the sender's choice; a by default.",
            Self::Signature => "16 bytes, different in every link; algorithm and key are unknown.",
            Self::Token => {
                "5 bytes: the customer id, and a flag that says whether the payload is encrypted."
            }
            Self::Payload => "The list of records, or that list encrypted.",
            Self::TrailingPath => "Path after the payload; no writer writes one.",
            Self::Query => "The target of a click whose payload leaves it empty.",
            Self::Target => {
                "Where the click leads, percent-encoded; whether the signature covers it is unknown."
            }
            Self::Fragment => "What follows #; no writer writes one.",
        }
    }

    /// The rule of `codec/FORMAT.md` about the part, or the section where no rule is about it alone, and what that is
    /// based on.
    #[must_use]
    pub const fn rule(self) -> (&'static str, Basis) {
        match self {
            Self::Scheme => ("F-1.1", Basis::Seen),
            Self::UserInfo | Self::Fragment => ("F-11.10", Basis::Ours),
            Self::Host => ("section 1", Basis::Seen),
            Self::Port => ("F-1.3", Basis::Documented),
            Self::Route => ("F-1.4", Basis::Seen),
            Self::Sublink => ("F-1.10", Basis::Seen),
            Self::Signature => ("F-3.1", Basis::Seen),
            Self::Token => ("F-3.5", Basis::Seen),
            Self::Payload => ("F-4.1", Basis::Seen),
            Self::TrailingPath => ("F-1.15", Basis::Documented),
            Self::Query | Self::Target => ("F-1.16", Basis::Seen),
        }
    }

    /// The part of a link, if it has it.
    #[must_use]
    pub fn of<'t>(self, parts: &Parts<'t>) -> Option<Part<'t>> {
        match self {
            Self::Scheme => parts.scheme(),
            Self::UserInfo => parts.user_info(),
            Self::Host => parts.host(),
            Self::Port => parts.port_text(),
            Self::Route => Some(parts.route_text()),
            Self::Sublink => parts.sublink(),
            Self::Signature => parts.signature(),
            Self::Token => parts.token(),
            Self::Payload => parts.payload(),
            Self::TrailingPath => parts.trailing_path(),
            Self::Query => parts.query(),
            Self::Target => parts.query_target(),
            Self::Fragment => parts.fragment(),
        }
    }
}
