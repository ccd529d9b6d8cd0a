//! The files of `proptest-regressions/` are those of one list, and tests use every one of them; and
//! whatever once failed has a test of its own that says so, here and in `regressions/`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use tracklens_fuzz::replay::{PACKAGE, files_in, folder};
use tracklens_fuzz::targets::TARGETS;

/// Every file of `proptest-regressions/`, without `.txt`.
const REGISTERED: &[&str] = &[
    "codec-ciphertexts",
    "codec-configurations",
    "codec-drafts",
    "codec-hostile",
    "codec-links",
    "codec-record-writer",
    "codec-records",
    "fuzz-laws",
    "program",
    "program-finding",
    "program-inspector",
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
fn every_finding_of_the_fuzzer_has_a_test_that_cites_its_file() {
    let root = Path::new(PACKAGE).join("..");
    let tests: Vec<_> = TESTS.iter().map(|folder| root.join(folder)).collect();
    let sources = sources(&tests);
    for target in TARGETS {
        let regressions = folder("regressions", target);
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
fn a_file_that_is_named_without_a_test_behind_it_is_not_cited() {
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
fn a_folder_that_is_as_registered_has_no_problem() {
    let (cases, tests) = made_up(
        "as_registered",
        &[(
            "used.txt",
            "# a comment\n# twin: it_holds\ncc 00ff # shrinks to x = 1\n",
        )],
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

#[test]
fn a_case_without_a_twin_is_noticed() {
    let case = "cc 00ff # shrinks to x = 1\n";
    for (folder, front, problem) in [
        (
            "no_twin",
            "# a comment\n",
            "used.txt, line 2: no twin is named in the line before",
        ),
        (
            "lost_twin",
            "# twin: it_is_lost\n",
            "used.txt, line 2: there is no test it_is_lost",
        ),
    ] {
        let (cases, tests) = made_up(folder, &[("used.txt", &format!("{front}{case}"))]);
        assert_eq!(problems(&cases, &[tests], &["used"]), [problem]);
    }
}

/// What is wrong with the folder of cases, given the folders of tests and the registered names.
fn problems(folder: &Path, tests: &[PathBuf], registered: &[&str]) -> Vec<String> {
    let mut problems = Vec::new();
    let registered: BTreeSet<String> = registered.iter().map(|&name| name.to_owned()).collect();
    let sources = sources(tests);
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

/// What is wrong with a line behind another: a case stands behind a comment that names its twin, a
/// test of the literal value.
fn problem_of_line(before: &str, line: &str, sources: &[String]) -> Option<String> {
    if line.starts_with('#') {
        return None;
    }
    if !line.starts_with("cc ") {
        return Some("neither a comment nor a case".to_owned());
    }
    let Some(twin) = before.strip_prefix("# twin: ") else {
        return Some("no twin is named in the line before".to_owned());
    };
    let function = format!("fn {twin}(");
    let is_there = sources.iter().any(|source| source.contains(&function));
    (!is_there).then(|| format!("there is no test {twin}"))
}

/// Whether comments that cite the file stand directly over a test.
fn is_cited(file: &str, sources: &[String]) -> bool {
    let name = format!("`{file}`");
    sources.iter().any(|source| {
        source.match_indices(&name).any(|(at, _)| {
            let mut lines = source[at..].lines().skip(1);
            lines.find(|line| !line.starts_with("//")) == Some("#[test]")
        })
    })
}

/// The names that sources give to `persisted!`.
fn names_used_in(sources: &[String]) -> BTreeSet<String> {
    let uses = |source: &String| -> Vec<String> {
        let uses = source.split("persisted!(\"").skip(1);
        uses.filter_map(|it| Some(it.split_once('"')?.0.to_owned()))
            .collect()
    };
    sources.iter().flat_map(uses).collect()
}

/// The sources in folders, and in the folders within.
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
    let source = "persisted!(\"used\") fn it_holds() {}";
    fs::write(tests.join("made_up.rs"), source).unwrap();
    for (name, text) in files {
        fs::write(cases.join(name), text).unwrap();
    }
    (cases, tests)
}
