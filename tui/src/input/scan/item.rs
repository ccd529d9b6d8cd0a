//! What a search gives.

use std::sync::Arc;

use super::limits::MAX_MAIL_LEN;
use crate::input::found::Found;
use crate::input::log::LogLine;
use crate::input::mail::{MailSays, Source};
use crate::input::relative::Relative;

/// What was found in a piece.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Searched {
    /// The links and relatives, in the order in which they stand.
    pub items: Vec<ScanItem>,
    /// What was searched less well than it should be.
    pub remarks: Vec<Remark>,
}

/// A link or a relative, and where it stands in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct ScanItem {
    /// What was found.
    pub item: Item,
    /// Where it stands: line and offset are those of the file, or of what was unpacked from it.
    pub source: Source,
    /// What the headers of its mail say, if they say anything.
    pub says: Option<Arc<MailSays>>,
    /// What the line says of the request, if it is a line of an access log.
    pub log: Option<LogLine<'static>>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A link. Its ranges are those of the piece that it was found in.
    Link(Found),
    /// A header that belongs to links.
    Relative {
        /// Its value, without line breaks.
        value: Vec<u8>,
        /// What it says. Its ranges are those of the value.
        relative: Relative,
    },
}

/// Something that was searched less well than it should be. The line is where it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// A mail is too long: what stands after [`MAX_MAIL_LEN`] bytes was searched as text, without decoding its parts.
    MailTooLong {
        /// The line, from 1.
        line: usize,
    },
    /// Parts of a mail lie too deep in each other to be taken apart: they were searched as text.
    MailTooDeep {
        /// The line, from 1.
        line: usize,
    },
}

impl std::fmt::Display for Remark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::MailTooLong { line } => write!(
                f,
                "line {line}: this mail is longer than {} MiB; what comes after these was searched as text, without decoding \
                its parts",
                MAX_MAIL_LEN >> 20
            ),
            Self::MailTooDeep { line } => write!(
                f,
                "line {line}: the parts of this mail lie too deep in each other; the innermost were searched as text"
            ),
        }
    }
}
