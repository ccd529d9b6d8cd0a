//! The files in `proptest-regressions/` are listed here, and tests use each of them. Whatever once
//! failed, there or in `regressions/`, has a test of its own.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use tracklens_fuzz::replay::{PACKAGE, files_in, regression_folder};
use tracklens_fuzz::targets::TARGETS;

/// Every file of `proptest-regressions/`, without `.txt`.
const REGISTERED: &[&str] = &[
    "codec-configurations",
    "codec-conversions",
    "codec-generated",
    "codec-record-writer",
    "codec-redirects",
    "fuzz-laws",
    "mails",
    "program",
    "program-inspector",
];

/// The folders with tests that may use them.
const TESTS: [&str; 3] = ["codec/tests", "fuzz/tests", "tui/tests"];

#[test]
fn the_files_with_failed_cases_are_registered_and_used() {
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
fn every_finding_of_the_fuzzer_has_a_test_that_cites_it() {
    let root = Path::new(PACKAGE).join("..");
    let tests: Vec<_> = TESTS.iter().map(|folder| root.join(folder)).collect();
    let sources = sources(&tests);
    for target in TARGETS {
        let regressions = regression_folder(target);
        if !regressions.is_dir() {
            continue;
        }
        for file in files_in(&regressions).unwrap() {
            let name = file.file_name().unwrap().to_str().unwrap();
            let cited = format!("fuzz/regressions/{}/{name}", target.name);
            assert!(is_cited(&cited, &sources), "no test cites {cited}");
        }
    }
}

#[test]
fn a_citation_stands_directly_above_a_test() {
    let cited = "fuzz/regressions/a/b";
    let sources = [
        "/// `fuzz/regressions/a/b`: why\n// F-1\n#[test]\nfn it_holds() {}".to_owned(),
        "/// `fuzz/regressions/a/b-too`\n#[test]\nfn it_holds() {}".to_owned(),
        "// fuzz/regressions/a/b\n\nconst A: u8 = 1;\n#[test]\nfn it_holds() {}".to_owned(),
    ];
    let is_cited = |number: usize| is_cited(cited, &sources[number..=number]);
    assert_eq!([0, 1, 2].map(is_cited), [true, false, false]);
}

#[test]
fn a_folder_is_checked_against_the_list_and_the_tests() {
    let (cases, tests) = made_up(&[
        (
            "used.txt",
            "# a comment\n# twin: it_holds\ncc 00ff # shrinks to x = 1\n",
        ),
        (
            "lost.txt",
            "cc 00ff\n# twin: it_is_lost\ncc 00ff\nxs 1 2 3\n",
        ),
        ("stray.txt", ""),
    ]);
    let tests = [tests];
    let problems = |registered: &[&str]| problems(&cases, &tests, registered).join("\n");
    assert_eq!(
        problems(&["used", "lost", "missing"]),
        "lost.txt, line 1: the line before names no twin
lost.txt, line 3: there is no test it_is_lost
lost.txt, line 4: neither a comment nor a case
stray.txt is not registered
missing.txt is missing
no test uses lost
no test uses missing"
    );
    let unregistered = "used is not registered";
    assert!(problems(&["lost"]).ends_with(unregistered));
}

/// What is wrong with a folder of cases, given the folders of tests and the registered names.
fn problems(folder: &Path, tests: &[PathBuf], registered: &[&str]) -> Vec<String> {
    let mut problems = Vec::new();
    let registered: BTreeSet<String> = registered.iter().map(|&name| name.to_owned()).collect();
    let sources = sources(tests);
    let mut found = BTreeSet::new();
    for file in files_in(folder).unwrap() {
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
        let mut before = String::new();
        for (line, text) in (1..).zip(fs::read_to_string(&file).unwrap().lines()) {
            let problem = problem_of_line(&before, text, &sources);
            problems.extend(problem.map(|it| format!("{name}, line {line}: {it}")));
            text.clone_into(&mut before);
        }
    }
    let used = names_used_in(&sources);
    let missing = registered.difference(&found);
    problems.extend(missing.map(|name| format!("{name}.txt is missing")));
    let unused = registered.difference(&used);
    problems.extend(unused.map(|name| format!("no test uses {name}")));
    let unregistered = used.difference(&registered);
    problems.extend(unregistered.map(|name| format!("{name} is not registered")));
    problems
}

/// What is wrong with a line after another one. A case follows a comment that names its twin, a test of
/// the literal value.
fn problem_of_line(before: &str, line: &str, sources: &[String]) -> Option<String> {
    if line.starts_with('#') {
        return None;
    }
    if !line.starts_with("cc ") {
        return Some("neither a comment nor a case".to_owned());
    }
    let Some(twin) = before.strip_prefix("# twin: ") else {
        return Some("the line before names no twin".to_owned());
    };
    let function = format!("fn {twin}(");
    let is_there = sources.iter().any(|source| source.contains(&function));
    (!is_there).then(|| format!("there is no test {twin}"))
}

/// Whether comments that cite the file stand directly above a test.
fn is_cited(file: &str, sources: &[String]) -> bool {
    let name = format!("`{file}`");
    sources.iter().any(|source| {
        source.match_indices(&name).any(|(at, _)| {
            let mut lines = source[at..].lines().skip(1);
            lines.find(|line| !line.starts_with("//")) == Some("#[test]")
        })
    })
}

/// The names that sources pass to `persisted!`.
fn names_used_in(sources: &[String]) -> BTreeSet<String> {
    let uses = |source: &String| -> Vec<String> {
        let uses = source.split("persisted!(\"").skip(1);
        uses.filter_map(|it| Some(it.split_once('"')?.0.to_owned()))
            .collect()
    };
    sources.iter().flat_map(uses).collect()
}

/// The sources in folders and their subfolders.
fn sources(folders: &[PathBuf]) -> Vec<String> {
    let mut sources = Vec::new();
    let mut folders = folders.to_vec();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                sources.push(fs::read_to_string(&path).unwrap());
            }
        }
    }
    sources
}

/// A folder with these cases, and a folder with a test that uses the name `used`.
fn made_up(files: &[(&str, &str)]) -> (PathBuf, PathBuf) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("regressions_registry");
    let (cases, tests) = (folder.join("cases"), folder.join("tests"));
    fs::create_dir_all(&cases).unwrap();
    fs::create_dir_all(&tests).unwrap();
    let source = "persisted!(\"used\") fn it_holds() {}";
    fs::write(tests.join("made_up.rs"), source).unwrap();
    for (name, text) in files {
        fs::write(cases.join(name), text).unwrap();
    }
    (cases, tests)
}
