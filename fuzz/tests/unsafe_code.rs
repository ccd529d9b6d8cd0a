//! No code of ours is unsafe: every library and program of the workspace forbids it.
//!
//! What is forbidden can't be allowed again further in: the compiler sees to that. What is left to
//! see to is that no crate forgets to forbid it.

use std::fs;
use std::path::{Path, PathBuf};

const FORBID: &str = "#![forbid(unsafe_code)]";

#[test]
fn every_crate_of_the_workspace_forbids_unsafe_code() {
    let roots = roots(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
    assert!(roots.len() >= 4, "{roots:?}");
    for root in roots {
        let source = fs::read_to_string(&root).unwrap();
        assert!(forbids(&source), "{}", root.display());
    }
}

#[test]
fn a_crate_that_forbids_nothing_is_noticed() {
    assert!(forbids(
        "//! Docs.\n\n#![no_std]\n#![forbid(unsafe_code)]\n"
    ));
    assert!(!forbids("//! Docs.\n\n#![no_std]\n"));
    assert!(!forbids("#![deny(unsafe_code)]\n"));
    assert!(!forbids("// #![forbid(unsafe_code)]\n"));
    assert!(!forbids("mod inner {\n    #![forbid(unsafe_code)]\n}\n"));
}

/// The files where the crates of the members start.
fn roots(workspace: &Path) -> Vec<PathBuf> {
    let mut roots = Vec::new();
    for member in fs::read_dir(workspace).unwrap() {
        let sources = member.unwrap().path().join("src");
        roots.extend(["lib.rs", "main.rs"].map(|name| sources.join(name)));
        if let Ok(programs) = fs::read_dir(sources.join("bin")) {
            roots.extend(programs.map(|it| it.unwrap().path()));
        }
    }
    roots.retain(|root| root.is_file());
    roots
}

/// Whether a crate forbids it: a line of its own, so that it stands in no comment and no module.
fn forbids(source: &str) -> bool {
    source.lines().any(|line| line == FORBID)
}
