//! Findings: each group with links that have one and the neighbouring ones that have not.

mod cases;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::Value;
use tracklens::input::{find, mail};
use tracklens::reading::Reading;
use tracklens::reading::notes::{Basis, Code, Note, Severity, of_found, of_mail};

use crate::links;
use cases::Case;

// F-7.3, F-7.10, F-7.11
#[test]
fn times_are_noted_that_no_link_has() {
    check(&cases::times());
}

// F-9.6
#[test]
fn metadata_is_noted_that_no_event_has() {
    check(&cases::metadata());
}

// F-11.5
#[test]
fn a_target_is_noted_that_no_signature_is_known_to_cover() {
    check(&cases::places_of_targets());
}

#[test]
fn a_target_is_noted_that_leads_elsewhere_than_it_seems() {
    check(&cases::targets());
}

#[test]
fn a_host_of_a_link_is_noted_that_is_another_than_it_seems() {
    check(&cases::own_hosts());
}

// F-10.1, F-10.3, F-10.5, F-10.6
#[test]
fn a_value_beyond_a_limit_is_noted() {
    check(&cases::limits());
}

// F-6.1, F-6.2, F-6.3
#[test]
fn records_out_of_place_are_noted() {
    check(&cases::records());
}

#[test]
fn a_link_is_noted_that_ends_where_it_may_have_been_cut() {
    check(&cases::cuts());
}

// F-11.9
#[test]
fn every_strict_error_has_a_note_at_the_same_position() {
    let cases = cases::spellings();
    assert!(cases.len() > 40, "{} spellings", cases.len());
    for (text, code, offset) in cases {
        let settings = cases::settings();
        let notes = notes(&text, &settings);
        let code = Code::of_name(&code).expect(&code);
        let note = notes.iter().find(|note| note.code == code).expect(&text);
        assert_eq!(note.place.offset(), Some(offset), "{text}");
        assert!(
            note.message.text().starts_with(code.meaning()),
            "{}",
            note.message
        );
    }
}

#[test]
fn decrypted_content_gets_the_same_notes_as_plain_content() {
    check(&cases::encrypted());
}

#[test]
fn how_a_link_was_found_is_noted() {
    for (line, expected) in cases::findings() {
        let mut links = find::links(line.as_bytes());
        let first = links.next().unwrap();
        let notes = of_found(&first, links.next().is_some());
        let codes: Vec<_> = notes.iter().map(|note| note.code.name()).collect();
        assert_eq!(codes, expected, "{line}");
    }
}

#[test]
fn headers_that_say_something_else_than_the_link_are_noted() {
    let text = links::click_with_query();
    let mut buffer = vec![0; text.len()];
    let link = tracklens_codec::Link::decode(&text, &mut buffer).unwrap();
    let customer = link.token().unwrap().customer_id();
    let [same, other] = [customer, customer + 1].map(|customer| {
        let mail = format!("Return-Path: <msprvs1=20154X_Q5=bounces-{customer}@example.com>\n\n");
        mail::read(mail.as_bytes()).says.remove(0)
    });
    assert_eq!(of_mail(&same, &link), None);
    let note = of_mail(&other, &link).unwrap();
    assert_eq!(note.code, Code::HeadersDisagree);
    assert!(
        note.message.text().ends_with("(customer_id)"),
        "{}",
        note.message
    );
}

#[test]
fn a_danger_names_the_host_that_is_really_meant_and_the_one_it_is_taken_for() {
    for (target, expected) in [
        (
            "https://paypal.com@xn--pypal-4ve.example.net/login",
            "Real host: xn--pypal-4ve.example.net, not paypal.com",
        ),
        (
            "https://xn--pypal-4ve.example.net/",
            "Real host: xn--pypal-4ve.example.net, not paypal.example.net",
        ),
        (
            "https://аррӏе.test",
            "Real host: xn--80ak6aa92e.test, not apple.test",
        ),
        (
            "https://user%40secret:secret@www.example.com",
            "Real host: www.example.com",
        ),
        ("javascript:secret()", " (javascript)"),
    ] {
        let text = cases::with_query(&format!("target={target}"));
        let notes = notes(&text, &cases::settings());
        let dangers = notes.iter().filter(|it| it.severity == Severity::Danger);
        let messages: Vec<_> = dangers.map(|note| note.message.text()).collect();
        let is_named = messages.iter().any(|it| it.ends_with(expected));
        assert!(is_named, "{target}: {messages:?}");
    }
}

