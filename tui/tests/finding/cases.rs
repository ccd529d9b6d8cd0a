//! Tables of cases, as data.

use serde_json::Value;
use tracklens::input::find;

use super::links::{found, links, undone};

/// Forms in which people hold links: `input`, and the `links` in it.
const CASES: &str = include_str!("cases.jsonl");

/// Wrappers and spellings, one after the other: also what was `undone`, outermost first.
const STEPS: &str = include_str!("steps.jsonl");

/// Texts in which nothing is found.
const NONE: &str = include_str!("none.jsonl");

/// URLs, and where they lead.
const CHAINS: &str = include_str!("chains.jsonl");

fn cases(lines: &str) -> impl Iterator<Item = Value> {
    lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
}

fn texts(value: &Value) -> Vec<&str> {
    let texts = value.as_array().unwrap().iter();
    texts.map(|text| text.as_str().unwrap()).collect()
}

#[test]
fn every_case_gives_its_links() {
    for case in cases(CASES) {
        let input = case["input"].as_str().unwrap();
        assert_eq!(
            links(input.as_bytes()),
            texts(&case["links"]),
            "{}",
            case["id"]
        );
    }
}

#[test]
fn every_step_is_undone_and_named() {
    let mut wrong = Vec::new();
    for case in cases(STEPS) {
        let input = case["input"].as_str().unwrap();
        let expected = (
            case["link"].as_str().unwrap().to_owned(),
            texts(&case["undone"]),
            case.get("start_may_be_missing").is_some(),
            case.get("ends_in_ellipsis").is_some(),
        );
        let found = found(input.as_bytes());
        let found: Vec<_> = found
            .iter()
            .map(|found| {
                (
                    String::from_utf8_lossy(found.link()).into_owned(),
                    undone(found),
                    found.start_may_be_missing(),
                    found.ends_in_ellipsis(),
                )
            })
            .collect();
        if found != [expected] {
            wrong.push((case["id"].clone(), found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_text_that_is_not_a_tracked_link_is_not_found() {
    for case in cases(NONE) {
        let input = case["input"].as_str().unwrap();
        assert_eq!(links(input.as_bytes()), [""; 0], "{}", case["id"]);
    }
}

#[test]
fn a_target_is_followed_as_far_as_it_says_where_it_leads() {
    for case in cases(CHAINS) {
        let hops = find::chain(case["url"].as_str().unwrap().as_bytes());
        let steps = hops
            .iter()
            .map(|hop| hop.step.map_or("target", |step| step.name()));
        let urls = hops
            .iter()
            .map(|hop| std::str::from_utf8(&hop.url).unwrap());
        assert_eq!(
            steps.collect::<Vec<_>>(),
            texts(&case["steps"]),
            "{}",
            case["url"]
        );
        assert_eq!(
            urls.collect::<Vec<_>>(),
            texts(&case["urls"]),
            "{}",
            case["url"]
        );
    }
}
