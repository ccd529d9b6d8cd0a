//! Links are found in anything, with everything undone.

use serde_json::Value;
use tracklens::input::{Found, find};

const CASES: &str = include_str!("finding/cases.jsonl");

fn links(text: &[u8]) -> Vec<String> {
    let link = |found: Found| String::from_utf8_lossy(found.link()).into_owned();
    find::links(text).map(link).collect()
}

fn cases(lines: &str) -> impl Iterator<Item = Value> {
    lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
}

#[test]
fn every_case_gives_its_links() {
    for case in cases(CASES) {
        let input = case["input"].as_str().unwrap();
        let expected: Vec<&str> = case["links"]
            .as_array()
            .unwrap()
            .iter()
            .map(|link| link.as_str().unwrap())
            .collect();
        assert_eq!(links(input.as_bytes()), expected, "{}", case["id"]);
    }
}
