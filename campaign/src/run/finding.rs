//! What breaks over an input, and the smallest input over which it does.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use super::program::Program;
use crate::folders::Folders;
use crate::libfuzzer::Report;
use tracklens_fuzz::targets::Target;

/// How long minimizing takes at most, in seconds.
const MINIMIZING: u32 = 30;

/// Says which law breaks over files, and how, in an ordinary build.
pub(super) fn reproduce(target: &Target, files: &[PathBuf], folders: &Folders) -> io::Result<bool> {
    let files: Vec<PathBuf> = files
        .iter()
        .map(fs::canonicalize)
        .collect::<io::Result<_>>()?;
    let mut command = Command::new("cargo");
    command
        .args([
            "run",
            "--quiet",
            "--locked",
            "-p",
            "tracklens-fuzz",
            "--bin",
            target.name,
        ])
        .args(target.needs_program().then_some("--features=program"))
        .arg("--")
        .args(files)
        .current_dir(folders.root())
        .env("RUST_BACKTRACE", "0");
    has_failed(&mut command, 1)
}

/// Runs files as libFuzzer does, which prints what it thinks of them.
pub(super) fn run_under_libfuzzer(
    program: &Program<'_>,
    files: &[PathBuf],
    options: &[String],
) -> io::Result<bool> {
    let mut command = program.command();
    let status = command.args(options).args(files).status()?;
    Ok(!status.success())
}

/// Makes an input smaller as long as the target finds fault with it.
pub(super) fn minimize(program: &Program<'_>, file: &Path, options: &[String]) -> io::Result<bool> {
    let before = fs::read(file)?;
    let Some(error) = error_over(program, file)? else {
        let message = format!("no law breaks over {}", file.display());
        return Err(io::Error::other(message));
    };
    let artifacts = program.folders.artifacts(program.target);
    fs::create_dir_all(&artifacts)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let smallest = artifacts.join(format!("minimized-{name}"));
    if smallest.is_file() {
        fs::remove_file(&smallest)?;
    }
    let mut command = program.command();
    command
        .arg("-minimize_crash=1")
        .arg(format!("-max_total_time={MINIMIZING}"))
        .arg(format!("-exact_artifact_path={}", smallest.display()))
        .args(options)
        .arg(file);
    let output = command.output()?;
    let Some(smaller_error) = smallest
        .is_file()
        .then(|| error_over(program, &smallest))
        .transpose()?
        .flatten()
    else {
        let log = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(io::Error::other(format!(
            "libFuzzer did not minimize it:\n{log}"
        )));
    };
    let after = fs::read(&smallest)?.len();
    let shown = smallest
        .strip_prefix(program.folders.root())
        .unwrap_or(&smallest)
        .display();
    println!("{shown}: {after} bytes, down from {}", before.len());
    println!("  {}", smaller_error.join("\n  "));
    if message_of(&smaller_error) != message_of(&error) {
        println!(
            "The larger one breaks in another way:\n  {}",
            error.join("\n  ")
        );
    }
    let name = program.target.name;
    println!("keep it:  fuzz/run {name} --keep NAME {shown}");
    Ok(false)
}

/// What libFuzzer says about one input, or `None` if nothing breaks over it.
fn error_over(program: &Program<'_>, file: &Path) -> io::Result<Option<Vec<String>>> {
    let output = program.command().arg(file).output()?;
    if output.status.success() {
        return Ok(None);
    }
    let report = Report::read(&String::from_utf8_lossy(&output.stderr));
    Ok(Some(message_of_law(report.error)))
}

/// The message of a law, without what Rust and libFuzzer say about it; or the first line, if no law broke but a limit.
fn message_of_law(mut error: Vec<String>) -> Vec<String> {
    let is_other = |line: &String| line.starts_with("note: ") || line.starts_with("==");
    let len = error.iter().position(is_other).unwrap_or(error.len());
    error.truncate(len.max(1));
    error
}

/// Where and how a law broke: the first lines of the error without the numbers of threads and processes.
fn message_of(error: &[String]) -> Option<&str> {
    let place = error
        .iter()
        .find_map(|line| Some(line.split_once(" panicked at ")?.1));
    place.or(error.first().map(String::as_str))
}

/// Runs a command whose exit code `failed` means that a law broke.
fn has_failed(command: &mut Command, failed: i32) -> io::Result<bool> {
    let status = command.status()?;
    if status.success() || status.code() == Some(failed) {
        return Ok(!status.success());
    }
    Err(io::Error::other(format!(
        "{} ended with {status}",
        command.get_program().display()
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_error_the_message_of_the_law_is_shown() {
        let shown =
            |error: &[&str]| message_of_law(error.iter().map(ToString::to_string).collect());
        let panicked = "thread '<unnamed>' (7) panicked at fuzz/src/laws/codec/strict.rs:9:5:";
        let deadly = "==7== ERROR: libFuzzer: deadly signal";
        let law = shown(&[panicked, "this is broken", "note: run with …", deadly]);
        assert_eq!(law, [panicked, "this is broken"]);
        let timeout = "==7== ERROR: libFuzzer: timeout after 5 seconds";
        assert_eq!(shown(&[timeout, "SUMMARY: libFuzzer: timeout"]), [timeout]);
        let one_and_other = [shown(&[panicked]), vec![panicked.replace("(7)", "(9)")]];
        let [one, other] = one_and_other.each_ref().map(|it| message_of(it));
        assert_eq!(one, other);
    }
}
