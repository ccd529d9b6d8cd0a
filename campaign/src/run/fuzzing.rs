//! Fuzzes until somebody stops it, or until a law breaks.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::program::Program;
use crate::child::Interruption;
use tracklens_fuzz::replay::files_in;

/// Fuzzes, and says what to do about a finding.
pub(super) fn fuzz(
    program: &Program<'_>,
    time: Option<u64>,
    options: &[String],
) -> io::Result<bool> {
    let (target, folders) = (program.target, program.folders);
    let artifacts = folders.artifacts(target);
    fs::create_dir_all(folders.corpus(target))?;
    fs::create_dir_all(&artifacts)?;
    let before = names_in(&artifacts)?;
    let mut command = program.command();
    command
        .arg(format!("-max_len={}", target.max_len()))
        .args(time.map(|time| format!("-max_total_time={time}")))
        .args(options)
        // libFuzzer writes new inputs to the first folder.
        .arg(folders.corpus(target))
        .args(folders.inputs(target, false));
    // Ctrl-C ends libFuzzer, and this program has something to say afterwards.
    let interruption = Interruption::by_signals()?;
    let status = command.status()?;
    let findings: Vec<_> = names_in(&artifacts)?.difference(&before).cloned().collect();
    for file in &findings {
        let name = target.name;
        let file = file.strip_prefix(folders.root()).unwrap_or(file).display();
        println!(
            "\nFINDING: {file}\n  what broke:   fuzz/run {name} {file}\n  \
             minimize it:  fuzz/run {name} --minimize {file}\n  \
             keep it:      fuzz/run {name} --keep NAME {file}"
        );
    }
    if findings.is_empty() && !status.success() && !interruption.is_set() {
        return Err(io::Error::other(format!(
            "{} ended with {status}",
            target.name
        )));
    }
    Ok(!findings.is_empty())
}

fn names_in(folder: &Path) -> io::Result<BTreeSet<PathBuf>> {
    files_in(folder).map(BTreeSet::from_iter)
}
