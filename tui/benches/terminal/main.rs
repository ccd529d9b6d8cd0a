//! What the inspector costs whoever sits before it, measured from outside: the released program runs
//! in a terminal, and each figure stands beside that of the smallest program with ratatui.
//!
//! `cargo bench -p tracklens --bench terminal`. Absolute times vary from machine to machine, and with
//! what else a machine does; so nothing fails here.

#![forbid(unsafe_code)]
#![expect(clippy::print_stdout, reason = "this is what it is for")]

mod driven;
mod process;
mod program;

use std::fs;
use std::thread;
use std::time::Duration;

use driven::Driven;
use program::Program;

const STARTS: usize = 50;
const PASTES: usize = 300;
const MEGABYTES: usize = 15;
const TEN_MEGABYTES: usize = 5;
const IDLE: Duration = Duration::from_secs(5);
const MIB: u64 = 1 << 20;

fn main() {
    let programs = [Program::inspector(), Program::smallest()];
    println!(
        "{:<44}{:>12}{:>12}{:>12}  within",
        "", "limit", "inspector", "smallest"
    );
    starts(&programs);
    for len in [300, 4096] {
        pastes(&programs, len);
    }
    long_pastes(&programs, 1_000_000, MEGABYTES, Duration::from_millis(50));
    long_pastes(
        &programs,
        10_000_000,
        TEN_MEGABYTES,
        Duration::from_millis(500),
    );
    idle(&programs);
    memory(&programs);
    let sizes = programs.each_ref().map(|it| fs::metadata(&it.path).ok());
    let sizes = sizes.map(|it| it.map(|it| it.len()));
    row(
        "size of the program, stripped",
        mebibytes,
        5 * MIB / 2,
        sizes,
    );
}

fn starts(programs: &[Program; 2]) {
    let times = programs.each_ref().map(|program| {
        Times::of(STARTS, |_| {
            let mut driven = Driven::start(&program.path);
            let time = driven.first_frame(program.first);
            driven.quit();
            time
        })
    });
    let limit = Duration::from_millis(10);
    time_row("start to first frame, median", limit, &times, Times::median);
}

fn pastes(programs: &[Program; 2], len: usize) {
    let times = programs.each_ref().map(|program| {
        let mut driven = program.started();
        let times = Times::of(PASTES, |number| {
            // The program is idle before a paste, as it is when a person pastes.
            thread::sleep(Duration::from_millis(3));
            driven.paste(&program::link(number, len), &(program.shown)(number, len))
        });
        driven.quit();
        times
    });
    let what = format!("paste of {len} bytes to frame");
    let limits = [Duration::from_millis(3), Duration::from_millis(16)];
    time_row(&format!("{what}, median"), limits[0], &times, Times::median);
    time_row(
        &format!("{what}, 99th percentile"),
        limits[1],
        &times,
        Times::most,
    );
}

/// Pastes that are too long for a link. The notice shows the length, so each has a different one.
fn long_pastes(programs: &[Program; 2], len: usize, runs: usize, limit: Duration) {
    let times = programs.each_ref().map(|program| {
        let mut driven = program.started();
        let times = Times::of(runs, |number| {
            let len = len + number;
            let text = format!("{number:06}{}", "x".repeat(len - 6));
            driven.paste(&text, &(program.shown_long)(number, len))
        });
        driven.quit();
        times
    });
    let what = format!("paste of {} MB to frame, median", len / 1_000_000);
    time_row(&what, limit, &times, Times::median);
}

fn idle(programs: &[Program; 2]) {
    let figures = programs.each_ref().map(|program| {
        let mut driven = program.started();
        driven.paste(&program::link(1, 300), &(program.shown)(1, 300));
        driven.bytes_within(Duration::from_millis(200));
        let id = driven.process_id();
        let before = (process::cpu_ticks(id), process::sleeps(id));
        let written = driven.bytes_within(IDLE);
        let ticks = difference(process::cpu_ticks(id), before.0);
        let sleeps = difference(process::sleeps(id), before.1);
        driven.quit();
        [u64::try_from(written).ok(), ticks, sleeps]
    });
    let names = ["bytes written", "ticks of CPU", "times woken up"];
    for (index, name) in names.into_iter().enumerate() {
        let values = figures.each_ref().map(|figures| figures[index]);
        row(&format!("5 s idle: {name}"), |it| it.to_string(), 0, values);
    }
}

fn memory(programs: &[Program; 2]) {
    let figures = programs.each_ref().map(|program| {
        let mut driven = program.started();
        let id = driven.process_id();
        for number in 0..20 {
            driven.paste(&program::link(number, 4096), &(program.shown)(number, 4096));
        }
        let links = process::memory(id, "VmHWM:");
        let len = 10_000_000;
        let text = format!("{:06}{}", 0, "x".repeat(len - 6));
        driven.paste(&text, &(program.shown_long)(0, len));
        driven.bytes_within(Duration::from_millis(200));
        let figures = [
            links,
            process::memory(id, "VmHWM:"),
            process::memory(id, "VmRSS:"),
        ];
        driven.quit();
        figures
    });
    let names = [
        "most memory, pastes of 4 KiB",
        "most memory, paste of 10 MB",
        "memory after a paste of 10 MB",
    ];
    for (index, name) in names.into_iter().enumerate() {
        let values = figures.each_ref().map(|figures| figures[index]);
        // The paste itself comes on top of what the program needs.
        let limit = (index == 0).then_some(12 * MIB);
        row(name, mebibytes, limit, values);
    }
}

fn difference(after: Option<u64>, before: Option<u64>) -> Option<u64> {
    after?.checked_sub(before?)
}

/// How long something took, each time it was done, in order.
struct Times(Vec<Duration>);

impl Times {
    fn of(runs: usize, run: impl FnMut(usize) -> Duration) -> Self {
        let mut times: Vec<_> = (0..runs).map(run).collect();
        times.sort_unstable();
        Self(times)
    }

    fn median(&self) -> Duration {
        self.0[self.0.len() / 2]
    }

    /// The 99th percentile.
    fn most(&self) -> Duration {
        self.0[self.0.len() * 99 / 100]
    }
}

fn time_row(what: &str, limit: Duration, times: &[Times; 2], of: fn(&Times) -> Duration) {
    let micros = |time: Duration| u64::try_from(time.as_micros()).ok();
    let values = times.each_ref().map(|times| micros(of(times)));
    let limit = micros(limit).unwrap_or(u64::MAX);
    row(
        what,
        |it| format!("{:.2?}", Duration::from_micros(it)),
        limit,
        values,
    );
}

/// A figure of both programs, beside what that of the inspector may be at most.
fn row(
    what: &str,
    show: impl Fn(u64) -> String,
    limit: impl Into<Option<u64>>,
    values: [Option<u64>; 2],
) {
    let limit = limit.into();
    let within = match (values[0], limit) {
        (Some(value), Some(limit)) if value <= limit => "yes",
        (Some(_), Some(_)) => "NO",
        _ => "",
    };
    let shown = |value: Option<u64>| value.map_or_else(|| "?".to_owned(), &show);
    let [inspector, smallest] = values.map(shown);
    let limit = limit.map_or_else(|| "none".to_owned(), &show);
    println!("{what:<44}{limit:>12}{inspector:>12}{smallest:>12}  {within}");
}

fn mebibytes(bytes: u64) -> String {
    let hundredths = bytes * 100 / MIB;
    format!("{}.{:02} MiB", hundredths / 100, hundredths % 100)
}
