//! Runs the program.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};
use std::thread;

/// Runs the program to its end, with all of a text on its standard input.
pub(crate) fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = command(arguments).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // The program may end before it has read everything.
    let writing = thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap();
    output
}

/// The program, its streams all pipes.
pub(crate) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tracklens"));
    command
        .args(arguments)
        // Whoever runs the tests may have preferences.
        .env("XDG_CONFIG_HOME", "/no-such-folder")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}
