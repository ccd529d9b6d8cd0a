//! What kind of text something is, by its start.

use crate::input::mail;

/// How many bytes decide it.
pub(super) const START_LEN: usize = 1 << 16;

/// What kind of text something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::input) enum Form {
    /// Many mails, each after a line that begins with `From `.
    Mbox,
    /// One mail.
    Mail,
    /// Anything else, text or not.
    Text,
}

impl Form {
    /// The form of a text that starts like this.
    pub(in crate::input) fn of(start: &[u8]) -> Self {
        if mail::looks_like_mbox(start) {
            Self::Mbox
        } else if mail::looks_like_mail(start) {
            Self::Mail
        } else {
            Self::Text
        }
    }
}
