//! The files of `proptest-regressions/` are those of one list, and tests use every one of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use tracklens_fuzz::replay::PACKAGE;

/// Every file of `proptest-regressions/`, without `.txt`.
const REGISTERED: &[&str] = &[
    "codec-ciphertexts",
    "codec-configurations",
    "codec-drafts",
    "codec-hostile",
    "codec-links",
    "codec-records",
    "fuzz-laws",
    "program",
];

/// The folders of the tests that may use them, as far as they are there.
const TESTS: [&str; 3] = ["codec/tests", "fuzz/tests", "tui/tests"];

#[test]
fn the_files_that_keep_failed_cases_are_registered_there_and_used() {
    let root = Path::new(PACKAGE).join("..");
    let tests: Vec<_> = TESTS
        .iter()
        .map(|folder| root.join(folder))
        .filter(|folder| folder.is_dir())
        .collect();
    let problems = problems(&root.join("proptest-regressions"), &tests, REGISTERED);
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn a_folder_that_is_as_registered_has_no_problem() {
    let (cases, tests) = made_up(
        "as_registered",
        &[("used.txt", "# a comment\ncc 00ff # shrinks to x = 1\n")],
    );
    assert_eq!(problems(&cases, &[tests], &["used"]), [""; 0]);
}

#[test]
fn a_file_that_is_not_registered_is_noticed() {
    let (cases, tests) = made_up(
        "not_registered",
        &[("used.txt", "# a comment\n"), ("stray.txt", "")],
    );
    let problems = problems(&cases, &[tests], &["used"]);
    assert_eq!(problems, ["stray.txt is not registered"]);
}

#[test]
fn a_registered_file_that_is_missing_is_noticed() {
    let (cases, tests) = made_up("missing", &[]);
    let problems = problems(&cases, &[tests], &["used"]);
    assert_eq!(problems, ["used.txt is missing"]);
}

#[test]
fn a_name_that_no_test_uses_is_noticed() {
    let (cases, tests) = made_up("unused", &[("used.txt", ""), ("unused.txt", "")]);
    let problems = problems(&cases, &[tests], &["used", "unused"]);
    assert_eq!(problems, ["no test uses unused"]);
}

#[test]
fn a_name_that_a_test_uses_without_its_being_registered_is_noticed() {
    let (cases, tests) = made_up("unregistered", &[]);
    let problems = problems(&cases, &[tests], &[]);
    assert_eq!(problems, ["used is not registered"]);
}

#[test]
fn a_line_that_proptest_does_not_read_is_noticed() {
    let (cases, tests) = made_up("unread", &[("used.txt", "# a comment\nxs 1 2 3\n")]);
    let problems = problems(&cases, &[tests], &["used"]);
    assert_eq!(problems, ["used.txt, line 2: neither a comment nor a case"]);
}

/// What is wrong with the folder of cases, given the folders of tests and the registered names.
fn problems(folder: &Path, tests: &[PathBuf], registered: &[&str]) -> Vec<String> {
    let mut problems = Vec::new();
    let registered: BTreeSet<String> = registered.iter().map(|&name| name.to_owned()).collect();
    let mut found = BTreeSet::new();
    for file in fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        let name = file.file_name().unwrap().to_str().unwrap();
        if name == "README.md" {
            continue;
        }
        let known = name
            .strip_suffix(".txt")
            .filter(|it| registered.contains(*it));
        let Some(known) = known else {
            problems.push(format!("{name} is not registered"));
            continue;
        };
        found.insert(known.to_owned());
        for (line, text) in (1..).zip(fs::read_to_string(&file).unwrap().lines()) {
            if !text.starts_with('#') && !text.starts_with("cc ") {
                problems.push(format!("{name}, line {line}: neither a comment nor a case"));
            }
        }
    }
    let used: BTreeSet<String> = tests
        .iter()
        .flat_map(|folder| names_used_in(folder))
        .collect();
    let missing = registered.difference(&found);
    problems.extend(missing.map(|name| format!("{name}.txt is missing")));
    let unused = registered.difference(&used);
    problems.extend(unused.map(|name| format!("no test uses {name}")));
    let unregistered = used.difference(&registered);
    problems.extend(unregistered.map(|name| format!("{name} is not registered")));
    problems
}

/// The names that the sources in a folder, and in the folders within, give to `persisted!`.
fn names_used_in(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for path in fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        if path.is_dir() {
            names.extend(names_used_in(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&path).unwrap();
            let uses = source.split("persisted!(\"").skip(1);
            names.extend(uses.filter_map(|it| Some(it.split_once('"')?.0.to_owned())));
        }
    }
    names
}

/// A folder of cases with these files; in the folder of tests beside it one uses the name `used`.
fn made_up(name: &str, files: &[(&str, &str)]) -> (PathBuf, PathBuf) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("regressions_registry")
        .join(name);
    let (cases, tests) = (folder.join("cases"), folder.join("tests"));
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&cases).unwrap();
    fs::create_dir_all(&tests).unwrap();
    fs::write(tests.join("made_up.rs"), "persisted!(\"used\")").unwrap();
    for (name, text) in files {
        fs::write(cases.join(name), text).unwrap();
    }
    (cases, tests)
}
