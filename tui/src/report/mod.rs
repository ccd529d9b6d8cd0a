//! What links say, on standard output: one file a format.

pub(crate) mod comparison;
mod entry;
mod event;
mod event_gap;
mod format;
mod headers;
mod indicators;
mod json;
mod link_object;
mod link_values;
mod lossy;
mod mails;
mod markdown;
mod ndjson;
mod object;
#[cfg(test)]
mod object_keys;
mod page;
mod paper;
mod quoting;
mod reopening;
mod requests;
mod sources;
mod sublink_form;
mod text;
mod tsv;
mod value;
mod verdict_in_markdown;
mod writer;

pub use self::entry::{Finding, FoundIn, ReportEntry};
pub use self::event_gap::EventGap;
pub use self::format::Format;
pub(crate) use self::mails::rows as mail_rows;
pub use self::paper::Paper;
pub(crate) use self::requests::rows as request_rows;
pub(crate) use self::sources::words as place_words;
pub use self::writer::Report;
