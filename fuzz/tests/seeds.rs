//! The committed seeds are those that are generated, meet every code, and name nobody.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use arbitrary::{Arbitrary as _, Unstructured};
use ratatui::crossterm::event::Event;
use tracklens_codec::{ErrorKind, Link, Parts, Payload, Records};
use tracklens_fuzz::inputs::kind::InputKind;
use tracklens_fuzz::inputs::seeds::links::{link_texts, links};
use tracklens_fuzz::inputs::session::Session;
use tracklens_fuzz::oracles::promises::Line;
use tracklens_fuzz::oracles::writer::write_base64url;
use tracklens_fuzz::replay::{PACKAGE, files_in, seed_folder};
use tracklens_fuzz::targets::TARGETS;

#[test]
fn the_committed_seeds_are_exactly_those_that_are_generated() {
    for &kind in InputKind::ALL {
        let mut committed = BTreeMap::new();
        for file in files_in(&seed_folder(kind)).unwrap() {
            let name = file.file_name().unwrap().to_str().unwrap().to_owned();
            committed.insert(name, fs::read(file).unwrap());
        }
        for seed in kind.seeds() {
            let name = format!("{}/{}", kind.folder(), seed.name);
            let bytes = committed.remove(&seed.name);
            assert!(bytes.is_some(), "{name} is not committed");
            assert_eq!(bytes, Some(seed.bytes), "{name} differs");
        }
        let strays: Vec<_> = committed.keys().collect();
        let name = kind.folder();
        assert!(strays.is_empty(), "{name}: {strays:?} are not generated");
    }
}

