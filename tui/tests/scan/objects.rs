//! What `scan` writes.

use std::process::Output;

use serde_json::Value;

use crate::run::run;

/// A link that a test can put into a text.
pub(super) const LINK: &str = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbQ~~";

/// The same link without its end.
pub(super) const CUT: &str =
    "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIQdXNlckBleGFtcGxl";

/// Another link.
pub(super) const OTHER: &str =
    "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIIYUBiLnRlc3Q~";

/// What the program writes.
pub(super) fn output(arguments: &[&str], input: &[u8]) -> Output {
    run(
        &[&["scan", "--now", "1700000000"], arguments].concat(),
        input,
    )
}

/// The objects that it writes.
pub(super) fn objects(arguments: &[&str], input: &[u8]) -> Vec<Value> {
    parsed(&output(arguments, input).stdout)
}

pub(super) fn parsed(stdout: &[u8]) -> Vec<Value> {
    let lines = std::str::from_utf8(stdout).unwrap().lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The links among objects.
pub(super) fn links(objects: &[Value]) -> Vec<&str> {
    let links = objects.iter().filter(|object| object.get("link").is_some());
    links
        .map(|object| object["input"].as_str().unwrap())
        .collect()
}
