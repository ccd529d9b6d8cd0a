//! How much memory many threads take while nobody reads what they write: as much as results may wait for their turn.

use std::fs;
use std::io::{Read as _, Write as _};
use std::process::Child;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use crate::links;
use crate::run::command;

/// The most memory that any input may take, in KiB.
const MAX: usize = 64 << 10;

/// How much is given to the program: more than all that waits.
const GIVEN: usize = 48 << 20;

/// How much is given at a time.
const PART: usize = 1 << 16;

/// How much of the output is read before the memory is asked for.
const READ: usize = 4 << 20;

/// A pause in which the program takes nothing, if it waits for its reader.
const PAUSE: Duration = Duration::from_millis(500);

#[test]
fn links_take_no_more_on_many_threads() {
    check(&(links::long_click() + "\n"));
}

#[test]
fn lines_that_nearly_fill_a_part_take_no_more_on_many_threads() {
    check(&("x".repeat(60_000) + "\n"));
}

#[test]
fn long_lines_take_no_more_on_many_threads() {
    check(&("x".repeat(1_000_000) + "\n"));
}

/// Gives a line to the program again and again, reads nothing until it takes no more, and then some.
fn check(line: &str) {
    let arguments = ["decode", "--threads", "64", "--format", "ndjson"];
    let mut child = command(&arguments).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = child.stdout.take().unwrap();
    let lines = line.repeat(1 + PART / line.len());
    let taken = Arc::new(AtomicUsize::new(0));
    let count = taken.clone();
    let writing = thread::spawn(move || {
        // The program is ended while it still reads.
        while count.load(Ordering::Relaxed) < GIVEN && input.write_all(lines.as_bytes()).is_ok() {
            count.fetch_add(lines.len(), Ordering::Relaxed);
        }
    });
    let mut before = 0;
    loop {
        thread::sleep(PAUSE);
        let now = taken.load(Ordering::Relaxed);
        if now == before {
            break;
        }
        before = now;
    }
    assert!(before < GIVEN, "all was taken at once");
    let mut read = vec![0; READ];
    output.read_exact(&mut read).unwrap();
    let most = most_memory(&child).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    writing.join().unwrap();
    assert!(most <= MAX, "{most} KiB, at most {MAX}");
}

/// The most memory that a process took so far, in KiB; none if it has ended.
fn most_memory(child: &Child) -> Option<usize> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}
