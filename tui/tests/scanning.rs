//! Links that stand in something else, through the whole program.

use serde_json::Value;

use tracklens::input::Pasted;

use crate::links;
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

/// What can stand between two links, and ends a query.
const SEPARATORS: [&str; 10] = [" ", "  ", "\t", ", ", ",", ";", "|", "", "<", "\""];

/// What can stand between two links, and in a query.
const IN_A_QUERY: [&str; 8] = ["/", "\\", "%20", "%2C", "&", "+", ".", ")"];

#[test]
fn links_next_to_each_other_are_as_many() {
    let click = links::click_with_query();
    let short = links::initial_open();
    for first in [LINK, LINK.trim_end_matches('~'), &short, &click] {
        let alone = &objects(&["decode", first], b"")[0];
        for second in [LINK, &short, &click] {
            let others = IN_A_QUERY.iter().filter(|_| !first.contains('?'));
            for separator in SEPARATORS.iter().chain(others) {
                let line = format!("{first}{separator}{second}");
                let read = &objects(&["decode"], line.as_bytes())[0];
                assert_eq!(link(read), link(alone), "{line}");
                let notes = read["link"]["notes"].as_array().unwrap();
                let has_more = notes.iter().any(|it| it["code"] == "more_links");
                assert!(has_more, "{line}");
                let found = Pasted::of(&line);
                let texts: Vec<_> = found.links().iter().map(|it| &*it.text).collect();
                // Each once.
                let expected = [first, second];
                let count = if first == second { 1 } else { 2 };
                assert_eq!(texts, expected[..count], "{line}");
            }
        }
    }
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
        let host = match format {
            "markdown" => "open[.]example[.]com",
            _ => "open.example.com",
        };
        assert!(said.contains(host), "{said}");
        // The heading of a column.
        let said = said.replace("log_user_agent", "");
        assert!(!said.contains("user"), "{said}");
        assert!(!said.contains("dXNlckBleGFtcGxlLmNvbQ"), "{said}");
    }
}

#[test]
fn a_link_that_an_ellipsis_cuts_is_read_up_to_it() {
    for ellipsis in ["...", "\u{2026}", "... and so on"] {
        let line = format!("{}{ellipsis}", &LINK[..LINK.len() - 10]);
        let object = &objects(&["decode", &line], b"")[0];
        assert_eq!(object["fault"]["code"], "truncated_value", "{line}");
        let cut = &object["link"]["cut_value"];
        assert_eq!(cut["name"], "rcpt_to", "{line}");
        assert_eq!(cut["claimed_len"], 16, "{line}");
        let notes = object["link"]["notes"].as_array().unwrap();
        assert!(
            notes.iter().any(|it| it["code"] == "ends_in_ellipsis"),
            "{line}"
        );
    }
}

#[test]
fn what_stands_after_a_wrong_character_is_tentative() {
    let start = LINK.rfind("PlIQ").unwrap();
    for wrong in ["*", "\u{fc}"] {
        let given = format!("{}{wrong}{}", &LINK[..start], &LINK[start + 1..]);
        let object = &objects(&["decode", &given], b"")[0];
        let link = &object["link"];
        assert_eq!(object["fault"]["code"], "invalid_symbol");
        assert_eq!(link["expiry"], 1_700_093_548);
        assert!(link.get("rcpt_to").is_none());
        assert_eq!(link["tentative"]["rcpt_to"], "user@example.com");
        assert_eq!(link["tentative"]["offset"], 6);
        let masked = &objects(&["decode", "--mask", &given], b"")[0];
        assert!(masked["link"].get("tentative").is_none());
    }
}

#[test]
fn an_object_says_where_a_target_leads() {
    let wrapped = "https://www.google.com/url?q=https%3A%2F%2Fwww.example.com%2Fuser&sa=D";
    let line = format!(
        "{}?target={}",
        "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pw~~",
        wrapped.replace('%', "%25").replace('&', "%26")
    );
    let object = &objects(&["decode", &line], b"")[0];
    let expected = serde_json::json!([
        {"step": "google_redirect", "url": "https://www.example.com/user"},
    ]);
    assert_eq!(object["link"]["redirects"], expected);
    let masked = &objects(&["decode", "--mask", &line], b"")[0];
    assert!(masked["link"].get("redirects").is_none());
}

#[test]
fn a_line_that_starts_with_a_link_is_read_as_that_link() {
    for (after, has_fault) in [
        (",302", false),
        ("\tuser@example.com", false),
        ("|our sale>", false),
        (").", false),
        ("!?", false),
        ("!RgRlVV5sPlIQ", true),
    ] {
        let line = format!("{LINK}{after}");
        let object = &objects(&["decode", &line], b"")[0];
        assert_eq!(object["input"], line);
        assert_eq!(object["link"]["rcpt_to"], "user@example.com", "{line}");
        assert_eq!(object.get("fault").is_some(), has_fault, "{line}");
    }
}

