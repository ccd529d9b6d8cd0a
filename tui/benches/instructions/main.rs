//! What a line costs the program in instructions, which don't depend on the load of the machine.
//!
//! `cargo bench -p tracklens --bench instructions` counts under callgrind, compares with `benches/instructions.txt`, and
//! shows beside each count what the codec alone takes for the same line. With `-- record` after it, it writes the file
//! instead. It needs valgrind. The record is of a build without link-time optimization, which takes a minute less: see
//! `.ci/run` for the variables that make one.

#![expect(clippy::print_stdout, reason = "this is what it is for")]

#[path = "../../../codec/benches/instructions/callgrind.rs"]
mod callgrind;
mod cases;
#[path = "../../../codec/benches/instructions/record.rs"]
mod record;
#[path = "../../../codec/benches/instructions/work.rs"]
mod work;

use std::env;
use std::process::ExitCode;

use record::{Comparison, Record};

const RECORD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/instructions.txt");

const RENEW: &str = "CARGO_PROFILE_BENCH_LTO=off CARGO_PROFILE_BENCH_CODEGEN_UNITS=16 cargo bench -p tracklens --bench instructions -- record";

const HEAD: &str = "\
# Instructions for a line in each format, and in the codec alone, counted under callgrind.
# Renewed by: CARGO_PROFILE_BENCH_LTO=off CARGO_PROFILE_BENCH_CODEGEN_UNITS=16 cargo bench -p tracklens --bench instructions -- record
";

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args().skip(1).filter(|it| it != "--bench").collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["run", name, _, times] => {
            work::repeat(times.parse().expect("a number"), cases::work(name));
        }
        ["record"] => {
            let record = count();
            std::fs::write(RECORD, record.to_string()).expect("the record can be written");
            print!("{record}");
        }
        [] => return check(),
        _ => panic!("usage: {RENEW}, or without `record`"),
    }
    ExitCode::SUCCESS
}

fn check() -> ExitCode {
    let text = std::fs::read_to_string(RECORD).expect("a record");
    let recorded = Record::parse(&text);
    let counted = count();
    let comparison = Comparison::new(&recorded, &counted);
    print!("{comparison}");
    if comparison.has_difference() {
        println!("Renew the record if this is meant: {RENEW}");
        return ExitCode::FAILURE;
    }
    if !comparison.is_comparable() {
        println!("Count with the build of the record, or record with this one: {RENEW}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Counts every case once, for a line of it. The counts are the same in every run.
fn count() -> Record {
    let counts = cases::names().map(|name| {
        let count = callgrind::instructions(&name, 0) / cases::LINES as u64;
        (name, count)
    });
    Record {
        head: HEAD.to_owned(),
        toolchain: callgrind::toolchain() + build(),
        counts: counts.collect(),
    }
}

/// How this was built, as far as counts depend on it.
fn build() -> &'static str {
    match option_env!("CARGO_PROFILE_BENCH_LTO") {
        Some("off") => ", without LTO",
        _ => "",
    }
}
