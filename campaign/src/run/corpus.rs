//! Drops what is redundant from a corpus.

use std::{fs, io};

use super::program::Program;
use tracklens_fuzz::replay::files_in;

/// Replaces the corpus of a target by those of its inputs that together do all that it does.
pub(super) fn prune(program: &Program<'_>) -> io::Result<bool> {
    let corpus = program.folders.corpus(program.target);
    if !corpus.is_dir() {
        let name = program.target.name;
        return Err(io::Error::other(format!(
            "{name} has no corpus: {}",
            corpus.display()
        )));
    }
    let before = files_in(&corpus)?.len();
    let kept = corpus.with_extension("kept");
    if kept.is_dir() {
        fs::remove_dir_all(&kept)?;
    }
    fs::create_dir_all(&kept)?;
    let status = program
        .command()
        .arg("-merge=1")
        .arg(&kept)
        .arg(&corpus)
        .status()?;
    if !status.success() {
        return Err(io::Error::other(format!(
            "libFuzzer ended with {status}; the corpus is as it was"
        )));
    }
    let after = files_in(&kept)?.len();
    let old = corpus.with_extension("old");
    fs::rename(&corpus, &old)?;
    fs::rename(&kept, &corpus)?;
    fs::remove_dir_all(&old)?;
    println!("{}: {after} of {before} inputs are left", corpus.display());
    Ok(false)
}
