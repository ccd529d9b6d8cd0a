//! Everything runs in a stack of 16 KiB, including what the thread and the tests themselves use.

use std::hint::black_box;
use std::process::Command;
use std::thread;

use crate::{everything, inputs};

/// With the feature `cipher` a link is larger, and a build without optimization has several of them on
/// its stack at once.
const STACK: usize = if cfg!(all(feature = "cipher", debug_assertions)) {
    32 * 1024
} else {
    16 * 1024
};

/// Some systems give a thread two or three KiB more than were requested. This uses them up.
const BALLAST: usize = 4 * 1024;

#[test]
#[cfg_attr(
    all(feature = "std", debug_assertions),
    ignore = "the vector instructions of base64 take more, unless they are optimized"
)]
fn everything_runs_in_a_stack_of_16_kib() {
    let inputs = inputs::inputs();
    let texts: Vec<_> = inputs
        .iter()
        .flat_map(|input| inputs::damaged(input).step_by(7).chain([input.clone()]))
        .collect();
    let mut buffer = vec![0; 1 << 16];
    run_in_a_small_stack(|| {
        for text in &texts {
            everything::run(text, &mut buffer);
        }
        everything::run_tables(&mut buffer);
    });
}

#[test]
fn a_thread_that_needs_more_stack_is_killed() {
    let name = "stack::needs_more_stack_and_is_killed";
    let output = Command::new(std::env::current_exe().unwrap())
        .args([name, "--exact", "--ignored", "--nocapture"])
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success());
    assert!(stderr.contains("has overflowed its stack"), "{stderr}");
}

#[test]
#[ignore = "it dies, as the test above expects"]
fn needs_more_stack_and_is_killed() {
    run_in_a_small_stack(|| {
        black_box((&mut [0_u8; STACK / 2], &mut [0_u8; STACK / 2]));
    });
}

fn run_in_a_small_stack(work: impl FnOnce() + Send) {
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK);
        let work = || {
            let mut ballast = [0_u8; BALLAST];
            black_box(&mut ballast);
            work();
            black_box(&mut ballast);
        };
        thread.spawn_scoped(scope, work).unwrap().join().unwrap();
    });
}
