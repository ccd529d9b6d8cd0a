//! The laws of the program: what it finds, shows and writes, what it masks, compares and edits, and its inspector.

pub mod comparing;
mod drafted;
pub mod edits;
pub mod encoding;
pub mod finding;
pub mod inspector;
pub mod mails;
pub mod masking;
pub mod metadata_edits;
mod origins;
pub mod output;
pub mod relatives;
pub mod shown;
pub mod times;
pub mod what_if;
