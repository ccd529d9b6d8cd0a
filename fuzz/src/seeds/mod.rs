//! The inputs that fuzzing starts from: one for each rule of the format and each error code.
//!
//! `cargo run -p tracklens-fuzz --bin seeds` writes them to `seeds/`. They are generated so that
//! what is wrong with one is said here, and never edited by hand.

pub mod links;
pub mod record_lists;

/// A seed: the name of its file, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seed {
    /// The name of its file.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

fn seed(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Seed {
    let (name, bytes) = (name.into(), bytes.into());
    Seed { name, bytes }
}
