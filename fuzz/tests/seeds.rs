//! The committed seeds are those that are generated, they meet every code, and they name nobody.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use arbitrary::{Arbitrary as _, Unstructured};
use ratatui::crossterm::event::Event;
use tracklens_codec::{ErrorKind, Link, Parts, Payload, Records};
use tracklens_fuzz::promises::Line;
use tracklens_fuzz::replay::{files_in, folder};
use tracklens_fuzz::seeds::links::links;
use tracklens_fuzz::session::Session;
use tracklens_fuzz::targets::{Input, TARGETS};
use tracklens_fuzz::writer::write_base64url;

#[test]
fn the_committed_seeds_are_exactly_those_that_are_generated() {
    for target in TARGETS {
        let mut committed = BTreeMap::new();
        for file in files_in(&folder("seeds", target)).unwrap() {
            let name = file.file_name().unwrap().to_str().unwrap().to_owned();
            committed.insert(name, fs::read(file).unwrap());
        }
        for seed in (target.seeds)() {
            let name = format!("{}/{}", target.name, seed.name);
            let bytes = committed.remove(&seed.name);
            assert!(bytes.is_some(), "{name} is not committed");
            assert_eq!(bytes, Some(seed.bytes), "{name} is another");
        }
        let strays: Vec<_> = committed.keys().collect();
        let name = target.name;
        assert!(strays.is_empty(), "{name}: {strays:?} are not generated");
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
    // One is of texts of 4 GiB, one of buffers, which the laws vary by themselves, and one of what
    // nobody sees without a key.
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
fn no_seed_is_larger_than_what_fuzzing_can_vary() {
    for target in TARGETS {
        for seed in (target.seeds)() {
            let is_short = seed.bytes.len() <= target.input.max_len();
            assert!(is_short, "{}/{}", target.name, seed.name);
        }
    }
}

#[test]
fn no_seed_names_a_host_that_could_be_somebodys() {
    for target in TARGETS {
        for seed in (target.seeds)() {
            let foreign = foreign_names(target.input, &seed.bytes[target.control..]);
            assert!(foreign.is_empty(), "{}: {foreign:?}", seed.name);
        }
    }
}

#[test]
fn a_foreign_name_is_noticed_wherever_it_stands() {
    let link = |front: &str, payload: &[u8], target: &str| {
        let payload = write_base64url(payload);
        let text =
            format!("{front}/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/{payload}?target={target}");
        (Input::Link, text.into_bytes())
    };
    let list = |payload: &[u8]| (Input::Records, payload.to_vec());
    let text = |input, text: &str| (input, text.as_bytes().to_vec());
    // The smallest screen, and a step, which pastes a text whose length stands at the end.
    let pasted = |text: &[u8]| {
        let len = u8::try_from(text.len()).unwrap();
        let paste = [0, 0, 0, 0, 0, 0, 1, 0x9a, 0x99, 0x99, 0x99];
        (Input::Session, [&paste[..], text, &[len]].concat())
    };
    let foreign_names = |(input, bytes): (Input, Vec<u8>)| foreign_names(input, &bytes);
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
        ("g.org", text(Input::Text, "see http://g.org/")),
        (
            "h.org",
            text(Input::Lines, "\nhttps://a.test/\nh.org/q/a\n"),
        ),
        ("i.org", pasted(b"http://i.org/")),
    ] {
        assert_eq!(foreign_names(seed), [foreign]);
    }
}

/// The names of hosts in a seed that are not reserved for examples and tests; addresses of IPv6
/// are to be of the block that is reserved for documentation.
fn foreign_names(input: Input, seed: &[u8]) -> Vec<String> {
    let mut names = BTreeSet::new();
    let texts = match input {
        Input::Records => records_of(seed),
        Input::Configuration | Input::Sender => vec![lossy(seed)],
        _ => Vec::new(),
    };
    names.extend(texts.iter().flat_map(|text| names_in(text)));
    for candidate in candidates(input, seed) {
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

/// The texts of a seed each of which may be a link.
fn candidates(input: Input, seed: &[u8]) -> Vec<Vec<u8>> {
    match input {
        Input::Link | Input::Text => vec![seed.to_vec()],
        Input::Lines => Line::all(seed).map(|line| line.text.to_vec()).collect(),
        Input::Session => {
            let session = Session::arbitrary_take_rest(Unstructured::new(seed));
            let session = session.expect("a seed is a session");
            let pasted = session.events().filter_map(|event| match event {
                Event::Paste(text) => Some(text.into_bytes()),
                _ => None,
            });
            pasted.collect()
        }
        Input::Records | Input::Symbols | Input::Configuration | Input::Sender => Vec::new(),
    }
}

/// What somebody could read in a candidate: its own text, its target, and its records. What is
/// encrypted says nothing to anybody.
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

/// What stands in a text where a name of a host would.
fn names_in(text: &str) -> Vec<String> {
    let foreign = |it: char| !(it.is_ascii_alphanumeric() || "-.[]:".contains(it));
    let behind = ["://", "@"]
        .into_iter()
        .flat_map(|it| text.split(it).skip(1));
    let names = behind.map(|behind| {
        let authority = behind.split(['/', '?', '#']).next().unwrap_or_default();
        let host = authority.rsplit('@').next().unwrap_or_default();
        host.split(foreign).next().unwrap_or_default().to_owned()
    });
    names.collect()
}

fn is_reserved(name: &str) -> bool {
    let host = name.rsplit_once(':').map_or(name, |(host, _)| host);
    let of = |domain: &str| host == domain || host.ends_with(&format!(".{domain}"));
    // A single word is no name that anybody could register.
    of("example.com") || of("test") || name.starts_with("[2001:db8:") || !host.contains('.')
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
