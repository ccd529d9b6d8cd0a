//! None of our code is unsafe: every library and program of the workspace forbids it.
//!
//! The compiler rejects an `allow` inside a crate that forbids unsafe code. So this test only checks
//! that every crate does.

use std::fs;
use std::path::{Path, PathBuf};

const FORBID: &str = "#![forbid(unsafe_code)]";

#[test]
fn every_crate_of_the_workspace_forbids_unsafe_code() {
    let roots = roots(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
    assert!(roots.len() >= 7, "{roots:?}");
    for root in roots {
        let source = fs::read_to_string(&root).unwrap();
        let is_allowed =
            root.ends_with("tui/src/main.rs") && runs_one_function_before_main(&source);
        assert!(forbids(&source) || is_allowed, "{}", root.display());
    }
}

#[test]
fn a_crate_forbids_it_with_a_line_of_its_own() {
    assert!(forbids(
        "//! Docs.\n\n#![no_std]\n#![forbid(unsafe_code)]\n"
    ));
    assert!(!forbids("//! Docs.\n\n#![no_std]\n"));
    assert!(!forbids("#![deny(unsafe_code)]\n"));
    assert!(!forbids("// #![forbid(unsafe_code)]\n"));
    assert!(!forbids("mod inner {\n    #![forbid(unsafe_code)]\n}\n"));
}

/// Whether a program denies unsafe code, and has it in one place: a function that `ctor` runs before `main`. The program
/// has one, because nothing tells a closed standard output afterwards.
fn runs_one_function_before_main(source: &str) -> bool {
    let denies = source.lines().any(|line| line == "#![deny(unsafe_code)]");
    denies && source.contains("#[ctor(unsafe)]") && source.matches("unsafe").count() == 2
}

/// The root files of the crates of all members.
fn roots(workspace: &Path) -> Vec<PathBuf> {
    let manifest = fs::read_to_string(workspace.join("Cargo.toml")).unwrap();
    let members = manifest
        .lines()
        .find_map(|line| line.strip_prefix("members = [")?.strip_suffix(']'));
    let mut roots = Vec::new();
    for member in members.expect("a list of members").split(", ") {
        let sources = workspace.join(member.trim_matches('"')).join("src");
        roots.extend(["lib.rs", "main.rs"].map(|name| sources.join(name)));
        if let Ok(programs) = fs::read_dir(sources.join("bin")) {
            roots.extend(programs.map(|it| it.unwrap().path()));
        }
    }
    roots.retain(|root| root.is_file());
    roots
}

/// Whether a crate forbids unsafe code, in a line that is part of neither a comment nor a module.
fn forbids(source: &str) -> bool {
    source.lines().any(|line| line == FORBID)
}
