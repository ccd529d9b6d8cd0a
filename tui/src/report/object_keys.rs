//! Whether the keys that come out are those of the table.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::{Map, Value as Json};

use super::entry::{Finding, ReportEntry};
use super::ndjson;
use crate::input::Candidate;
use crate::reading::Reading;
use crate::reading::keys::Key;
use crate::settings::Settings;

/// Keys of the table that only `encode` takes.
const OF_ENCODE: [&str; 1] = ["transmission_meta"];

/// Links with what no vector has: no sublink, a port and an unknown flag, metadata that is not JSON, a template, a target that
/// leads on.
const MORE: [&str; 5] = [
    "https://click.example.com/f//AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/Pw~~",
    "https://click.example.com:8443/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgE~/P1A",
    "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/P0cBeA~~",
    "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/P0kBYQ~~",
    "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/P0gBYQ~~\
        ?target=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fwww.example.com%252F",
];

fn keys_of(line: &str) -> Vec<String> {
    let settings = Settings::at(Timestamp::UNIX_EPOCH);
    let mut buffer = Vec::new();
    let candidate = Candidate::of_line(line.as_bytes());
    let reading = Reading::new(candidate.text(), &settings, &mut buffer);
    let entry = ReportEntry::Read {
        candidate,
        reading: &reading,
        finding: Finding::default(),
    };
    let mut written = Vec::new();
    ndjson::write(&mut written, &entry).unwrap();
    let object: Json = serde_json::from_slice(&written).unwrap();
    let members = object["link"].as_object();
    members
        .into_iter()
        .flat_map(Map::keys)
        .map(String::to_owned)
        .collect()
}

#[test]
fn the_keys_of_links_are_those_of_the_table() {
    let vectors = include_str!("../../../codec/tests/vectors/links.jsonl").lines();
    let links = vectors.map(|vector| {
        let vector: Json = serde_json::from_str(vector).unwrap();
        vector["input"].as_str().unwrap().to_owned()
    });
    let mut found: BTreeSet<_> = MORE.into_iter().flat_map(keys_of).collect();
    for link in links {
        // Cut, and with a character that base64url does not have.
        let cut = |from_end: usize| link.get(..link.len().saturating_sub(from_end));
        let cuts = (1..40).filter_map(cut).map(str::to_owned);
        let texts = cuts.chain([link.clone(), link.replacen('Z', "%", 1)]);
        found.extend(texts.flat_map(|line| keys_of(&line)));
    }
    let known = Key::ALL.iter().map(|key| key.name().to_owned());
    let known: BTreeSet<_> = known.filter(|it| !OF_ENCODE.contains(&&**it)).collect();
    assert_eq!(found, known);
}
