//! The files of the crate import downward only.

#[path = "layers/mod.rs"]
mod layers;

use std::path::Path;

use layers::{Source, read_sources, ways_up};

/// The floors of the crate, the ground first.
const FLOORS: &[&[&str]] = &[
    &["count", "parse_error"],
    &["error"],
    &["bytes"],
    &["url"],
    &["records"],
    &[
        "ciphertext",
        "key_error",
        "redirect_error",
        "target",
        "write_error",
    ],
    &["cipher", "redirect_url"],
    &["payload"],
    &["link"],
    &["decode", "decryption", "redirect"],
    &["link_buf"],
    &["strict"],
    &["signing"],
    &["hmac_sha256", "metadata"],
    &["options"],
    &["configuration", "event"],
    &["write"],
    &["as_text", "generating"],
];

#[test]
fn no_file_uses_what_stands_above_it() {
    let sources = read_sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let wrong = ways_up(FLOORS, &sources);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_package_without_ways_up_is_accepted() {
    let house = [
        ("lib.rs", "mod bytes;\nmod url;\npub use url::Host;"),
        ("bytes/mod.rs", "pub(crate) mod span;"),
        (
            "bytes/span.rs",
            "use core::fmt;\n/// See [`crate::url::Host`].\npub(crate) struct Span;",
        ),
        ("url/mod.rs", "mod host;\npub use host::Host;"),
        (
            "url/host.rs",
            "use crate::bytes::span::Span;\nuse std::url::Url;",
        ),
    ];
    assert_eq!(wrong_in(&house), [""; 0]);
}

#[test]
fn a_way_up_is_reported_however_it_is_written() {
    for text in [
        "use crate::url::host::Host;",
        "use crate::{\n    url::host::{self, Host},\n};",
        "use super::super::url::host::Host;",
        "fn a() {\n    let slash = '/';\n    crate::url::host::read(\"//\");\n}",
        "pub(crate) use crate::url::host::Host as Other;",
    ] {
        let house = [("bytes/span.rs", text), ("url/host.rs", "")];
        let expected = "bytes/span.rs uses url/host.rs, which stands above it";
        assert_eq!(wrong_in(&house), [expected], "{text}");
    }
}

#[test]
fn the_root_is_above_all_rooms() {
    let house = [
        ("lib.rs", ""),
        ("bytes/span.rs", "use crate::Host;"),
        ("url.rs", ""),
    ];
    let expected = "bytes/span.rs uses lib.rs, which stands above it";
    assert_eq!(wrong_in(&house), [expected]);
}

#[test]
fn a_circle_on_one_floor_is_reported_once() {
    let files = [
        ("bytes/span.rs", ""),
        ("url/host.rs", "use super::port::Port;"),
        ("url/port.rs", "use super::path::Path;"),
        ("url/path.rs", "use super::host::Host;"),
    ];
    let expected = "a circle: url/host.rs -> url/port.rs -> url/path.rs -> url/host.rs";
    assert_eq!(wrong_in(&files), [expected]);

    let folders = [
        ("bytes/span.rs", ""),
        ("url/a/one.rs", "use crate::url::b::One;"),
        ("url/a/two.rs", ""),
        ("url/b.rs", "use super::a::two::Two;"),
    ];
    assert_eq!(wrong_in(&folders), ["a circle: url/a -> url/b.rs -> url/a"]);

    let child = [
        ("bytes/span.rs", ""),
        ("url/mod.rs", "mod host;\nuse host::Host;"),
        ("url/host.rs", "use super::Port;"),
    ];
    assert_eq!(
        wrong_in(&child),
        ["a circle: url/host.rs -> url/mod.rs -> url/host.rs"]
    );
}

#[test]
fn a_file_without_a_floor_and_a_room_without_a_file_are_reported() {
    let house = [("bytes/span.rs", ""), ("other.rs", "")];
    assert_eq!(
        wrong_in(&house),
        ["other.rs stands on no floor", "url has no file"]
    );
}

/// What is wrong with a made-up package of two floors.
fn wrong_in(files: &[(&str, &str)]) -> Vec<String> {
    let source = |(path, text): &(&str, &str)| Source {
        path: (*path).to_owned(),
        text: (*text).to_owned(),
    };
    let sources: Vec<_> = files.iter().map(source).collect();
    ways_up(&[&["bytes"], &["url"]], &sources)
}