#[test]
fn every_code_has_a_case() {
    let groups = [
        cases::times(),
        cases::metadata(),
        cases::places_of_targets(),
        cases::targets(),
        cases::own_hosts(),
        cases::cuts(),
        cases::limits(),
        cases::records(),
        cases::encrypted(),
    ];
    let mut met: BTreeSet<String> = groups
        .iter()
        .flatten()
        .flat_map(|case| &case.expected)
        .map(|(code, _)| (*code).to_owned())
        .collect();
    met.extend(cases::spellings().into_iter().map(|(_, code, _)| code));
    let found = cases::findings();
    met.extend(
        found
            .iter()
            .flat_map(|(_, codes)| codes.iter().map(|code| (*code).to_owned())),
    );
    // It takes a mail, and has a test of its own.
    met.insert(Code::HeadersDisagree.name().to_owned());
    for code in Code::ALL {
        assert!(met.contains(code.name()), "{code}");
    }
}

#[test]
fn no_link_of_the_vectors_has_more_than_information() {
    let settings = cases::settings();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in include_str!("../../../codec/tests/vectors/links.jsonl").lines() {
        let vector: Value = serde_json::from_str(line).unwrap();
        for note in notes(vector["input"].as_str().unwrap(), &settings) {
            assert_eq!(note.severity, Severity::Info, "{note:?}");
            *counts.entry(note.code.name()).or_default() += 1;
        }
    }
    let expected = [
        ("expired", 34),
        ("percent_encoded", 2),
        ("unverified_query_target", 4),
    ];
    assert_eq!(counts, BTreeMap::from(expected));
}

#[test]
fn the_table_of_the_documentation_is_that_of_the_source() {
    let readme = include_str!("../../../README.md");
    let mut table = "| code | severity | what it says | standing |\n|---|---|---|---|\n".to_owned();
    for code in Code::ALL {
        let (severity, basis) = (code.severity().name(), code.basis().name());
        let meaning = code.meaning();
        writeln!(table, "| `{code}` | {severity} | {meaning} | {basis} |").unwrap();
    }
    assert!(readme.contains(&format!("\n\n{table}\n")), "{table}");
}

#[test]
fn a_code_is_in_snake_case_and_its_own() {
    let names: BTreeSet<_> = Code::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(names.len(), Code::ALL.len());
    for name in names {
        let is_snake_case = name.bytes().all(|it| it == b'_' || it.is_ascii_lowercase());
        assert!(is_snake_case, "{name}");
        assert_eq!(Code::of_name(name).unwrap().name(), name);
    }
}

#[test]
fn what_is_inferred_or_unknown_is_said_to_be() {
    for code in Code::ALL {
        let said = code.meaning();
        assert_eq!(
            code.basis() == Basis::Inferred,
            said.contains("inferred"),
            "{code}"
        );
        assert_eq!(
            code.basis() == Basis::Unknown,
            said.contains("unknown"),
            "{code}"
        );
    }
}

#[test]
fn the_most_important_note_comes_first() {
    let text = cases::with_query("target=javascript:x&target=%E0");
    let notes = notes(&text, &cases::settings());
    let severities: Vec<_> = notes.iter().map(|note| note.severity).collect();
    assert_eq!(severities.first(), Some(&Severity::Danger));
    assert_eq!(severities.last(), Some(&Severity::Info));
    assert!(severities.is_sorted_by(|one, next| one >= next));
}

/// Holds each case against what is found of it: codes and places, in any order.
fn check(cases: &[Case]) {
    for case in cases {
        let notes = notes(&case.text, &case.settings);
        let mut found: Vec<_> = notes
            .iter()
            .map(|note| (note.code.name(), place(note)))
            .collect();
        let mut expected: Vec<_> = case
            .expected
            .iter()
            .map(|(code, place)| (*code, place.clone()))
            .collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{}: {notes:#?}", case.name);
        for note in &notes {
            assert!(
                note.message.text().starts_with(note.code.meaning()),
                "{note:?}"
            );
            assert_eq!(note.severity, note.code.severity());
            let leaked = note.message.text().contains("secret");
            assert!(!leaked, "{}: a message repeats the link", case.name);
        }
    }
}

/// The place as a text: byte, record, field, as far as there are any.
fn place(note: &Note) -> String {
    let number = |number: Option<usize>| number.map(|it| it.to_string()).unwrap_or_default();
    let place = &note.place;
    format!(
        "{}/{}/{}",
        number(place.offset()),
        number(place.record()),
        place.field().unwrap_or_default()
    )
}

fn notes(text: &str, settings: &tracklens::settings::Settings) -> Vec<Note> {
    Reading::new(text.as_bytes(), settings, &mut Vec::new())
        .notes()
        .map(Cow::into_owned)
        .collect()
}
