//! A program that copies what it reads.

use std::io::Write as _;
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long a program may take to read a text and end; copying waits no longer for it.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often it is asked whether it has ended.
const STEP: Duration = Duration::from_millis(2);

/// A program that copies its standard input: its name and its arguments.
pub(super) type Program = (&'static str, &'static [&'static str]);

/// Copies a text by the first of these programs that is there, and says which it was; none if that
/// fails, or if none is there.
pub(super) fn copy(text: &str, programs: &[Program]) -> Option<&'static str> {
    let (name, child) = programs
        .iter()
        .find_map(|(name, arguments)| Some((*name, start(name, arguments)?)))?;
    takes(child, text).then_some(name)
}

fn start(name: &str, arguments: &[&str]) -> Option<Child> {
    Command::new(name)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // The process that stays to serve the clipboard must not stop or end with the inspector.
        .process_group(0)
        .spawn()
        .ok()
}

/// Whether a program reads a text and ends well, in time.
fn takes(mut child: Child, text: &str) -> bool {
    let deadline = Instant::now() + PATIENCE;
    if let Some(mut stdin) = child.stdin.take() {
        let text = text.to_owned();
        // It may not read at all; then writing fails as it is ended.
        let writing = thread::Builder::new().spawn(move || {
            let _ = stdin.write_all(text.as_bytes());
        });
        if writing.is_err() {
            let _ = child.kill();
        }
    }
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if Instant::now() < deadline => thread::sleep(STEP),
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_missing_is_passed_over_and_one_that_fails_has_not_copied() {
        const MISSING: Program = ("no-such-program-of-example.com", &[]);
        let reads: Program = ("sh", &["-c", "[ \"$(cat)\" = text ]"]);
        let fails: Program = ("sh", &["-c", "cat; exit 1"]);
        assert_eq!(copy("text", &[MISSING, reads]), Some("sh"));
        assert_eq!(copy("other", &[reads]), None);
        assert_eq!(copy("text", &[fails, reads]), None);
        assert_eq!(copy("text", &[MISSING]), None);
        assert_eq!(copy("text", &[]), None);
    }

    #[test]
    fn a_program_that_does_not_read_or_end_is_given_up() {
        let long = "x".repeat(1 << 20);
        assert_eq!(copy(&long, &[("sleep", &["600"])]), None);
        assert_eq!(copy("text", &[("sleep", &["600"])]), None);
    }
}
