//! What a line costs the program, beside the codec, ripgrep and a script: `cargo bench -p tracklens --bench lines
//! [LINES]`.
//!
//! Links like those of the vectors, and some lines that are none, are written to a file (100,000 lines, or as many as
//! you say). Each contender reads all of it in a process of its own, some times; its best time counts, because what slows
//! a run down is the machine. `naive.py` is the script that somebody would write who has no such program.

#![forbid(unsafe_code)]
#![expect(clippy::print_stdout, reason = "this is what it is for")]

mod codec;
mod input;
mod measured;
mod table;

use std::path::{Path, PathBuf};
use std::process::Command;

use measured::{Measured, memory, run, start};
use table::{Limit, Table};

const LINES: usize = 100_000;

const ROUNDS: usize = 5;

const PROGRAM: &str = env!("CARGO_BIN_EXE_tracklens");

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/lines/naive.py");

/// What ripgrep searches for: what looks like a link.
const PATTERN: &str = r"https?://[^/\s]+/[efqu]/[^?#\s]+[^\s]*";

fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    if let [command, path] = &arguments[..]
        && command == codec::COMMAND
    {
        return codec::decode_lines(Path::new(path));
    }
    let lines = arguments.iter().find_map(|it| it.parse().ok());
    let lines = lines.unwrap_or(LINES);
    let [tenth, whole] = [lines / 10, lines].map(|count| file(count, &input::lines(count)));
    let mut objects = Vec::new();
    measured::output(&mut decode("ndjson", 1), &whole, &mut objects);
    let objects = file_named("objects.ndjson", &objects);
    measure(lines, &tenth, &whole, &objects).print();
}

/// Measures everything, in turns.
fn measure(lines: usize, tenth: &Path, whole: &Path, objects: &Path) -> Table {
    let mut table = Table::new(lines);
    // The most memory that any process took so far never shrinks, so this comes first.
    let few = best(|| run(&mut decode("ndjson", 1), tenth));
    let memory_of_few = memory();
    let ndjson = best(|| run(&mut decode("ndjson", 1), whole));
    let memory_of_many = memory();

    let codec = best(|| run(&mut codec::command(whole), whole));
    table.time("the codec's decode in a loop", codec.user);
    table.time("decode to ndjson, one thread", ndjson.user);
    let limit = Limit::AtMost(12.0);
    table.ratio("ndjson / codec", ndjson.user, codec.user, limit);
    match found(Command::new("rg").args(["-o", PATTERN]), whole) {
        Some(ripgrep) => {
            table.time("rg -o", ripgrep.user);
            let limit = Limit::AtMost(1.5);
            table.ratio("ndjson / rg -o", ndjson.user, ripgrep.user, limit);
        }
        None => table.skipped("ndjson / rg -o", "there is no ripgrep"),
    }
    match found(Command::new("python3").arg(SCRIPT), whole) {
        Some(python) => {
            table.time("the Python script", python.user);
            let limit = Limit::AtMost(1.0 / 20.0);
            table.ratio("ndjson / Python", ndjson.user, python.user, limit);
        }
        None => table.skipped("ndjson / Python", "there is no Python"),
    }
    for (format, limit) in [("tsv", 1.0), ("event", 0.5), ("text", 2.0)] {
        let other = best(|| run(&mut decode(format, 1), whole));
        let name = format!("{format} / ndjson");
        table.ratio(&name, other.user, ndjson.user, Limit::AtMost(limit));
    }
    let mut encode = Command::new(PROGRAM);
    encode.args(["encode", "--threads", "1"]);
    let encode = best(|| run(&mut encode, objects));
    let limit = Limit::AtMost(2.0);
    table.ratio("encode / ndjson", encode.user, ndjson.user, limit);
    let two = best(|| run(&mut decode("ndjson", 2), whole));
    let limit = Limit::AtMost(1.0 / 1.8);
    table.ratio(
        "two threads / one, by the clock",
        two.wall,
        ndjson.wall,
        limit,
    );
    let limit = Limit::AtMost(10.3);
    table.ratio("ten times the lines", ndjson.user, few.user, limit);
    let limit = Limit::AtMost(1.02);
    table.ratio("memory of that", memory_of_many, memory_of_few, limit);
    let one = Path::new("/dev/null");
    let link = input::lines(1);
    let link = link.trim_ascii();
    let mut program = Command::new(PROGRAM);
    program
        .arg("decode")
        .arg(String::from_utf8_lossy(link).as_ref());
    let alone = start(&mut program, one);
    let nothing = start(&mut Command::new("true"), one);
    let limit = Limit::Milliseconds(2.0);
    table.difference("one link, over `true`", alone, nothing, limit);
    table
}

fn decode(format: &str, threads: usize) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(["decode", "--keep-going", "--quiet", "--format", format]);
    command.args(["--threads", &threads.to_string()]);
    command
}

/// What a program takes, unless there is none of that name.
fn found(command: &mut Command, input: &Path) -> Option<Measured> {
    let is_there = Command::new(command.get_program())
        .arg("--version")
        .output();
    is_there.ok()?;
    Some(best(|| run(command, input)))
}

/// The best of some rounds, each figure for itself.
fn best(mut measure: impl FnMut() -> Measured) -> Measured {
    let rounds = (0..ROUNDS).map(|_| measure());
    rounds.reduce(Measured::min).expect("there is a round")
}

fn file(count: usize, text: &[u8]) -> PathBuf {
    file_named(&format!("lines.{count}"), text)
}

fn file_named(name: &str, text: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).expect("the file can be written");
    path
}
