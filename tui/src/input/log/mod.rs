//! Lines of access logs, and request lines: what a reverse proxy in front of the tracker writes.
//!
//! Such a line has the path of a link but not its host. It also says when the link was opened, from where and with what.

mod apache;
mod clock;
mod error;
mod escapes;
mod format;
mod haproxy;
mod haproxy_format;
mod json;
mod line;
mod nginx;
mod pattern;
mod read;
mod request;

pub use error::{FormatError, FormatErrorKind};
pub use format::LogFormat;
pub use line::LogLine;
pub use read::read;
