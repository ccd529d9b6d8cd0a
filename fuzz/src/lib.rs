//! What holds of `tracklens` for any input, written as functions that panic where it does not.
//!
//! - [`laws`]: the laws, a file for each group of them.
//! - [`targets`]: the fuzz targets that they make up.
//! - [`slow`]: a decoder of tracked links that is written for being right, to compare with.
//! - [`writer`]: writes links again, independently of the codec.
//! - [`characters`]: what must reach no terminal.
//! - [`promises`]: what the command line promises of a line.
//! - [`table`]: reads what `--format tsv` writes.
//! - [`said`]: what a sender says.
//! - [`session`]: what happens at the inspector.
//! - [`seeds`]: the inputs that fuzzing starts from.
//! - [`replay`]: runs laws over files.
//! - [`campaign`]: fuzzes all targets, and tells what that covers.
//!
//! The same functions run in three ways: over any bytes under libFuzzer (`fuzz_targets/`), over the
//! committed inputs under `cargo test` (`tests/replay.rs`), and over generated ones
//! (`tests/properties.rs`).

#![forbid(unsafe_code)]

pub mod campaign;
pub mod characters;
pub mod laws;
pub mod promises;
pub mod replay;
pub mod said;
pub mod seeds;
pub mod session;
pub mod slow;
pub mod table;
pub mod targets;
pub mod writer;

/// Makes a fuzz target of a function from bytes: its whole file.
///
/// Under `cargo fuzz` it is libFuzzer's entry; in an ordinary build it is a program that runs the
/// function over the files that it is given.
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
