//! Runs laws over files: the committed inputs of a target, or any that are named.

use std::any::Any;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io, panic};

use crate::targets::{TARGETS, Target};

/// The folder of this package, in which seeds and regressions lie.
pub const PACKAGE: &str = env!("CARGO_MANIFEST_DIR");

/// A file over which a law broke.
#[derive(Debug)]
pub struct Failure {
    /// The file.
    pub file: PathBuf,
    /// What the law said.
    pub message: String,
}

/// The committed inputs of a target, in the order of their names: its seeds, and the regressions of
/// every target that takes the same input.
///
/// # Errors
///
/// When the seeds can't be read, as when they aren't there.
pub fn inputs(target: &Target) -> io::Result<Vec<PathBuf>> {
    let mut files = files_in(&folder("seeds", target))?;
    for alike in TARGETS.iter().filter(|it| it.input == target.input) {
        let regressions = folder("regressions", alike);
        // Git keeps no empty folder: where it isn't there, nothing was found.
        if regressions.is_dir() {
            files.extend(files_in(&regressions)?);
        }
    }
    Ok(files)
}

/// The folder of a target within `seeds/` or another folder of this package.
#[must_use]
pub fn folder(kind: &str, target: &Target) -> PathBuf {
    Path::new(PACKAGE).join(kind).join(target.name)
}

/// The files of a folder, in the order of their names, but for hidden ones.
///
/// # Errors
///
/// When the folder can't be read.
pub fn files_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        if !hidden && entry.file_type()?.is_file() {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

/// Runs a law over files, and gives those over which it broke.
///
/// # Errors
///
/// When a file can't be read.
pub fn run(law: fn(&[u8]), files: &[PathBuf]) -> io::Result<Vec<Failure>> {
    let mut failures = Vec::new();
    for file in files {
        let data = fs::read(file)?;
        if let Err(cause) = panic::catch_unwind(|| law(&data)) {
            failures.push(Failure {
                file: file.clone(),
                message: message_of(cause.as_ref()),
            });
        }
    }
    Ok(failures)
}

/// Runs a law over the files, and the files of the folders, that the command line names.
#[must_use]
pub fn run_arguments(law: fn(&[u8])) -> ExitCode {
    match run_named(law, env::args_os().skip(1).map(PathBuf::from)) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// The number of files over which the law broke.
fn run_named(law: fn(&[u8]), named: impl Iterator<Item = PathBuf>) -> io::Result<usize> {
    let mut files = Vec::new();
    for path in named {
        if path.is_dir() {
            files.extend(files_in(&path)?);
        } else {
            files.push(path);
        }
    }
    if files.is_empty() {
        return Err(io::Error::other(
            "name files, or folders of files, to run over",
        ));
    }
    let failures = run(law, &files)?;
    for failure in &failures {
        println!("{}: {}", failure.file.display(), failure.message);
    }
    println!("{} files, {} failed", files.len(), failures.len());
    Ok(failures.len())
}

fn message_of(cause: &(dyn Any + Send)) -> String {
    let text = cause.downcast_ref::<&str>().copied();
    let owned = cause.downcast_ref::<String>().map(String::as_str);
    text.or(owned)
        .unwrap_or("a panic without a message")
        .to_owned()
}
