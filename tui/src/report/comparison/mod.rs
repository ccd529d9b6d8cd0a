//! What differs between two links: as text, as a report for a ticket, and as JSON.

mod json;
mod markdown;
mod text;

pub(crate) use self::json::json;
pub(crate) use self::markdown::markdown;
pub(crate) use self::text::text;
