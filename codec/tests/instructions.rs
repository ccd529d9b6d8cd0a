//! The record of instruction counts: it is complete, and differences from it are found.

#[path = "../benches/instructions/record.rs"]
mod record;

use record::{Comparison, Record};

const RECORD: &str = include_str!("../benches/instructions.txt");

#[test]
fn the_committed_record_is_what_would_be_written() {
    let record = Record::parse(RECORD);
    assert!(record.counts.len() > 10, "{record:?}");
    assert!(record.toolchain.starts_with("rustc "), "{record:?}");
    assert_eq!(record.to_string(), RECORD);
}

#[test]
fn more_than_two_percent_more_or_less_is_a_difference() {
    for (count, differs) in [
        (1000, false),
        (980, false),
        (1020, false),
        (979, true),
        (1021, true),
    ] {
        let (recorded, counted) = (record(&[("a", 1000)]), record(&[("a", count)]));
        let comparison = Comparison::new(&recorded, &counted);
        assert_eq!(comparison.has_difference(), differs, "{count}");
        assert_eq!(comparison.to_string().contains("differs"), differs);
    }
}

#[test]
fn a_case_without_record_and_a_record_without_case_are_differences() {
    let (one, two) = (record(&[("a", 1)]), record(&[("a", 1), ("b", 2)]));
    assert!(Comparison::new(&one, &two).has_difference());
    assert!(Comparison::new(&two, &one).has_difference());
    let renamed = record(&[("b", 1)]);
    assert!(Comparison::new(&one, &renamed).has_difference());
}

#[test]
fn counts_of_another_toolchain_are_not_compared_and_a_message_says_so() {
    let recorded = record(&[("a", 1)]);
    let mut counted = record(&[("a", 2)]);
    counted.toolchain = "another".to_owned();
    let comparison = Comparison::new(&recorded, &counted);
    assert!(!comparison.has_difference());
    assert!(!comparison.is_comparable());
    assert!(comparison.to_string().contains("Not compared"));
}

fn record(counts: &[(&str, u64)]) -> Record {
    let counts = counts
        .iter()
        .map(|(name, count)| ((*name).to_owned(), *count));
    Record {
        head: String::new(),
        toolchain: "rustc".to_owned(),
        counts: counts.collect(),
    }
}
