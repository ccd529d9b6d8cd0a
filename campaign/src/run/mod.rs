//! `fuzz/run`: fuzzes one target, and handles what that finds.

mod arguments;
mod corpus;
mod finding;
mod fuzzing;
mod keeping;
mod program;

use std::io;

pub use arguments::Arguments;
use program::Program;

use crate::folders::Folders;

/// Does what the command line asks for, and returns whether a law broke over an input.
///
/// # Errors
///
/// If something is missing or fails.
pub fn run(arguments: &Arguments) -> io::Result<bool> {
    let folders = Folders::of_this_repository();
    let built = || Program::build(arguments.target, arguments.asan, &folders);
    match (&arguments.files[..], &arguments.keep) {
        ([file], Some(name)) => keeping::keep(arguments.target, file, name, &folders),
        ([file], None) if arguments.minimize => {
            finding::minimize(&built()?, file, &arguments.options)
        }
        (_, Some(_)) => Err(io::Error::other("name one file to keep")),
        _ if arguments.minimize => Err(io::Error::other("name one file to minimize")),
        ([], None) if arguments.prune => corpus::prune(&built()?),
        ([], None) => fuzzing::fuzz(&built()?, arguments.time, &arguments.options),
        (files, None) if arguments.libfuzzer || arguments.asan => {
            finding::run_under_libfuzzer(&built()?, files, &arguments.options)
        }
        (files, None) => finding::reproduce(arguments.target, files, &folders),
    }
}
