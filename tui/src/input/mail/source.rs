//! What a mail holds, and where it stands.

use crate::input::found::Found;
use crate::input::relative::Relative;

/// Something that was found in a mail, and where it stood.
#[derive(Clone, Debug, PartialEq)]
pub struct InMail {
    /// The link or the relative.
    pub item: MailItem,
    /// Where it stood.
    pub source: Source,
    /// Which message it belongs to: the place in [`Mail::says`](super::Mail::says). The mail itself is 0, and those that
    /// are attached to it follow.
    pub message: usize,
}

/// Something that was found in a mail.
#[derive(Clone, Debug, PartialEq)]
pub enum MailItem {
    /// A link. Its range is that of the mail as it was given.
    Link(Found),
    /// A relative. Its ranges and offsets are those of the mail as it was given.
    Relative(Relative),
}

/// Where something stands in a mail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The number of the part: `1` is the first one, `1.2` the second one within it. A header of the mail itself has none.
    pub part: Option<String>,
    /// The name of the header, as it is written.
    pub header: Option<String>,
    /// The HTML element; `!--` of a comment.
    pub element: Option<String>,
    /// The attribute of the element.
    pub attribute: Option<String>,
    /// The text that people click on.
    pub text: Option<String>,
    /// The line of the mail as it was given, from 1.
    pub line: usize,
    /// The byte of the mail as it was given, from 0.
    pub offset: usize,
}
