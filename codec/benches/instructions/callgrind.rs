//! Counts the instructions of a piece of work: one process prepares it and does it, another one only prepares it, and
//! the difference is what it takes.

use std::env;
use std::process::Command;

/// The instructions that a case takes, or a shape of this length.
pub(crate) fn instructions(name: &str, len: usize) -> u64 {
    let prepared = count(name, len, "0");
    count(name, len, "1")
        .checked_sub(prepared)
        .expect("to do it takes more than to prepare it")
}

/// The compiler and the processor, on which the counts depend.
pub(crate) fn toolchain() -> String {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc)
        .arg("--version")
        .output()
        .expect("the compiler says its version");
    let version = String::from_utf8(output.stdout).expect("a version is text");
    format!("{} on {}", version.trim(), env::consts::ARCH)
}

fn count(name: &str, len: usize, times: &str) -> u64 {
    let this = env::current_exe().expect("this program has a path");
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(this)
        .args(["run", name, &len.to_string(), times])
        .output()
        .expect("valgrind is installed");
    let log = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}: {log}");
    log.lines()
        .find_map(|line| line.split_once("Collected : ")?.1.trim().parse().ok())
        .unwrap_or_else(|| panic!("{name}: callgrind counts nothing: {log}"))
}
