//! The inputs that fuzzing starts from: one for each rule of the format and for each error code.
//!
//! `cargo run -p tracklens-fuzz --example seeds` writes them to `seeds/`, a folder for each kind.
//! Never edit the files by hand: the code that generates them says what each one is for.

pub mod cells;
pub mod configurations;
pub mod limits;
pub mod line_lists;
pub mod links;
pub mod mails;
pub mod metadata_keys;
pub mod objects;
pub mod recipients;
pub mod record_lists;
pub mod relatives;
mod seed;
pub mod senders;
#[cfg(feature = "program")]
pub mod sessions;
pub mod symbols;
pub mod texts;
pub mod times;
pub mod wrappings;

pub use seed::Seed;
