//! The rooms of this package stand on floors, and use only what is on their own or below.

#[path = "../../codec/tests/layers/mod.rs"]
mod layers;

use std::path::Path;

use layers::{Source, read_sources, ways_up};
use tracklens_fuzz::replay::PACKAGE;

/// The floors, from the ground.
const FLOORS: &[&[&str]] = &[
    &[
        "oracles/characters",
        "oracles/clickable",
        "oracles/table",
        "oracles/writer",
    ],
    &["oracles"],
    &["inputs"],
    &["laws/codec", "laws/program"],
    &["laws"],
    &["targets"],
    &["replay"],
];

#[test]
fn no_room_uses_one_above_it() {
    let sources = read_sources(&Path::new(PACKAGE).join("src"));
    assert!(sources.len() > 60, "only {} sources", sources.len());
    assert_eq!(ways_up(FLOORS, &sources), [""; 0]);
}

#[test]
fn a_way_up_is_found() {
    let mut sources = read_sources(&Path::new(PACKAGE).join("src"));
    sources.push(Source {
        path: "oracles/slow/stray.rs".to_owned(),
        text: "use crate::laws::codec::strict::strict;".to_owned(),
    });
    let expected = "oracles/slow/stray.rs uses laws/codec/strict.rs, which stands above it";
    assert!(ways_up(FLOORS, &sources).contains(&expected.to_owned()));
}
