//! Runs laws over files: the committed inputs of a target, or any that are named.

use std::any::Any;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io, panic};

use crate::inputs::kind::InputKind;
use crate::targets::{TARGETS, Target};

/// The folder of this package, which contains `seeds/` and `regressions/`.
pub const PACKAGE: &str = env!("CARGO_MANIFEST_DIR");

/// A file over which a law broke.
#[derive(Debug)]
pub struct Failure {
    /// The file.
    pub file: PathBuf,
    /// The message of the law.
    pub message: String,
}

/// The folders with the committed inputs of a target: the seeds of its kinds, and the regressions of
/// every target that shares an input with it.
#[must_use]
pub fn input_folders(target: &Target) -> Vec<PathBuf> {
    let seeds = target.kinds.iter().map(|kind| seed_folder(*kind));
    let alike = TARGETS.iter().filter(|it| it.shares_inputs_with(target));
    // Git keeps no empty folder, so it is missing if nothing was found.
    let regressions = alike.map(regression_folder).filter(|it| it.is_dir());
    seeds.chain(regressions).collect()
}

/// The folder with the seeds of a kind.
#[must_use]
pub fn seed_folder(kind: InputKind) -> PathBuf {
    Path::new(PACKAGE).join("seeds").join(kind.folder())
}

/// The folder with the regressions of a target, which may be missing.
#[must_use]
pub fn regression_folder(target: &Target) -> PathBuf {
    Path::new(PACKAGE).join("regressions").join(target.name)
}

/// The files of a folder, sorted by name, without hidden ones.
///
/// # Errors
///
/// If the folder can't be read: the message names it.
pub fn files_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| at(folder, &error))? {
        let entry = entry?;
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        if !hidden && entry.file_type()?.is_file() {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

/// Runs a law over files and folders of files, and returns how many files there were and those over
/// which it broke.
///
/// # Errors
///
/// If a file or a folder can't be read: the message names it.
pub fn run(law: fn(&[u8]), paths: &[PathBuf]) -> io::Result<(usize, Vec<Failure>)> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(files_in(path)?);
        } else {
            files.push(path.clone());
        }
    }
    let count = files.len();
    let mut failures = Vec::new();
    for file in files {
        let data = fs::read(&file).map_err(|error| at(&file, &error))?;
        if let Err(cause) = panic::catch_unwind(|| law(&data)) {
            let message = message_of(cause.as_ref());
            failures.push(Failure { file, message });
        }
    }
    Ok((count, failures))
}

/// Runs a law over the files and folders that the command line names.
#[must_use]
pub fn run_arguments(law: fn(&[u8])) -> ExitCode {
    let named: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    run_and_print(law, &named)
}

/// Runs a law over files and folders, and prints what broke. The exit code is 0 if nothing did, 1 if something did, and 2
/// if there was nothing to run, or it can't be read.
#[must_use]
pub fn run_and_print(law: fn(&[u8]), paths: &[PathBuf]) -> ExitCode {
    match run(law, paths) {
        Ok((0, _)) => {
            eprintln!("name files, or folders of files");
            ExitCode::from(2)
        }
        Ok((count, failures)) => {
            for failure in &failures {
                println!("{}: {}", failure.file.display(), failure.message);
            }
            println!("{count} files, {} failed", failures.len());
            ExitCode::from(u8::from(!failures.is_empty()))
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// The same error with the file or folder that it is about, which the standard library leaves out.
fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

fn message_of(cause: &(dyn Any + Send)) -> String {
    let text = cause.downcast_ref::<&str>().copied();
    let owned = cause.downcast_ref::<String>().map(String::as_str);
    text.or(owned)
        .unwrap_or("a panic without a message")
        .to_owned()
}
