//! What the programs that fuzz are run with.

use std::path::Path;
use std::process::Command;
use std::{fs, io};

use crate::folders::Folders;
use crate::plan::Flavor;
use tracklens_fuzz::replay::{files_in, input_folders};
use tracklens_fuzz::targets::Target;

/// Adds what every run of a program that fuzzes needs.
pub(crate) fn prepare(command: &mut Command, target: &Target, flavor: Flavor, folders: &Folders) {
    let artifacts = folders.artifacts(target);
    command
        .args(flavor.run_arguments())
        .arg("-print_final_stats=1")
        .arg(format!("-artifact_prefix={}/", artifacts.display()))
        // The message of a law is enough; its backtrace takes many lines.
        .env("RUST_BACKTRACE", "0")
        // As cargo-fuzz has it.
        .env("ASAN_OPTIONS", "detect_odr_violation=0");
    if let Some(file) = folders.dictionary(target) {
        command.arg(format!("-dict={}", file.display()));
    }
}

/// Starts from the committed inputs of a target alone, and runs this many others. The inputs go to a list.
///
/// libFuzzer reads a folder in the order of the file system, which is not the same everywhere.
pub(crate) fn start_from_committed_inputs(
    command: &mut Command,
    target: &Target,
    executions: u64,
    list: &Path,
) -> io::Result<()> {
    let mut inputs = Vec::new();
    for folder in input_folders(target) {
        inputs.extend(files_in(&folder)?);
    }
    // The first execution is that of the empty input.
    let committed = u64::try_from(inputs.len() + 1).unwrap_or(u64::MAX);
    let inputs = inputs.iter().map(|it| it.to_string_lossy());
    fs::write(list, inputs.collect::<Vec<_>>().join(","))?;
    command
        .arg(format!("-runs={}", committed.saturating_add(executions)))
        .arg(format!("-seed_inputs=@{}", list.display()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::env;

    use super::*;

    #[test]
    fn a_repeatable_run_starts_from_one_seed_and_from_the_committed_inputs_in_their_order() {
        let root = env::temp_dir().join(format!("tracklens-options-{}", std::process::id()));
        let folders = Folders::new(&root, &root.join("target"));
        let target = Target::named("strict").unwrap();
        let list = root.join("inputs");
        fs::create_dir_all(&root).unwrap();
        let mut command = Command::new("fuzzer");
        start_from_committed_inputs(&mut command, target, 200, &list).unwrap();
        prepare(&mut command, target, Flavor::Repeatable, &folders);
        let inputs = fs::read_to_string(&list).unwrap();
        fs::remove_dir_all(&root).unwrap();
        let arguments = command.get_args().map(|it| it.to_str().unwrap());
        let arguments: Vec<_> = arguments.collect();
        let inputs: Vec<_> = inputs.split(',').collect();
        let folder = |it: &&str| it.rsplit_once('/').unwrap().0.to_owned();
        assert!(inputs.len() > 200, "{inputs:?}");
        assert!(inputs.is_sorted_by(|one, other| folder(one) != folder(other) || one < other));
        let runs = format!("-runs={}", inputs.len() + 1 + 200);
        let seeds = format!("-seed_inputs=@{}", list.display());
        for expected in ["-seed=1", "-reload=0", &runs, &seeds] {
            assert!(arguments.contains(&expected), "{expected} in {arguments:?}");
        }
        // A folder would be read in the order of the file system, and be written to.
        assert!(
            arguments.iter().all(|it| it.starts_with('-')),
            "{arguments:?}"
        );
    }
}
