//! The files of this package stand on floors, and use only what is on their own or below.

#[path = "../../codec/tests/layers/mod.rs"]
mod layers;

use std::path::Path;

use layers::{Source, read_sources, ways_up};

/// The floors, from the ground.
const FLOORS: &[&[&str]] = &[
    &[
        "chance",
        "child",
        "coverage",
        "folders",
        "libfuzzer",
        "state",
        "status",
        "table",
    ],
    &["arguments"],
    &["plan"],
    &["outcome", "building", "measuring", "options"],
    &["turn"],
    &["course", "run"],
    &["bin"],
];

#[test]
fn no_file_uses_one_above_it() {
    let sources = read_sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(sources.len() > 12, "only {} sources", sources.len());
    assert_eq!(ways_up(FLOORS, &sources), [""; 0]);
}

#[test]
fn a_way_up_is_found() {
    let mut sources = read_sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    sources.retain(|source| source.path != "child.rs");
    sources.push(Source {
        path: "child.rs".to_owned(),
        text: "use crate::course::run;".to_owned(),
    });
    let expected = "child.rs uses course.rs, which stands above it";
    assert!(ways_up(FLOORS, &sources).contains(&expected.to_owned()));
}
