//! A campaign: fuzzes every target in turn, and measures what that covers.
//!
//! Targets have their turns one after the other. A turn runs a process for every core, and the
//! processes share a corpus; so one line of status is enough, and limits are those of one target. The
//! processes are libFuzzer's own programs, run without `cargo fuzz run` and without `-fork`; so a
//! campaign that is stopped can end them, and their counts are exact.

#![forbid(unsafe_code)]

mod arguments;
mod building;
mod chance;
mod child;
mod course;
mod coverage;
mod folders;
mod libfuzzer;
mod measuring;
mod options;
mod outcome;
mod plan;
pub mod run;
mod state;
mod status;
mod table;
mod turn;

use std::io;
use std::process::ExitCode;

pub use arguments::Arguments;
use folders::Folders;

/// Does what the command line asks for, and returns whether a law broke over an input.
///
/// # Errors
///
/// If something is missing or fails.
pub fn run(arguments: &Arguments) -> io::Result<bool> {
    let folders = Folders::of_this_repository();
    if arguments.list {
        arguments.print_list();
        Ok(false)
    } else if arguments.coverage_only {
        let with_corpus = !arguments.without_corpus;
        measuring::print_uncovered(&arguments.chosen(), &folders, with_corpus)
    } else {
        course::run(arguments, &folders)
    }
}

/// The exit code of a command: 0, 1 if a law broke, or 2 after an error, which is printed.
#[must_use]
pub fn exit_code(result: io::Result<bool>) -> ExitCode {
    match result {
        Ok(broke) => ExitCode::from(u8::from(broke)),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}
