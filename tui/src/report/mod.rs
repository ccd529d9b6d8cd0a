//! What links say, on standard output: one file a format.

mod entry;
mod event;
mod format;
mod headers;
mod json;
mod lossy;
mod markdown;
mod ndjson;
mod object;
mod requests;
mod text;
mod tsv;
mod writer;

pub use self::entry::{Finding, ReportEntry};
pub use self::format::Format;
pub use self::writer::Report;