fn logged() -> String {
    let path = &LINK["https://open.example.com".len()..];
    format!(
        r#"203.0.113.9 - - [14/Nov/2023:22:13:20 +0000] "GET {path} HTTP/2.0" 302 0 "-" "Mozilla/5.0""#
    )
}

#[test]
fn a_line_of_a_log_is_read_as_one() {
    let object = &objects(&["decode", &logged()], b"")[0];
    let expected = serde_json::json!({
        "timestamp": 1_700_000_000,
        "ip_address": "203.0.113.9",
        "user_agent": "Mozilla/5.0",
        "method": "GET",
        "status": 302,
    });
    assert_eq!(object["log"], expected);
    assert_eq!(object["link"]["rcpt_to"], "user@example.com");
    let event = &objects(&["decode", "--format", "event", &logged()], b"")[0];
    let event = &event["msys"]["track_event"];
    assert_eq!(event["timestamp"], "1700000000");
    assert_eq!(event["ip_address"], "203.0.113.9");
    assert_eq!(event["user_agent"], "Mozilla/5.0");
}

#[test]
fn a_log_is_read_in_the_format_that_is_given() {
    let path = &LINK["https://open.example.com".len()..];
    let line = format!("302|203.0.113.9|2023-11-14T22:13:20+00:00|GET {path} HTTP/2.0");
    let format = "$status|$remote_addr|$time_iso8601|$request";
    let object = &objects(&["decode", "--log-format", format, &line], b"")[0];
    assert_eq!(object["log"]["status"], 302);
    assert_eq!(object["log"]["timestamp"], 1_700_000_000);
    assert!(objects(&["decode", &line], b"")[0].get("log").is_none());
    let wrong = run(&["decode", "--log-format", "nothing", &line], b"");
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn a_link_that_only_refers_to_a_request_does_not_have_its_log() {
    let line = format!(
        r#"203.0.113.9 - - [14/Nov/2023:22:13:20 +0000] "GET /style.css HTTP/2.0" 200 9 "{LINK}" "Mozilla/5.0""#
    );
    let object = &objects(&["decode", &line], b"")[0];
    assert_eq!(object["link"]["rcpt_to"], "user@example.com");
    assert!(object.get("log").is_none());
}

#[test]
fn a_mask_hides_who_made_a_request() {
    for format in ["ndjson", "text", "tsv", "markdown", "event"] {
        let output = run(&["decode", "--mask", "--format", format, &logged()], b"");
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(!said.contains("203.0"), "{said}");
        assert!(!said.contains("Mozilla"), "{said}");
    }
}

#[test]
fn a_header_that_belongs_to_links_says_what_it_shares_with_them() {
    let line = "Return-Path: <msprvs1=197736pyd5Sy6=bounces-463600-2@example.com>";
    let output = run(&["decode", line], b"");
    assert_eq!(output.status.code(), Some(0));
    let object: Value = serde_json::from_slice(&output.stdout).unwrap();
    let expected = serde_json::json!({
        "input": line,
        "relative": {
            "kind": "return_path",
            "tag": "197736pyd5Sy6",
            "customer_id": 463_600,
            "subaccount_id": 2,
        },
    });
    assert_eq!(object, expected);
    for format in ["text", "tsv", "markdown", "event", "json"] {
        let said = run(&["decode", "--format", format, line], b"").stdout;
        let said = String::from_utf8(said).unwrap();
        assert!(said.contains("463600"), "{said}");
    }
}

#[test]
fn a_header_with_two_addresses_says_what_both_do() {
    let mailto = "<mailto:unsubscribe@example.com?subject=unsubscribe:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8~|eyJyIjoidXNlckBleGFtcGxlLmNvbSJ9>";
    let line = format!("List-Unsubscribe: {mailto}, <{LINK}>");
    let object = &objects(&["decode", &line], b"")[0];
    assert_eq!(object["link"]["rcpt_to"], "user@example.com");
    assert_eq!(object["relative"]["kind"], "list_unsubscribe");
    assert_eq!(object["relative"]["rcpt_to"], "user@example.com");
    for format in ["ndjson", "text", "markdown"] {
        let said = run(&["decode", "--mask", "--format", format, &line], b"").stdout;
        let said = String::from_utf8(said).unwrap();
        assert!(said.contains("List-Unsubscribe") || said.contains("list_unsubscribe"));
        assert!(!said.contains("user"), "{said}");
    }
}
