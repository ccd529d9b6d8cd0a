//! The inputs that fuzzing starts from: one for each rule of the format and each error code.
//!
//! `cargo run -p tracklens-fuzz --example seeds` writes them to `seeds/`. They are generated so that
//! what is wrong with one is said here, and never edited by hand.

pub mod configurations;
pub mod line_lists;
pub mod links;
pub mod recipients;
pub mod record_lists;
pub mod senders;
pub mod sessions;
pub mod symbols;
pub mod texts;

/// A seed: the name of its file, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seed {
    /// The name of its file.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Each of the seeds once behind each of the controls, whose number is added to its name.
#[must_use]
pub fn with_control<const N: usize>(seeds: Vec<Seed>, controls: &[[u8; N]]) -> Vec<Seed> {
    let mut controlled = Vec::new();
    for it in seeds {
        for (number, control) in (1..).zip(controls) {
            let bytes = [&control[..], &it.bytes].concat();
            controlled.push(seed(format!("{}-control-{number}", it.name), bytes));
        }
    }
    controlled
}

fn seed(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Seed {
    let (name, bytes) = (name.into(), bytes.into());
    Seed { name, bytes }
}
