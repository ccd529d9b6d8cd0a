//! Counts the instructions of a run of the program.

use std::env;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// How long a run may take, in seconds of processor time under valgrind: a limit for what would not end.
pub(crate) const SECONDS: u32 = 60;

/// Which program is run.
#[derive(Clone, Copy)]
pub(crate) enum Program {
    Tracklens,
    /// This one, for what has no command line.
    This,
}

/// The instructions that a run of the program takes, or nothing if it was ended.
pub(crate) fn instructions(arguments: &[&str], input: &[u8], program: Program) -> Option<u64> {
    let program = match program {
        Program::Tracklens => env!("CARGO_BIN_EXE_tracklens").into(),
        Program::This => env::current_exe().expect("this program has a path"),
    };
    let mut child = Command::new("sh")
        .args(["-c", &format!("ulimit -t {SECONDS}; exec valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null \"$@\""), "sh"])
        .arg(program)
        .args(arguments)
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("there is a shell");
    // A program that was ended reads no more.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    let output = child.wait_with_output().expect("it ends");
    let log = String::from_utf8_lossy(&output.stderr);
    let counted = log.lines().find_map(|line| {
        line.split_once(" refs:")?
            .1
            .trim()
            .replace(',', "")
            .parse()
            .ok()
    });
    assert!(
        counted.is_some() || output.status.code().is_none(),
        "valgrind counts nothing: {log}"
    );
    counted
}
