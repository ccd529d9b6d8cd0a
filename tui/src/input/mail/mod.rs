//! Mails: one (`.eml`), or many in a file (mbox).
//!
//! The structure is walked here, in one pass that knows where everything stands. What takes a standard to read, such as
//! content types and charsets, is read by the `mail-parser` crate. Nothing in a mail is trusted: parts that are nested too
//! deep, a wrong encoding or charset, and boundaries that do not occur cost links neither their place nor the others theirs.

mod content;
mod encoding;
mod header;
mod mbox;
mod read;
mod recognize;
mod says;
mod source;
mod structure;

pub(crate) use mbox::looks_like_mbox;
pub use mbox::{MAX_MESSAGE_LEN, Mbox, MboxMessage};
pub use read::{Mail, read};
pub use recognize::looks_like_mail;
pub use says::{Disagreement, MailSays};
pub use source::{InMail, MailItem, Source};
