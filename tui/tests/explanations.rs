//! What the detail pane says of a field: of its own source, with a rule of the format that is about it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use tracklens::reading::fields::groups;
use tracklens::reading::notes::Basis;
use tracklens::reading::source::{PartName, Source};
use tracklens::reading::{Explanation, Reading};
use tracklens::settings::Settings;

use crate::links;

/// The name of each field, and words of what it is read of or stands for.
const SOURCES: &[(&str, &str)] = &[
    (
        "transmission_id",
        "transmission that the message belongs to",
    ),
    ("campaign_id", "The campaign"),
    ("template_id", "The template"),
    ("template_version", "version of the template"),
    ("tenant_id", "The tenant"),
    ("subaccount_id", "The subaccount"),
    ("customer_id", "bytes 0 to 3 of the token"),
    ("rcpt_to", "recipient's address"),
    ("message_id", "The message to this recipient"),
    ("injection_time", "bytes 2 to 5 of message_id"),
    ("event", "kind of link"),
    ("expiry", "When the link expires"),
    ("lifetime", "expiry minus injection_time"),
    ("target_link_url", "Where "),
    ("target_link_name", "name that the sender gave the link"),
    ("redirects", "target_link_url leads on"),
    ("rcpt_meta", "metadata of transmission and recipient"),
    ("scheme", "How the tracker is reached"),
    ("user_info", "user name before the host"),
    ("host", "tracker's host"),
    ("port", "tracker's port"),
    ("route", "q for an open"),
    ("sublink", "path of the sender's choice"),
    ("query", "target of a click whose payload leaves it empty"),
    ("trailing_path", "Path after the payload"),
    ("fragment", "follows #"),
    ("signature", "16 bytes"),
    ("encrypted", "byte 4 of the token"),
    ("flag", "Byte 4 of the token"),
    ("payload_len", "length of the payload"),
];

/// The rules of the format: what each is based on, and what it says.
fn rules() -> BTreeMap<String, (String, String)> {
    let page = include_str!("../../codec/FORMAT.md");
    let mut rules = BTreeMap::new();
    for rule in page.split("\n- **").skip(1) {
        let Some((number, rest)) = rule.split_once("** [") else {
            continue;
        };
        let (basis, text) = rest.split_once("] ").unwrap();
        rules.insert(number.to_owned(), (basis.to_owned(), text.to_owned()));
    }
    rules
}

fn all_links() -> Vec<String> {
    let vectors = include_str!("../../codec/tests/vectors/links.jsonl").lines();
    let mut all: Vec<String> = vectors
        .map(|line| {
            let vector: serde_json::Value = serde_json::from_str(line).unwrap();
            vector["input"].as_str().unwrap().to_owned()
        })
        .collect();
    let click = links::long_click();
    all.push(click[..click.len() - 40].to_owned());
    all.push(click.replacen("://", "://user@", 1) + "/more?x=1#end");
    all.push(
        click
            .replacen("/f/", ":81/f/", 1)
            .replacen(":81:81", ":81", 1),
    );
    let payload = click.rfind('/').unwrap() + 200;
    all.push(format!("{}!{}", &click[..payload], &click[payload + 1..]));
    all.push(links::unknown_records());
    all.push(links::encrypted().replacen("/AAA", "/AAB", 1));
    all.push(links::link(&[(0x3f, b"")]).replacen("AAAAKgA~", "AAAAKiA~", 1));
    let target = links::valid();
    all.push(links::link(&[(0x3f, b""), (0x44, target.as_bytes())]));
    let whole = [
        (0x48, &b"sale"[..]),
        (0x49, b"hello"),
        (0x51, b"\0\0\0\x01"),
    ];
    let named = [(0x45, &b"name"[..]), (0x52, b"user@example.com")];
    all.push(links::link(&[&whole[..], &named].concat()));
    all
}

#[test]
fn every_field_is_explained_by_its_own_source() {
    let mut met = BTreeSet::new();
    for link in all_links() {
        let settings = Settings::at(Timestamp::UNIX_EPOCH);
        let mut buffer = Vec::new();
        let reading = Reading::new(link.as_bytes(), &settings, &mut buffer);
        for field in groups(&reading).iter().flat_map(|group| &group.fields) {
            let explanation = Explanation::of_field(field.name, field.source).expect(field.name);
            let (_, words) = SOURCES
                .iter()
                .find(|row| row.0 == field.name)
                .expect(field.name);
            let meaning = explanation.meaning;
            assert!(meaning.contains(words), "{}: {meaning}", field.name);
            met.insert(field.name);
        }
    }
    let missing: Vec<_> = SOURCES.iter().filter(|row| !met.contains(row.0)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_rule_that_is_cited_is_in_the_format_with_the_same_basis() {
    let rules = rules();
    let parts = PartName::ALL.map(Explanation::of_part);
    let fields = SOURCES
        .iter()
        .filter_map(|(name, _)| Explanation::of_field(name, Source::LeftOver));
    let ids = (0..64).filter_map(tracklens_codec::RecordId::new);
    let records = ids.map(Explanation::of_record);
    for explanation in parts.into_iter().chain(fields).chain(records) {
        let Some(rule) = explanation.rule else {
            assert_eq!(explanation.basis, Basis::Ours);
            continue;
        };
        if rule == "section 1" {
            continue;
        }
        let (basis, _) = rules.get(rule).unwrap_or_else(|| panic!("{rule}"));
        assert!(basis.contains(explanation.basis.name()), "{rule}: {basis}");
    }
}

#[test]
fn the_rule_of_a_record_is_about_its_id() {
    let rules = rules();
    for definition in tracklens_codec::Definition::all() {
        let (_, text) = &rules[definition.rule()];
        let id = definition.id().get();
        let is_about = text.starts_with(&format!("Id {id}")) || text.contains(&format!("id {id} "));
        assert!(is_about, "{}: {text}", definition.rule());
    }
}
