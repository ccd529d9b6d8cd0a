//! `--defang`: nothing in the output can be clicked, whatever the format.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tracklens::text::defang::defanged;

use crate::links;
use crate::run::run;

/// What no defanged output has.
const CLICKABLE: [&str; 5] = ["http://", "https://", "www.", "example.com", "@example"];

#[test]
fn no_format_of_decode_has_anything_to_click() {
    let lines = [
        links::long_click(),
        links::click_with_query(),
        links::nested_metadata(),
        "see https://www.example.com/ or user@example.com".to_owned(),
    ];
    let lines = lines.join("\n");
    for format in ["text", "ndjson", "json", "tsv", "event", "markdown"] {
        judge(
            &["decode", "--defang", "--format", format, "--now", "0"],
            lines.as_bytes(),
        );
    }
    judge(&["decode", "--defang", "--mask"], lines.as_bytes());
}

#[test]
fn no_format_of_scan_has_anything_to_click() {
    let mail = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mails/messages/41.eml");
    let mail = fs::read(mail).unwrap();
    for format in ["text", "ndjson", "json", "tsv", "event", "markdown"] {
        judge(&["scan", "--defang", "--format", format], &mail);
    }
}

#[test]
fn a_report_for_a_ticket_is_defanged_without_being_asked() {
    let link = links::long_click();
    judge(&["decode", "--format", "markdown"], link.as_bytes());
}

#[test]
fn json_stays_json_and_what_is_defanged_is_read_again() {
    let link = links::long_click();
    let output = run(&["decode", "--defang", &link], b"");
    let object: Value = serde_json::from_slice(&output.stdout).unwrap();
    let given = object["input"].as_str().unwrap();
    let again = run(&["decode", given], b"");
    let again: Value = serde_json::from_slice(&again.stdout).unwrap();
    let plain = run(&["decode", &link], b"");
    let plain: Value = serde_json::from_slice(&plain.stdout).unwrap();
    assert_eq!(again["link"]["rcpt_to"], plain["link"]["rcpt_to"]);
    assert_eq!(again["link"]["host"], "click.example.com");
    assert_eq!(again["undone"], serde_json::json!(["defanging"]));
}

#[test]
fn the_command_in_a_report_opens_the_same_link() {
    for link in [
        links::long_click(),
        links::click_with_query(),
        links::encrypted(),
    ] {
        let report = run(&["decode", "--format", "markdown", &link], b"");
        let report = String::from_utf8(report.stdout).unwrap();
        let (_, command) = report.split_once("- Open it again: `tracklens '").unwrap();
        let (defanged, _) = command.split_once("'`\n").unwrap();
        let again = run(&[defanged], b"");
        let again: Value = serde_json::from_slice(&again.stdout).unwrap();
        let plain = run(&["decode", &link], b"");
        let plain: Value = serde_json::from_slice(&plain.stdout).unwrap();
        assert_eq!(again["link"]["records"], plain["link"]["records"]);
        assert_eq!(again["link"]["query"], plain["link"]["query"]);
    }
}

fn judge(arguments: &[&str], input: &[u8]) {
    let output = run(arguments, input);
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).unwrap();
    assert!(said.contains("[.]"), "{arguments:?}: {said}");
    for clickable in CLICKABLE {
        assert!(
            !said.contains(clickable),
            "{arguments:?}: {clickable}: {said}"
        );
    }
}

/// `fuzz/regressions/output/tab-before-a-dot`: a tab is shown as `\x09`, and the `x09.example` in that could be clicked.
#[test]
fn a_dot_after_a_tab_is_defanged() {
    assert_eq!(defanged("a\t.example"), "a\t[.]example");
}

/// `fuzz/regressions/output/colons-of-two-addresses`: one colon was replaced, and what stood before it was an address.
#[test]
fn of_what_has_too_many_colons_for_an_address_all_are_replaced() {
    for (text, expected) in [
        ("http://[2001::db8::1]/", "hxxp[:]//[2001[:][:]db8[:][:]1]/"),
        ("2001::db8:1z", "2001[:][:]db8[:]1z"),
        ("1:2:3:4:5:6:7:abc:9", "1[:]2[:]3[:]4[:]5[:]6[:]7[:]abc[:]9"),
        (
            "aa:bb:cc:dd:ee:ff 12:30:45 a::b",
            "aa[:]bb[:]cc[:]dd[:]ee[:]ff 12:30:45 a[:][:]b",
        ),
    ] {
        assert_eq!(defanged(text), expected);
        assert_eq!(defanged(expected), expected, "again");
    }
}

/// `fuzz/regressions/output/dot-before-a-scheme`: the colon was only seen once the dot before its scheme was replaced.
#[test]
fn a_dot_that_is_replaced_starts_the_scheme_after_it() {
    assert_eq!(defanged("\u{1}.A:\0"), "\u{1}[.]A[:]\0");
    assert_eq!(
        defanged("https://open\0.example.com:80/"),
        "hxxps[:]//open\0[.]example[.]com[:]80/"
    );
}
