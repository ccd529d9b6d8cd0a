//! Every patch of `bugs/` applies to the code as it is, and names a target.

use std::fs;
use std::path::Path;

use tracklens_fuzz::replay::{PACKAGE, files_in};
use tracklens_fuzz::targets::Target;

#[test]
fn every_bug_applies_and_names_a_target() {
    let bugs = files_in(&Path::new(PACKAGE).join("bugs")).unwrap();
    assert!(bugs.len() >= 10, "only {} bugs", bugs.len());
    for bug in bugs {
        let patch = fs::read_to_string(&bug).unwrap();
        assert_eq!(problem(&patch, read), None, "{}", bug.display());
    }
}

#[test]
fn a_bug_that_does_not_apply_is_reported() {
    let patch =
        "What it is.\nTarget: strict\n\n--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n one\n-two\n+too\n";
    let of = |source: &'static str| problem(patch, move |_| source.to_owned());
    assert_eq!(of("one\ntwo\nthree\n"), None);
    assert_eq!(of("one\ntoo\n").as_deref(), Some("f has changed"));
    assert_eq!(of("one\ntwo\none\ntwo\n").as_deref(), Some("f has changed"));
    let astray = patch.replace("strict", "nowhere");
    assert_eq!(
        problem(&astray, |_| "one\ntwo\n".to_owned()).as_deref(),
        Some("there is no target nowhere")
    );
}

/// What keeps a patch from being a bug. `read` returns the content of a file.
fn problem(patch: &str, read: impl Fn(&str) -> String) -> Option<String> {
    let Some(name) = patch.lines().find_map(|line| line.strip_prefix("Target: ")) else {
        return Some("it names no target".to_owned());
    };
    if Target::named(name).is_none() {
        return Some(format!("there is no target {name}"));
    }
    let Some((file, hunks)) = patch
        .split_once("\n+++ b/")
        .and_then(|(_, it)| it.split_once('\n'))
    else {
        return Some("it changes no file".to_owned());
    };
    let source = read(file);
    for hunk in hunks.split("\n@@ ").map(|it| it.trim_start_matches("@@ ")) {
        let old: Vec<_> = hunk
            .lines()
            .skip(1)
            .filter_map(|line| line.strip_prefix([' ', '-']))
            .collect();
        if source.matches(&old.join("\n")).count() != 1 {
            return Some(format!("{file} has changed"));
        }
    }
    None
}

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(PACKAGE).join("..").join(file)).unwrap()
}
