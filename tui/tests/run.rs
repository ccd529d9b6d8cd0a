//! Runs the program.

use std::fs::{self, Permissions};
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Command, Output, Stdio};
use std::sync::Once;
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
    PRIVATE_KEYS.call_once(keep_keys_private);
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

static PRIVATE_KEYS: Once = Once::new();

/// Makes the keys of the tests private, whatever a checkout made of them: the program warns of others.
fn keep_keys_private() {
    for file in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/keys")).unwrap() {
        fs::set_permissions(file.unwrap().path(), Permissions::from_mode(0o600)).unwrap();
    }
}
