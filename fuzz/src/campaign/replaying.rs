//! The inputs of the targets run once more, by programs that count which regions of the codec run.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use super::coverage::Coverage;
use super::interruption::Interruption;
use super::places::Places;
use super::toolchain::{Compiler, LlvmTools, output_of};
use crate::targets::{TARGETS, Target};

/// The sources whose coverage counts, seen from the root of the repository.
const SOURCES: &str = "codec/src";

/// What the inputs of the targets cover.
#[derive(Debug)]
pub struct Covered {
    /// Those of all targets together.
    pub together: Coverage,
    /// Those of each.
    pub by_target: BTreeMap<&'static str, Coverage>,
    /// What the replays said of inputs over which a law broke.
    pub broken: Vec<String>,
}

/// Builds the targets as ordinary programs that count, runs them over their inputs, and reads the
/// counts.
///
/// These are no fuzzers, so neither cargo-fuzz nor nightly is needed. All targets are built, for the
/// sources that none of those measured uses count as well.
///
/// # Errors
///
/// When one of the programs can't be built, a tool fails, or it is interrupted.
pub fn measure(
    targets: &[&'static Target],
    places: &Places,
    compiler: &Compiler,
    tools: &LlvmTools,
    with_corpus: bool,
    interruption: &Interruption,
) -> io::Result<Covered> {
    let folder = places.build_of("coverage");
    let profiles = folder.join("profiles");
    if profiles.is_dir() {
        fs::remove_dir_all(&profiles)?;
    }
    fs::create_dir_all(&profiles)?;
    build(places, compiler, &folder, &profiles)?;
    let programs = folder.join(&compiler.host).join("debug");

    let mut covered = Covered {
        together: Coverage::default(),
        by_target: BTreeMap::new(),
        broken: Vec::new(),
    };
    let mut merged = Vec::new();
    for target in targets {
        if interruption.is_there() {
            return Err(io::Error::other("it was interrupted"));
        }
        let raw = profiles.join(target.name).with_extension("profraw");
        let inputs = places.inputs(target, with_corpus);
        covered
            .broken
            .extend(replay(&programs.join(target.name), &inputs, &raw)?);
        let profile = profiles.join(target.name).with_extension("profdata");
        merge(tools, &[raw], &profile)?;
        let coverage = read(tools, &programs, &profile, places)?;
        covered.by_target.insert(target.name, coverage);
        merged.push(profile);
    }
    let together = profiles.join("together.profdata");
    merge(tools, &merged, &together)?;
    covered.together = read(tools, &programs, &together, places)?;
    Ok(covered)
}

fn build(places: &Places, compiler: &Compiler, folder: &Path, profiles: &Path) -> io::Result<()> {
    let mut command = Command::new("cargo");
    command
        .args(["build", "--quiet", "--locked", "-p", "tracklens-fuzz"])
        // With a target named, what is built to run during the build counts nothing.
        .args(["--target", &compiler.host])
        .arg("--target-dir")
        .arg(folder)
        .current_dir(places.root())
        .env("RUSTFLAGS", "-Cinstrument-coverage")
        .env("CARGO_PROFILE_DEV_DEBUG", "none")
        // Counting starts before anything is optimised away, and corpora are large.
        .env("CARGO_PROFILE_DEV_OPT_LEVEL", "1")
        // Of a library in several units the linker leaves those out that nothing uses, and with
        // them the regions that are missed the most.
        .env("CARGO_PROFILE_DEV_CODEGEN_UNITS", "1")
        .env("CARGO_INCREMENTAL", "0")
        .env("LLVM_PROFILE_FILE", profiles.join("build-%p.ignored"));
    for target in TARGETS {
        command.args(["--bin", target.name]);
    }
    output_of(&mut command).map(drop)
}

/// Runs a target over folders of inputs, and gives what it says of those over which its law broke.
fn replay(program: &Path, inputs: &[PathBuf], profile: &Path) -> io::Result<Vec<String>> {
    let output = Command::new(program)
        .args(inputs)
        .env("LLVM_PROFILE_FILE", profile)
        .output()?;
    let told = String::from_utf8_lossy(&output.stdout);
    if output.status.success() {
        return Ok(Vec::new());
    }
    let mut broken: Vec<_> = told.lines().map(ToOwned::to_owned).collect();
    // The last line is the sum.
    if output.status.code() == Some(1) && broken.pop().is_some() {
        return Ok(broken);
    }
    let told = String::from_utf8_lossy(&output.stderr);
    let message = format!("{} ended with {}: {told}", program.display(), output.status);
    Err(io::Error::other(message))
}

fn merge(tools: &LlvmTools, profiles: &[PathBuf], merged: &Path) -> io::Result<()> {
    let mut command = Command::new(&tools.profdata);
    command.args(["merge", "-sparse"]).args(profiles);
    output_of(command.arg("-o").arg(merged)).map(drop)
}

fn read(
    tools: &LlvmTools,
    programs: &Path,
    profile: &Path,
    places: &Places,
) -> io::Result<Coverage> {
    let mut command = Command::new(&tools.cov);
    command.args(["export", "-skip-expansions", "-skip-branches"]);
    command.arg("-instr-profile").arg(profile);
    for target in TARGETS {
        command.arg("-object").arg(programs.join(target.name));
    }
    let sources = places.root().join(SOURCES);
    let export = output_of(command.arg("-sources").arg(sources))?;
    Coverage::read(&export, places.root(), Path::new(SOURCES))
}
