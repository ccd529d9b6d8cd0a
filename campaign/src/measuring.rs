//! Measures which regions of the codec the inputs of the targets cover.
//!
//! The targets are built as ordinary programs that count regions, and run over their inputs. These are
//! not fuzzers, so neither cargo-fuzz nor nightly is needed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use crate::child::Interruption;
use crate::coverage::{Coverage, Missed};
use crate::folders::Folders;
use crate::table::share;
use tracklens_fuzz::targets::{TARGETS, Target};

/// The sources that count, relative to the root of the repository.
const SOURCES: &str = "codec/src";

/// What the inputs of the targets cover.
#[derive(Debug)]
pub(crate) struct Covered {
    /// All targets together.
    pub(crate) together: Coverage,
    /// Each target.
    pub(crate) by_target: BTreeMap<&'static str, Coverage>,
    /// A line for each input over which a law broke.
    pub(crate) broken: Vec<String>,
    /// The file with what all targets together cover, for other programs.
    pub(crate) lcov: PathBuf,
}

/// Prints how much the inputs cover and then what they miss, and returns whether a law broke over one of them.
pub(crate) fn print_uncovered(
    targets: &[&'static Target],
    folders: &Folders,
    with_corpus: bool,
) -> io::Result<bool> {
    // Nothing is worth keeping, so a signal may end the program.
    let covered = measure(targets, folders, with_corpus, &Interruption::default())?;
    let (functions, missed) = covered.together.functions();
    println!("all regions: {}", share(covered.together.counts()));
    println!("functions: {missed} of {functions} are never called");
    for (file, counts) in covered.together.files() {
        println!("  {}: {}", file.display(), share(counts));
    }
    println!("LCOV: {}\n", covered.lcov.display());
    for Missed {
        region,
        whole_function,
    } in covered.together.missed()
    {
        let text = fs::read_to_string(folders.root().join(&region.file))?;
        let (line, column) = region.start;
        let index = usize::try_from(line)
            .unwrap_or(usize::MAX)
            .saturating_sub(1);
        let source = text.lines().nth(index).unwrap_or_default().trim();
        let whole = whole_function.map_or(String::new(), |regions| {
            format!(" [all {regions} regions up to line {}]", region.end.0)
        });
        println!("{}:{line}:{column}: {source}{whole}", region.file.display());
    }
    for line in &covered.broken {
        println!("a law breaks over {line}");
    }
    Ok(!covered.broken.is_empty())
}

/// Measures what the inputs cover.
pub(crate) fn measure(
    targets: &[&'static Target],
    folders: &Folders,
    with_corpus: bool,
    interruption: &Interruption,
) -> io::Result<Covered> {
    let host = host()?;
    let [cov, profdata] = tools(&host)?;
    let folder = folders.build("coverage");
    let profiles = folder.join("profiles");
    if profiles.is_dir() {
        fs::remove_dir_all(&profiles)?;
    }
    fs::create_dir_all(&profiles)?;
    // A build of all targets, so that sources count that none of the measured ones uses.
    let with_program = targets.iter().any(|target| target.needs_program());
    build(folders, &host, &folder, with_program)?;
    let programs = folder.join(&host).join("debug");
    let sources = folders.root().join(SOURCES);
    let profile = |name: &str| profiles.join(name).with_extension("profdata");
    let export = |name: &str, format: &[&str]| {
        let mut export = Command::new(&cov);
        export.arg("export").args(format);
        export.arg("-instr-profile").arg(profile(name));
        for target in TARGETS
            .iter()
            .filter(|it| with_program || !it.needs_program())
        {
            export.arg("-object").arg(programs.join(target.name));
        }
        output_of(export.arg("-sources").arg(&sources))
    };
    let read = |name: &str, parts: &[PathBuf]| {
        let mut merge = Command::new(&profdata);
        merge.args(["merge", "-sparse"]).args(parts);
        output_of(merge.arg("-o").arg(profile(name)))?;
        let regions = export(name, &["-skip-expansions", "-skip-branches"])?;
        Coverage::read(&regions, folders.root(), Path::new(SOURCES))
    };
    let mut by_target = BTreeMap::new();
    let (mut raw_profiles, mut broken) = (Vec::new(), Vec::new());
    for target in targets {
        if interruption.is_set() {
            return Err(io::Error::other("it was interrupted"));
        }
        let raw = profiles.join(target.name).with_extension("profraw");
        let mut replay = Command::new(programs.join(target.name));
        replay.args(folders.inputs(target, with_corpus));
        let output = replay.env("LLVM_PROFILE_FILE", &raw).output()?;
        if output.status.code() == Some(1) {
            let text = String::from_utf8_lossy(&output.stdout);
            // The last line is the sum.
            let lines = text.lines().take(text.lines().count().saturating_sub(1));
            broken.extend(lines.map(ToOwned::to_owned));
        } else if !output.status.success() {
            let error = String::from_utf8_lossy(&output.stderr);
            let message = format!("{} ended with {}: {error}", target.name, output.status);
            return Err(io::Error::other(message));
        }
        by_target.insert(target.name, read(target.name, std::slice::from_ref(&raw))?);
        raw_profiles.push(raw);
    }
    let together = read("together", &raw_profiles)?;
    let lcov = folder.join("coverage.lcov");
    fs::write(&lcov, export("together", &["-format=lcov"])?)?;
    Ok(Covered {
        together,
        by_target,
        broken,
        lcov,
    })
}

/// The triple of this machine.
pub(crate) fn host() -> io::Result<String> {
    let version = output_of(Command::new("rustc").arg("-vV"))?;
    value_of(&version, "host: ")
}

/// Builds all targets, or all that need no program.
fn build(folders: &Folders, host: &str, folder: &Path, with_program: bool) -> io::Result<()> {
    let mut command = Command::new("cargo");
    command
        .args([
            "build",
            "--quiet",
            "--locked",
            "-p",
            "tracklens-fuzz",
            "--bins",
        ])
        .args(with_program.then_some("--features=program"))
        // With a target named, programs that run during the build count nothing.
        .args(["--target", host, "--target-dir"])
        .arg(folder)
        .current_dir(folders.root())
        .env("RUSTFLAGS", "-Cinstrument-coverage")
        .env("CARGO_PROFILE_DEV_DEBUG", "none")
        // Counting starts before anything is optimized away, and corpora are large.
        .env("CARGO_PROFILE_DEV_OPT_LEVEL", "1")
        // With several units, the linker drops those that nothing uses, and with them the regions
        // that are missed the most.
        .env("CARGO_PROFILE_DEV_CODEGEN_UNITS", "1")
        .env("CARGO_INCREMENTAL", "0")
        .env("LLVM_PROFILE_FILE", folder.join("build-%p.ignored"));
    output_of(&mut command).map(drop)
}

/// `llvm-cov` and `llvm-profdata`, in the toolchain or where Debian installs them. Those of an older
/// LLVM than the compiler's can't read its profiles.
fn tools(host: &str) -> io::Result<[PathBuf; 2]> {
    let version = output_of(Command::new("rustc").arg("-vV"))?;
    let version = value_of(&version, "LLVM version: ")?;
    let major = version.split('.').next().unwrap_or_default();
    let sysroot = output_of(Command::new("rustc").args(["--print", "sysroot"]))?;
    let toolchain = Path::new(sysroot.trim()).join("lib/rustlib").join(host);
    let debian = PathBuf::from(format!("/usr/lib/llvm-{major}"));
    let installed = [toolchain, debian].map(|it| {
        let folder = it.join("bin");
        [folder.join("llvm-cov"), folder.join("llvm-profdata")]
    });
    let mut installed = installed.into_iter();
    let found = installed.find(|tools| tools.iter().all(|it| it.is_file()));
    found.ok_or_else(|| {
        io::Error::other(format!(
            "llvm-cov and llvm-profdata of LLVM {major} are missing; run `rustup component add \
             llvm-tools` or `apt-get install llvm-{major}`"
        ))
    })
}

fn value_of(version: &str, key: &str) -> io::Result<String> {
    let value = version.lines().find_map(|line| line.strip_prefix(key));
    let value = value.map(|it| it.trim().to_owned());
    value.ok_or_else(|| io::Error::other(format!("rustc -vV does not print `{key}`")))
}

/// What a program writes to standard output. If it fails, the error has what it wrote to standard
/// error.
fn output_of(command: &mut Command) -> io::Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command
        .output()
        .map_err(|error| io::Error::other(format!("{program}: {error}")))?;
    if !output.status.success() {
        let error = String::from_utf8_lossy(&output.stderr);
        return Err(io::Error::other(format!("{program} failed: {error}")));
    }
    String::from_utf8(output.stdout).map_err(io::Error::other)
}
