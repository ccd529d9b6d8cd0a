//! The rooms of the program, and that none of them uses one above it.

use std::path::Path;

use crate::layers::{Source, read_sources, ways_up};

/// The floors, from the ground up.
const FLOORS: &[&[&str]] = &[
    &["text", "environment"],
    &["streams"],
    &["settings"],
    &["input"],
    // How a reading comes about, and above it what is found in one.
    &[
        "reading/signature",
        "reading/sentence",
        "reading/keys",
        "reading/metadata",
        "reading/cut_value",
        "reading/tentative",
        "reading/notes",
    ],
    &["reading/source"],
    &["reading/read"],
    &["reading/damage", "reading/explanation"],
    &[
        "reading/fields",
        "reading/checks",
        "reading/masking",
        "reading/absence",
    ],
    &["reading/verdict"],
    &["reading"],
    &["report", "writing", "comparing"],
    &[
        "inspector/keys",
        "inspector/screen",
        "inspector/metadata_tree",
    ],
    &["inspector/anatomy", "inspector/effect"],
    &["inspector/desk", "inspector/message"],
    &["inspector/view"],
    &["inspector/panes", "inspector/overlays", "inspector/bars"],
    &["inspector/focus"],
    &["inspector/model"],
    &["inspector/event", "inspector/update", "inspector/draw"],
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

#[test]
fn a_mod_declares_and_defines_no_type() {
    let mut sources = read_sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    sources.retain(|source| source.path.ends_with("mod.rs"));
    assert!(sources.len() > 20, "the rooms of the program");
    for source in sources {
        assert_eq!(types_in(&source.text), None, "{}", source.path);
    }
    assert_eq!(types_in("mod a;\npub(super) struct A;"), Some("struct"));
}

/// The keyword of the first type that a source defines.
fn types_in(text: &str) -> Option<&'static str> {
    let words = text.lines().flat_map(str::split_whitespace);
    let mut words = words.map(|word| {
        ["struct", "enum", "trait"]
            .into_iter()
            .find(|it| *it == word)
    });
    words.find_map(|word| word)
}
