//! What holds for `tracklens` whatever the input: laws, as functions that panic if they are broken.
//!
//! - [`oracles`]: what the laws compare `tracklens` with.
//! - [`inputs`]: what the laws are checked with.
//! - [`laws`]: the laws of the codec and of the program.
//! - [`targets`]: the fuzz targets that the laws make up.
//! - [`replay`]: runs laws over files.
//!
//! Each room uses only those above it in this list, which `tests/layers.rs` checks.
//!
//! The package `tracklens-campaign` fuzzes with them.
//!
//! The same laws run in three ways: over any bytes under libFuzzer (`fuzz_targets/`), over the
//! committed inputs under `cargo test` (`tests/replay.rs`), and over generated inputs
//! (`tests/properties.rs`).

#![forbid(unsafe_code)]

pub mod inputs;
pub mod laws;
pub mod oracles;
pub mod replay;
pub mod targets;

/// Makes a fuzz target of a function from bytes: its whole file.
///
/// Under `cargo fuzz` this is the entry of libFuzzer. An ordinary build gives a program that runs the
/// function over the files that its arguments name.
#[macro_export]
macro_rules! target {
    ($law:path) => {
        #[cfg(fuzzing)]
        libfuzzer_sys::fuzz_target!(|data: &[u8]| $law(data));

        #[cfg(not(fuzzing))]
        fn main() -> std::process::ExitCode {
            $crate::replay::run_arguments($law)
        }
    };
}
