//! Links that stand in something else, through the whole program.

use serde_json::Value;

use crate::run::run;

/// Forms in which people hold links: `input`, and the `links` in it.
const CASES: &str = include_str!("finding/cases.jsonl");

const NOW: [&str; 2] = ["--now", "1700000000"];

const LINK: &str = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbQ~~";

fn cases() -> impl Iterator<Item = Value> {
    CASES
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
}

/// The objects that a run of the program writes.
fn objects(arguments: &[&str], input: &[u8]) -> Vec<Value> {
    let output = run(arguments, input);
    let said = String::from_utf8(output.stdout).unwrap();
    let lines = said.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// What an object says about a link, without the notes about how it was found.
fn link(object: &Value) -> Value {
    let mut link = object["link"].clone();
    if let Some(link) = link.as_object_mut() {
        link.remove("notes");
    }
    link
}

#[test]
fn decode_reads_the_first_link_of_a_line() {
    let mut count = 0;
    for case in cases() {
        let input = case["input"].as_str().unwrap();
        let expected = case["links"].as_array().unwrap();
        let lines = input.trim_end();
        if lines.contains(['\n', '\r']) || expected.is_empty() {
            continue;
        }
        let found = objects(&[&["decode"][..], &NOW].concat(), input.as_bytes());
        let alone = objects(
            &[&["decode", expected[0].as_str().unwrap()][..], &NOW].concat(),
            b"",
        );
        assert_eq!(found.len(), 1, "{}", case["id"]);
        assert_eq!(link(&found[0]), link(&alone[0]), "{}", case["id"]);
        assert_eq!(found[0]["input"], lines, "{}", case["id"]);
        let notes = found[0]["link"]["notes"].as_array();
        let has_more = notes.is_some_and(|notes| notes.iter().any(|it| it["code"] == "more_links"));
        assert_eq!(has_more, expected.len() > 1, "{}", case["id"]);
        count += 1;
    }
    assert_eq!(count, 18);
}

#[test]
fn decode_says_what_was_undone_and_where_a_fault_stands_in_the_line() {
    let wrapped = format!(
        "https://eur01.safelinks.protection.outlook.com/?url={}&data=05",
        LINK[..LINK.len() - 8]
            .replace(':', "%3A")
            .replace('/', "%2F")
    );
    let found = &objects(&["decode", &wrapped], b"")[0];
    assert_eq!(found["undone"], serde_json::json!(["outlook_safelinks"]));
    let offset = usize::try_from(found["fault"]["offset"].as_u64().unwrap()).unwrap();
    assert!(offset > wrapped.find("RgRlVV5sPl").unwrap(), "{offset}");
    assert!(offset < wrapped.find("&data").unwrap(), "{offset}");
    assert_eq!(found["input"], wrapped);
}

#[test]
fn a_mask_hides_the_line_around_a_link_and_the_link_in_it() {
    let line = format!("To: user@example.com <{LINK}>");
    for format in ["ndjson", "text", "tsv", "markdown"] {
        let output = run(&["decode", "--mask", "--format", format, &line], b"");
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.contains("open.example.com"), "{said}");
        assert!(!said.contains("user"), "{said}");
        assert!(!said.contains("dXNlckBleGFtcGxlLmNvbQ"), "{said}");
    }
}
