//! A campaign: every target fuzzed in turn, and what that covers.
//!
//! Two things are simple because of how it goes about them. Targets have their turn one after the
//! other, each with a process for every core that shares its corpus: so one line says how things
//! are, and limits are those of one target. And libFuzzer's own programs are run as they are, not
//! through `cargo fuzz run` and not with `-fork`: so that options mean what libFuzzer says they
//! mean, a stopped campaign ends its own children, and counts are those of the programs.

pub mod arguments;
pub mod coverage;
pub mod missing;
pub mod places;
pub mod replaying;
pub mod toolchain;

use std::io::{self, Write as _};

use arguments::Arguments;
use coverage::{Coverage, missed_with_source};
use places::Places;
use toolchain::{Compiler, LlvmTools};

/// Does what the command line asks for, and says whether an input was found over which a law
/// breaks.
///
/// # Errors
///
/// When something is missing or fails.
pub fn run(arguments: &Arguments) -> io::Result<bool> {
    let places = Places::of_this_repository();
    tell_coverage(arguments, &places)
}

/// Measures what the inputs cover, and tells all that they miss.
fn tell_coverage(arguments: &Arguments, places: &Places) -> io::Result<bool> {
    let compiler = Compiler::ask()?;
    let tools = LlvmTools::find(&compiler)?;
    let with_corpus = !arguments.coverage.without_corpus;
    let covered = replaying::measure(&arguments.chosen(), places, &compiler, &tools, with_corpus)?;
    let mut output = io::stdout().lock();
    for line in missed_with_source(&covered.together, places.root())? {
        writeln!(output, "{line}")?;
    }
    writeln!(output)?;
    for (file, (run, regions)) in covered.together.files() {
        writeln!(output, "{run:6} of {regions:6} {}", file.display())?;
    }
    writeln!(output, "{}", sum(&covered.together))?;
    for line in &covered.broken {
        writeln!(output, "a law breaks over {line}")?;
    }
    Ok(!covered.broken.is_empty())
}

fn sum(coverage: &Coverage) -> String {
    let (run, regions) = (coverage.run(), coverage.regions());
    format!("{run} of {regions} regions")
}
