//! The cases that are counted: three links, in the codec and in each format.

use std::hint::black_box;
use std::io;

use jiff::Timestamp;
use serde_json::Value;
use tracklens::commands::decode::{self, Decode};
use tracklens::report::Format;
use tracklens::settings::Settings;
use tracklens_codec::{Link, MAX_PAYLOAD_LEN};

use crate::work::Work;

/// How many lines a run has: enough that its start does not count.
pub(crate) const LINES: usize = 1000;

const VECTORS: &str = include_str!("../../../codec/tests/vectors/links.jsonl");

/// Whether a link is one of a kind.
type IsMeant = fn(&Link<'_, '_>) -> bool;

const LINKS: [(&str, IsMeant); 3] = [
    ("short_click", |link| {
        is_click(link) && link.records().is_some_and(|it| it.rcpt_meta().is_none())
    }),
    ("long_click", |link| {
        is_click(link) && link.records().is_some_and(|it| it.rcpt_meta().is_some())
    }),
    ("encrypted", |link| link.records().is_none()),
];

/// None is the codec alone.
const WAYS: [(&str, Option<Format>); 5] = [
    ("codec", None),
    ("ndjson", Some(Format::Ndjson)),
    ("tsv", Some(Format::Tsv)),
    ("event", Some(Format::Event)),
    ("text", Some(Format::Text)),
];

pub(crate) fn names() -> impl Iterator<Item = String> {
    let of_link = |link| WAYS.iter().map(move |(way, _)| format!("{way}_{link}"));
    LINKS.iter().flat_map(move |(link, _)| of_link(*link))
}

/// The work of a case, prepared.
pub(crate) fn work(name: &str) -> Work {
    let (way, link) = name.split_once('_').expect("a name has two parts");
    let way = WAYS.iter().find(|(it, _)| *it == way).expect("a way");
    let link = LINKS.iter().find(|(it, _)| *it == link).expect("a link");
    let text = shortest(link.1);
    let Some(format) = way.1 else {
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        return Box::new(move || {
            for _ in 0..LINES {
                let link = Link::decode_partial(&text, &mut buffer);
                let _ = black_box(link);
            }
        });
    };
    let lines = format!("{text}\n").repeat(LINES);
    let settings = Settings::at(Timestamp::from_second(1_764_000_000).expect("a time"));
    Box::new(move || {
        let decode = Decode::lines(format, &settings);
        let read = decode::run(&decode, lines.as_bytes(), io::sink(), |_| {});
        black_box(read.expect("memory can be read"));
    })
}

/// The shortest link of the vectors of a kind.
fn shortest(is_meant: IsMeant) -> String {
    let links = VECTORS.lines().filter_map(|vector| {
        let vector: Value = serde_json::from_str(vector).expect("a vector is JSON");
        let text = vector["input"].as_str().expect("it has a link").to_owned();
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = Link::decode(&text, &mut buffer).expect("a vector is a link");
        (is_meant(&link) && !text.contains(['?', '%'])).then_some(text)
    });
    links.min_by_key(String::len).expect("there is one")
}

fn is_click(link: &Link<'_, '_>) -> bool {
    link.kind() == Some(tracklens_codec::Kind::Click)
}
