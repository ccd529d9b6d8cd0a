//! The rooms of the program, and that none of them uses one above it.

#[path = "../../codec/tests/layers/mod.rs"]
mod layers;

use std::path::Path;

use self::layers::{Source, read_sources, ways_up};

/// The floors, from the ground up.
const FLOORS: &[&[&str]] = &[
    &["text"],
    &["settings"],
    &["input"],
    // How a reading comes about, and above it what is found in one.
    &[
        "reading/source",
        "reading/signature",
        "reading/sentence",
        "reading/keys",
        "reading/metadata",
        "reading/notes",
    ],
    &["reading/read"],
    &[
        "reading/readable",
        "reading/fields",
        "reading/checks",
        "reading/masking",
    ],
    &["reading"],
    &["report", "writing", "comparing"],
    &["inspector"],
    &["preferences", "commands"],
    &["terminal"],
];

#[test]
fn no_room_uses_one_above_it() {
    let sources = read_sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let wrong = ways_up(FLOORS, &sources);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_way_up_is_found() {
    let source = |path: &str, text: &str| Source {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    let sources = [
        source("text.rs", "use crate::reading::Reading;"),
        source("reading.rs", ""),
    ];
    let floors: &[&[&str]] = &[&["text"], &["reading"]];
    let wrong = ways_up(floors, &sources);
    assert_eq!(wrong, ["text.rs uses reading.rs, which stands above it"]);
}
