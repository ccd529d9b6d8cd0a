//! How much memory a line takes: some copies of it, whatever it says and however it is written.
//!
//! Nothing is kept for each record, fault or note of a line: that would be seen at once in lines that have as many of
//! them as bytes.

use std::io;

use allocation_counter::{AllocationInfo, measure};
use jiff::Timestamp;
use tracklens::commands::decode::{self, Decode};
use tracklens::report::Format;
use tracklens::settings::Settings;

use crate::links;

/// What a run takes beside its line, in bytes.
const FIXED: u64 = 128 << 10;

/// A kind of line.
struct Kind {
    name: &'static str,
    /// A line of about so many bytes.
    line: fn(usize) -> Vec<u8>,
    /// The lengths that are tried.
    lengths: [usize; 2],
    /// How many bytes are taken for each byte of a line at most, and of a line that is masked.
    copies: [u64; 2],
}

/// The lengths of lines that have as many records, faults and notes as bytes: writing them takes long without
/// optimization.
const RECORDS: [usize; 2] = [8_000, 65_000];

/// The lengths of other lines.
const TEXT: [usize; 2] = [130_000, 1_000_000];

const KINDS: [Kind; 9] = [
    Kind {
        name: "bare records",
        line: |len| of_records(b"\x09", len),
        lengths: RECORDS,
        copies: [5, 7],
    },
    Kind {
        name: "records of an impossible length",
        line: |len| of_records(b"\x46\0", len),
        lengths: RECORDS,
        copies: [5, 7],
    },
    Kind {
        name: "unknown records",
        line: |len| of_records(b"\x63\x01a", len),
        lengths: RECORDS,
        copies: [5, 7],
    },
    Kind {
        name: "values that are too long",
        line: |len| of_records(&[&b"\x48\x41"[..], &[b'x'; 65]].concat(), len),
        lengths: TEXT,
        copies: [5, 7],
    },
    Kind {
        name: "metadata that nests",
        line: |len| {
            let len = len.min(40_000);
            let metadata = format!(
                "{}{}0{}",
                "[".repeat(100),
                "{},".repeat(len / 4),
                "]".repeat(100)
            );
            let len = u16::try_from(metadata.len()).unwrap().to_le_bytes();
            let payload = [&b"\x3f\x87"[..], &len, metadata.as_bytes()].concat();
            links::of_payload(&payload).into_bytes()
        },
        lengths: RECORDS,
        copies: [5, 60],
    },
    Kind {
        name: "a target that is percent-encoded again and again",
        line: |len| with_target("%252525", len),
        lengths: TEXT,
        copies: [9, 12],
    },
    Kind {
        name: "a target of unsafe characters",
        line: |len| with_target("%1b%e2%80%ae", len),
        lengths: TEXT,
        copies: [9, 12],
    },
    Kind {
        name: "a long target",
        line: |len| with_target("x", len),
        lengths: TEXT,
        copies: [9, 16],
    },
    Kind {
        name: "bytes that are not UTF-8, and faults after them",
        line: |len| {
            let mut line = vec![0xff; len / 2];
            line.push(b' ');
            line.extend(of_records(b"\x09", len / 2));
            line
        },
        lengths: RECORDS,
        copies: [7, 9],
    },
];

#[test]
fn text_takes_some_copies_of_a_line() {
    check(Format::Text, false);
}

#[test]
fn ndjson_takes_some_copies_of_a_line() {
    check(Format::Ndjson, false);
}

#[test]
fn ndjson_takes_some_copies_of_a_line_that_is_masked() {
    check(Format::Ndjson, true);
}

#[test]
fn json_takes_some_copies_of_a_line() {
    check(Format::Json, false);
}

#[test]
fn tsv_takes_some_copies_of_a_line() {
    check(Format::Tsv, false);
}

#[test]
fn tsv_for_spreadsheets_takes_some_copies_of_a_line() {
    check(Format::Spreadsheet, false);
}

#[test]
fn event_takes_some_copies_of_a_line() {
    check(Format::Event, false);
}

#[test]
fn markdown_takes_some_copies_of_a_line() {
    check(Format::Markdown, false);
}

/// Checks that the memory is some copies of the line, and that the number of allocations does not grow faster than it.
fn check(format: Format, mask: bool) {
    for kind in &KINDS {
        let taken = kind.lengths.map(|len| {
            let line = (kind.line)(len);
            (line.len() as u64, taken(&line, format, mask))
        });
        let copies = kind.copies[usize::from(mask)];
        for (len, info) in &taken {
            let most = FIXED + copies * len;
            assert!(
                info.bytes_max <= most,
                "{}: {} bytes for {len}, at most {most}",
                kind.name,
                info.bytes_max,
            );
        }
        let [(short, few), (long, many)] = taken;
        let most = few.count_total * long / short * 11 / 10 + 100;
        assert!(
            many.count_total <= most,
            "{}: {} allocations for {long} bytes, at most {most}",
            kind.name,
            many.count_total
        );
    }
}

/// What writing a line takes.
fn taken(line: &[u8], format: Format, mask: bool) -> AllocationInfo {
    let mut settings = Settings::at(Timestamp::UNIX_EPOCH);
    settings.mask = mask;
    measure(|| {
        let read = decode::run(&Decode::lines(format, &settings), line, io::sink(), |_| {});
        read.expect("memory can be read");
    })
}

fn of_records(record: &[u8], len: usize) -> Vec<u8> {
    let payload = [&b"\x3f"[..], &record.repeat(len * 3 / 4 / record.len())].concat();
    links::of_payload(&payload).into_bytes()
}

fn with_target(repeated: &str, len: usize) -> Vec<u8> {
    let link = links::link(&[(0x3f, b""), (0x04, b"")]);
    let target = repeated.repeat(len / repeated.len());
    format!("{link}?target={target}").into_bytes()
}
