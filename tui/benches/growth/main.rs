//! Checks that the program takes time in proportion to what it is given, whatever that is made of.
//!
//! `cargo bench -p tracklens --bench growth` counts instructions under valgrind, which don't depend on the load of the
//! machine: of `decode`, `scan` and `encode` in every format, and of the inspector, for each kind of input at a length
//! and at four times that length, which may take 4.6 times the instructions. A run that takes a minute is ended.
//! With names after `--`, it checks only these kinds.

#![forbid(unsafe_code)]
#![expect(clippy::print_stdout, reason = "this is what it is for")]

mod counting;
mod inspecting;
mod links;
mod mails;
mod objects;
mod texts;

use std::collections::HashMap;
use std::env;
use std::process::ExitCode;
use std::sync::Mutex;
use std::thread;

use counting::instructions;

/// What is given to the program, in bytes.
const LENGTHS: [usize; 2] = [8_000, 32_000];

/// What the inspector is given, which draws each of its items and would take most of the time.
const INSPECTOR_LENGTHS: [usize; 2] = [1_000, 4_000];

/// What is given where the time grows faster up to the 16 KiB before a token that are searched, and in proportion beyond.
const BEYOND_REACH: [usize; 2] = [64_000, 256_000];

/// The kind of input of which that is so. It is run once, masked: that takes a quarter as long as all others.
const SEARCHED_BACK: &str = "sublink-of-signatures";

/// How many times the instructions the longer input may take, in percent.
const LIMIT_PERCENT: u64 = 460;

/// What the longer input may take beyond that: where a run takes next to nothing, its buffers still grow.
const ALLOWANCE: u64 = 200_000;

/// A kind of input that grows.
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    /// Makes an input of about this length.
    pub(crate) input: fn(usize) -> String,
}

/// A way of running the program.
#[derive(Clone, Copy)]
struct Run {
    name: &'static str,
    arguments: &'static [&'static str],
}

const fn run(name: &'static str, arguments: &'static [&'static str]) -> Run {
    Run { name, arguments }
}

const INSPECTOR: Run = run("inspector", &[]);
const MASKED: Run = run("decode-masked", &["decode", "--mask"]);
const DEFANGED: Run = run(
    "decode-defanged",
    &["decode", "--format", "text", "--defang"],
);
const SCAN: Run = run("scan", &["scan"]);
const ENCODE: Run = run("encode", &["encode"]);

/// One of these for each kind of link in turn: what reads a link does not depend on the format.
const FORMATS: [Run; 5] = [
    run("decode-ndjson", &["decode", "--format", "ndjson"]),
    run("decode-text", &["decode", "--format", "text"]),
    run("decode-tsv", &["decode", "--format", "tsv"]),
    run("decode-event", &["decode", "--format", "event"]),
    run("decode-json", &["decode", "--format", "json"]),
];

/// What is run over which kinds of input.
fn pairs() -> Vec<(Run, &'static Shape)> {
    let links = links::SHAPES.iter().zip(FORMATS.iter().cycle());
    let links =
        links.flat_map(|(shape, format)| [*format, MASKED, INSPECTOR].map(|run| (run, shape)));
    let is_taken =
        |(run, shape): &(Run, &Shape)| run.name == MASKED.name || shape.name != SEARCHED_BACK;
    let links = links.filter(is_taken);
    let texts = texts::SHAPES.iter().zip([MASKED, SCAN].into_iter().cycle());
    let texts = texts.map(|(shape, run)| (run, shape));
    let clickable = texts::CLICKABLE.iter().map(|shape| (DEFANGED, shape));
    let mails = mails::SHAPES.iter().map(|shape| (SCAN, shape));
    let objects = objects::SHAPES.iter().map(|shape| (ENCODE, shape));
    links
        .chain(texts)
        .chain(clickable)
        .chain(mails)
        .chain(objects)
        .collect()
}

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args().skip(1).filter(|it| it != "--bench").collect();
    if let [inspect, name, len] = &arguments[..]
        && inspect == "inspect"
    {
        inspecting::inspect(name, len.parse().expect("a length"));
        return ExitCode::SUCCESS;
    }
    let is_meant = |name: &str| arguments.is_empty() || arguments.iter().any(|it| it == name);
    let mut pairs = pairs();
    pairs.retain(|(_, shape)| is_meant(shape.name));
    let mut starts = HashMap::new();
    for (run, shape) in &pairs {
        starts
            .entry(start_of(run, shape))
            .or_insert_with(|| start(run, shape));
    }
    let waiting = Mutex::new(pairs.iter());
    let growing = Mutex::new(0);
    println!(
        "{:<32}{:<16}{:>14}{:>14}{:>8}",
        "input", "run", "shorter", "longer", "times"
    );
    let next = || waiting.lock().expect("no panic").next();
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some((run, shape)) = next() {
                    if !is_linear(run, shape, starts[&start_of(run, shape)]) {
                        *growing.lock().expect("no panic") += 1;
                    }
                }
            });
        }
    });
    match growing.into_inner().expect("no panic") {
        0 => ExitCode::SUCCESS,
        count => {
            println!("{count} of {} grow faster than their input", pairs.len());
            ExitCode::FAILURE
        }
    }
}

/// Counts one kind of input in one run, and prints a line about it. The instructions that the run takes for next to no
/// input don't count.
fn is_linear(run: &Run, shape: &Shape, start: Option<u64>) -> bool {
    let lengths = match (run.name, shape.name) {
        (_, SEARCHED_BACK) => BEYOND_REACH,
        (name, _) if name == INSPECTOR.name => INSPECTOR_LENGTHS,
        _ => LENGTHS,
    };
    let counts = lengths.map(|len| Some(count(run, shape, len)?.saturating_sub(start?)));
    let name = format!("{:<32}{:<16}", shape.name, run.name);
    let [Some(short), Some(long)] = counts else {
        println!("{name} takes longer than {} s", counting::SECONDS);
        return false;
    };
    let is_linear = long * 100 <= short * LIMIT_PERCENT + ALLOWANCE * 100;
    let mark = if is_linear { "" } else { "  not linear" };
    println!(
        "{name}{short:>14}{long:>14}{:>5}.{:02}{mark}",
        long / short.max(1),
        long * 100 / short.max(1) % 100
    );
    is_linear
}

/// What has a start of its own: a run of the program, and what the inspector is given.
fn start_of(run: &Run, shape: &Shape) -> (&'static str, &'static str) {
    match run.arguments {
        [] => (run.name, shape.name),
        _ => (run.name, ""),
    }
}

/// The instructions of a run over nothing, or over as little as there is of a kind of input.
fn start(run: &Run, shape: &Shape) -> Option<u64> {
    match run.arguments {
        [] => count(run, shape, 0),
        arguments => of_program(arguments, b""),
    }
}

/// The instructions of a run over an input of about this length, or nothing if it was ended.
fn count(run: &Run, shape: &Shape, len: usize) -> Option<u64> {
    match run.arguments {
        [] => instructions(
            &["inspect", shape.name, &len.to_string()],
            &[],
            counting::Program::This,
        ),
        arguments => of_program(arguments, (shape.input)(len).as_bytes()),
    }
}

/// The instructions of the program, in one thread: to start others takes some hundred thousand for longer inputs alone.
fn of_program(arguments: &[&str], input: &[u8]) -> Option<u64> {
    let arguments = [arguments, &["--threads", "1"]].concat();
    instructions(&arguments, input, counting::Program::Tracklens)
}
