//! What reading costs in instructions, which don't depend on the load of the machine.
//!
//! `cargo bench -p tracklens-codec --bench instructions` counts under callgrind, compares with
//! `benches/instructions.txt`, and checks that cost grows linearly. With `-- record` after it, it writes the file
//! instead. It needs valgrind, and counts the codec without features.

mod callgrind;
mod cases;
mod growth;
mod record;
mod work;

use std::env;
use std::process::ExitCode;

use record::{Comparison, Record};
use work::repeat;

const RECORD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/instructions.txt");

const HEAD: &str = "\
# Instructions that a run of each case takes, counted under callgrind.
# Renewed by: cargo bench -p tracklens-codec --bench instructions -- record
";

const RENEW: &str = "cargo bench -p tracklens-codec --bench instructions -- record";

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args().skip(1).filter(|it| it != "--bench").collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["run", name, len, times] => run(name, number(len), number(times)),
        ["record"] => write_record(),
        [] => return check(),
        _ => panic!("usage: {RENEW}, or without `record`"),
    }
    ExitCode::SUCCESS
}

/// Does the work that runs under callgrind.
fn run(name: &str, len: usize, times: usize) {
    let case = cases::CASES.iter().find(|(case, _)| *case == name);
    let shape = growth::SHAPES.iter().find(|shape| shape.name == name);
    match (case, shape) {
        (Some((_, prepare)), _) => repeat(times, prepare()),
        (None, Some(shape)) => repeat(times, (shape.work)((shape.input)(len))),
        (None, None) => panic!("{name} is neither a case nor a shape"),
    }
}

fn write_record() {
    let record = count();
    std::fs::write(RECORD, record.to_string()).expect("the record can be written");
    print!("{record}");
}

fn check() -> ExitCode {
    let text = std::fs::read_to_string(RECORD).expect("a record");
    let recorded = Record::parse(&text);
    let counted = count();
    let comparison = Comparison::new(&recorded, &counted);
    print!("{comparison}");
    if comparison.has_difference() {
        println!("Renew the record if this is meant: {RENEW}");
    }
    if !comparison.is_comparable() {
        println!("Count with the compiler of the record, or record with this one: {RENEW}");
    }
    let is_linear = growth::is_linear();
    if comparison.has_difference() || !comparison.is_comparable() || !is_linear {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Counts every case once. The counts are the same in every run.
fn count() -> Record {
    let counts = cases::CASES.iter().map(|(name, _)| {
        let count = callgrind::instructions(name, 0);
        ((*name).to_owned(), count)
    });
    Record {
        head: HEAD.to_owned(),
        toolchain: callgrind::toolchain(),
        counts: counts.collect(),
    }
}

fn number(argument: &str) -> usize {
    argument.parse().expect("a number")
}
