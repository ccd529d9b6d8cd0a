//! Counts the instructions of a piece of work: one process prepares it and does it, another one only prepares it, and
//! the difference is what it takes.

use std::process::Command;
use std::{env, mem};

use crate::{cases, growth};

/// The instructions that a case takes, or a shape of this length.
pub(crate) fn instructions(name: &str, len: usize) -> u64 {
    let prepared = count(name, len, "0");
    count(name, len, "1")
        .checked_sub(prepared)
        .expect("to do it takes more than to prepare it")
}

/// What runs under callgrind.
pub(crate) fn run(name: &str, len: usize, times: usize) {
    let case = cases::CASES.iter().find(|(case, _)| *case == name);
    let shape = growth::SHAPES.iter().find(|shape| shape.name == name);
    match (case, shape) {
        (Some((_, prepare)), _) => repeat(times, prepare()),
        (None, Some(shape)) => repeat(times, (shape.work)((shape.input)(len))),
        (None, None) => panic!("{name} is neither a case nor a shape"),
    }
}

/// Work on an input that was made before.
pub(crate) type Work = Box<dyn FnMut()>;

fn repeat(times: usize, mut work: Work) {
    for _ in 0..times {
        work();
    }
    // In both processes: otherwise only one would free what it prepared.
    mem::forget(work);
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