#[test]
fn every_kind_has_its_folder_and_a_target() {
    let folders = fs::read_dir(Path::new(PACKAGE).join("seeds")).unwrap();
    let found: BTreeSet<_> = folders
        .map(|folder| folder.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(
        found,
        InputKind::ALL
            .iter()
            .map(|it| it.folder().to_owned())
            .collect()
    );
    for &kind in InputKind::ALL {
        let is_taken = TARGETS.iter().any(|target| target.kinds.contains(&kind));
        assert!(is_taken, "no target takes {}", kind.folder());
    }
}

#[test]
fn the_seeds_meet_every_code() {
    let mut met = BTreeSet::new();
    for seed in links() {
        let mut buffer = vec![0; seed.bytes.len()];
        met.extend(
            Link::decode_strict(&seed.bytes, &mut buffer)
                .err()
                .map(|it| it.code()),
        );
    }
    let unmet: Vec<_> = ErrorKind::CODES
        .iter()
        .filter(|code| !met.contains(*code))
        .collect();
    // One needs a text of 4 GiB, one depends on the buffer, which the laws choose, and one needs a key.
    assert_eq!(
        unmet,
        [&"too_long", &"buffer_too_small", &"damaged_ciphertext"]
    );
}

#[test]
fn the_seeds_have_every_order_of_fields_that_was_seen() {
    let vectors = include_str!("../../codec/tests/vectors/links.jsonl");
    let seen: BTreeSet<_> = vectors
        .lines()
        .filter_map(|line| {
            let vector: serde_json::Value = serde_json::from_str(line).unwrap();
            order(vector["input"].as_str().unwrap().as_bytes())
        })
        .collect();
    assert_eq!(
        seen.len(),
        14,
        "plaintext vectors with different lists of ids"
    );
    let met: BTreeSet<_> = links()
        .iter()
        .filter_map(|seed| order(&seed.bytes))
        .collect();
    let unmet: Vec<_> = seen.difference(&met).collect();
    assert!(unmet.is_empty(), "{unmet:?}");
}

/// The ids of the records of a link, in their order.
fn order(text: &[u8]) -> Option<Vec<u8>> {
    let mut buffer = vec![0; text.len()];
    let link = Link::decode(text, &mut buffer).ok()?;
    let ids = link.records()?.iter().map(|record| record.id().get());
    Some(ids.collect())
}

#[test]
fn no_seed_is_longer_than_the_inputs_of_a_campaign() {
    for &kind in InputKind::ALL {
        for seed in kind.seeds() {
            let is_short = seed.bytes.len() <= kind.max_len();
            assert!(is_short, "{}/{}", kind.folder(), seed.name);
        }
    }
}

#[test]
fn no_seed_names_a_host_that_could_be_somebodys() {
    for &kind in InputKind::ALL {
        for seed in kind.seeds() {
            let foreign = foreign_names(kind, &seed.bytes);
            assert!(foreign.is_empty(), "{}: {foreign:?}", seed.name);
        }
    }
}

#[test]
fn a_foreign_name_is_found_wherever_it_is() {
    let link = |front: &str, payload: &[u8], target: &str| {
        let payload = write_base64url(payload);
        let text =
            format!("{front}/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/{payload}?target={target}");
        (InputKind::Link, text.into_bytes())
    };
    let list = |payload: &[u8]| (InputKind::RecordList, payload.to_vec());
    let text = |kind, text: &str| (kind, text.as_bytes().to_vec());
    // The smallest screen, and a step that pastes a text, whose length is the last byte.
    let pasted = |text: &[u8]| {
        let len = u8::try_from(text.len()).unwrap();
        let paste = [0, 0, 0, 0, 0, 0, 1, 0x9a, 0x99, 0x99, 0x99];
        (InputKind::Session, [&paste[..], text, &[len]].concat())
    };
    let foreign_names = |(kind, bytes): (InputKind, Vec<u8>)| foreign_names(kind, &bytes);
    let good = b"\x3f\x52\x08u@b.test\x44\x13https://example.com";
    assert!(foreign_names(link("https://a.example.com", good, "https%3A%2F%2Fa.test")).is_empty());
    assert!(foreign_names(list(good)).is_empty());
    for (foreign, seed) in [
        (
            "a.somewhere.org",
            link("https://a.somewhere.org", b"\x3f", ""),
        ),
        ("b.org", link("b.org", b"\x3f", "")),
        (
            "sexample.com",
            link("", b"\x3f\x44\x14https://sexample.com", ""),
        ),
        ("c.org", link("", b"\x3f\x52\x07u@c.org", "")),
        ("d.org", link("", b"\x3f", "http%3A%2F%2Fu%40d.org%2Fd")),
        ("e.org", list(b"\x3f\x47\x11{\"a\":\"me@e.org\"}\x52\xff")),
        ("f.org", list(b"\x3f\x52\xff@f.org")),
        ("g.org", text(InputKind::Text, "see http://g.org/")),
        (
            "h.org",
            text(InputKind::Lines, "\nhttps://a.test/\nh.org/q/a\n"),
        ),
        ("i.org", pasted(b"http://i.org/")),
    ] {
        assert_eq!(foreign_names(seed), [foreign]);
    }
}

/// The host names in a seed that are not reserved for examples and tests. Addresses of IPv6 must belong
/// to the block that is reserved for documentation.
fn foreign_names(kind: InputKind, seed: &[u8]) -> Vec<String> {
    let mut names = BTreeSet::new();
    let texts = match kind {
        InputKind::RecordList => records_of(seed),
        InputKind::Configuration | InputKind::Sender => vec![lossy(seed)],
        _ => Vec::new(),
    };
    names.extend(texts.iter().flat_map(|text| names_in(text)));
    for candidate in candidates(kind, seed) {
        let texts = readable_texts(&candidate);
        names.extend(texts.iter().flat_map(|text| names_in(text)));
        if let Ok(parts) = Parts::find(&candidate) {
            names.extend(parts.host().map(|host| lossy(host.as_bytes())));
        }
    }
    names
        .into_iter()
        .filter(|name| !is_reserved(name))
        .collect()
}

/// The texts in a seed that may be links.
fn candidates(kind: InputKind, seed: &[u8]) -> Vec<Vec<u8>> {
    match kind {
        InputKind::Link
        | InputKind::Cell
        | InputKind::Text
        | InputKind::Mail
        | InputKind::Relative => {
            vec![seed.to_vec()]
        }
        InputKind::Lines => Line::all(seed).map(|line| line.text.to_vec()).collect(),
        InputKind::Session => {
            let session = Session::arbitrary_take_rest(Unstructured::new(seed));
            let session = session.expect("a seed is a session");
            let links = link_texts();
            let pasted = session.events(&links).filter_map(|event| match event {
                Event::Paste(text) => Some(text.into_bytes()),
                _ => None,
            });
            pasted.collect()
        }
        InputKind::RecordList
        | InputKind::Symbols
        | InputKind::Configuration
        | InputKind::Sender
        | InputKind::Wrapping
        | InputKind::MetadataKeys
        | InputKind::Object
        | InputKind::Times => Vec::new(),
    }
}

/// What can be read in a candidate: its text, its target, and its records. Nobody can read what is
/// encrypted.
fn readable_texts(candidate: &[u8]) -> Vec<String> {
    let mut texts = vec![lossy(candidate)];
    let mut buffer = vec![0; candidate.len()];
    if let Ok(link) = Link::decode_partial(candidate, &mut buffer) {
        let target = link.target().map(|it| it.bytes().collect::<Vec<_>>());
        texts.extend(target.map(|target| lossy(&target)));
        if !matches!(link.payload(), Payload::Encrypted(_)) {
            texts.extend(records_of(link.payload().as_bytes()));
        }
    }
    texts
}

fn records_of(payload: &[u8]) -> Vec<String> {
    let records = Records::read(payload);
    let values = records.iter().map(|record| lossy(record.as_bytes()));
    values.chain([lossy(records.left_over())]).collect()
}

/// What a text has where host names are.
fn names_in(text: &str) -> Vec<String> {
    let foreign = |it: char| !(it.is_ascii_alphanumeric() || "-.[]:".contains(it));
    let rests = ["://", "@"]
        .into_iter()
        .flat_map(|it| text.split(it).skip(1));
    let names = rests.map(|rest| {
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = authority.rsplit('@').next().unwrap_or_default();
        host.split(foreign).next().unwrap_or_default().to_owned()
    });
    names.collect()
}

fn is_reserved(name: &str) -> bool {
    let host = name.rsplit_once(':').map_or(name, |(host, _)| host);
    let of = |domain: &str| host == domain || host.ends_with(&format!(".{domain}"));
    // Nobody can register a single word.
    of("example.com") || of("test") || name.starts_with("[2001:db8:") || !host.contains('.')
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
