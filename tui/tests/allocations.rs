//! What a line costs in memory that is asked for: nothing, once there is room for what it is decoded into and written to.
//!
//! A program of its own, since its allocator counts.

#![forbid(unsafe_code)]

use std::io;

use allocation_counter::measure;
use jiff::Timestamp;
use tracklens::commands::decode::{self, Decode};
use tracklens::report::Format;
use tracklens::settings::Settings;

const VECTORS: &str = include_str!("../../codec/tests/vectors/links.jsonl");

/// How often each line comes in the shorter input: so often that the parts in which a report is handed on were filled
/// before.
const FEW: usize = 40;

/// The vectors that have no query. What has one is searched for further links.
fn lines() -> Vec<String> {
    let line = |vector: &str| {
        let vector: serde_json::Value = serde_json::from_str(vector).unwrap();
        vector["input"].as_str().unwrap().to_owned()
    };
    let lines: Vec<_> = VECTORS.lines().map(line).collect();
    lines.into_iter().filter(|it| !it.contains('?')).collect()
}

/// The allocations for a line that comes so often.
fn allocations(line: &str, times: usize, format: Format) -> u64 {
    let settings = Settings::at(Timestamp::from_second(1_764_000_000).unwrap());
    let input = format!("{line}\n").repeat(times);
    let decode = Decode::lines(format, &settings);
    let measured = measure(|| {
        decode::run(&decode, input.as_bytes(), io::sink(), |_| {}).unwrap();
    });
    measured.count_total
}

/// How many lines take so many allocations after those before them: none, one, two, ...
fn lines_by_allocations(format: Format) -> Vec<usize> {
    let lines = lines();
    // What is put together once for all lines.
    for line in &lines {
        allocations(line, 1, format);
    }
    let mut counts = Vec::new();
    for line in lines {
        let [few, many] = [FEW, 2 * FEW].map(|times| allocations(&line, times, format));
        let each = usize::try_from((many - few) / FEW as u64).unwrap();
        counts.resize(counts.len().max(each + 1), 0);
        counts[each] += 1;
    }
    counts
}

#[test]
fn a_line_of_ndjson_takes_no_memory_of_its_own() {
    // Two have a note that says numbers.
    assert_eq!(lines_by_allocations(Format::Ndjson), [47, 2]);
}

#[test]
fn a_line_of_tsv_takes_memory_for_its_notes_and_two_times() {
    assert_eq!(lines_by_allocations(Format::Tsv), [13, 0, 1, 0, 33, 2]);
}

#[test]
fn an_event_takes_memory_for_the_remark_that_there_is_none() {
    assert_eq!(lines_by_allocations(Format::Event), [1, 0, 48]);
}
