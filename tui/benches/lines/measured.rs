//! What a process takes.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use nix::sys::resource::{UsageWho, getrusage};

/// The processes that are started for a figure of one.
const STARTS: u32 = 100;

/// What a process took, in seconds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measured {
    /// The time of a core in the program itself.
    pub(crate) user: f64,
    /// The time of the clock.
    pub(crate) wall: f64,
}

impl Measured {
    pub(crate) fn min(self, other: Self) -> Self {
        Self {
            user: self.user.min(other.user),
            wall: self.wall.min(other.wall),
        }
    }
}

/// Runs a program on a file.
pub(crate) fn run(command: &mut Command, input: &Path) -> Measured {
    let input = File::open(input).expect("the file is there");
    let command = command
        .stdin(input)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let (start, before) = (Instant::now(), user_time());
    let status = command.status().expect("the program runs");
    let wall = start.elapsed().as_secs_f64();
    // 1: some lines are no links, which is said of each.
    assert!(
        matches!(status.code(), Some(0 | 1)),
        "{command:?} fails: {status}"
    );
    Measured {
        user: user_time() - before,
        wall,
    }
}

/// What a program writes about a file.
pub(crate) fn output(command: &mut Command, input: &Path, output: &mut Vec<u8>) {
    let input = File::open(input).expect("the file is there");
    let command = command.stdin(input).stdout(Stdio::piped());
    let mut child = command.spawn().expect("the program runs");
    let written = child.stdout.take().expect("there is a pipe");
    let mut written = std::io::BufReader::new(written);
    written.read_to_end(output).expect("it can be read");
    child.wait().expect("the program ends");
}

/// The time of the clock for a program from its start to its end.
pub(crate) fn start(command: &mut Command, input: &Path) -> f64 {
    let times = (0..STARTS).map(|_| run(command, input).wall);
    times.fold(f64::INFINITY, f64::min)
}

/// The most memory that a process took that has ended, in KiB.
pub(crate) fn memory() -> f64 {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the system counts");
    #[expect(clippy::cast_precision_loss, reason = "no memory has so many KiB")]
    let memory = usage.max_rss() as f64;
    memory
}

fn user_time() -> f64 {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the system counts");
    let time = usage.user_time();
    #[expect(clippy::cast_precision_loss, reason = "nobody measures for so long")]
    let time = time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
    time
}
