//! A link that was found in a pasted text or in a file, and where.

use std::sync::Arc;

use super::found::Found;
use super::log::LogLine;
use super::mail::{MailSays, Source};
use super::step::Steps;
use crate::text::shown::Shown;

/// A link of a pasted text or of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedLink {
    /// The link, with everything undone.
    pub text: String,
    /// Where it stood.
    pub origin: LinkOrigin,
}

impl PastedLink {
    /// A link that was found, with what is known of where it stood.
    pub(super) fn of(found: &Found, origin: LinkOrigin) -> Self {
        Self {
            text: String::from_utf8_lossy(found.link()).into_owned(),
            origin: LinkOrigin {
                undone: found.undone(),
                start_may_be_missing: found.start_may_be_missing(),
                end_is_missing: found.ends_in_ellipsis() || found.ends_at_limit(),
                ..origin
            },
        }
    }
}

/// Where a link stood in a pasted text or in a file, and what may be missing of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkOrigin {
    /// The name of the file, safe to show.
    pub file: Option<Arc<Shown>>,
    /// The line, and of a mail the part, the header, the element.
    pub source: Source,
    /// What was undone to get at the link, outermost first.
    pub undone: Steps,
    /// Whether the host may be cut. Then the link starts with its path.
    pub start_may_be_missing: bool,
    /// What the headers of its mail say, if they say anything: the recipient, and more that an encrypted link hides.
    pub says: Option<Arc<MailSays>>,
    /// What the log says of the request, if the link stood in a line of an access log.
    pub log: Option<LogLine<'static>>,
    /// Whether the link goes on, but not in the text: there is an ellipsis, or it is longer than links are searched.
    pub end_is_missing: bool,
}
