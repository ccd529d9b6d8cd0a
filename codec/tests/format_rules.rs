//! `FORMAT.md` against the tests: each rule has a number of its own, a standing, and a test that
//! cites it or a reason why there is none.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Where sources stand that may cite rules, from the folder of the crate.
const FOLDERS: [&str; 6] = [
    "src",
    "tests",
    "../fuzz/src",
    "../fuzz/tests",
    "../tui/src",
    "../tui/tests",
];

const STANDINGS: [&str; 5] = ["seen", "documented", "inferred", "unknown", "ours"];

#[test]
fn every_rule_is_cited_and_every_citation_has_its_rule() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let document = fs::read_to_string(root.join("FORMAT.md")).unwrap();
    let mut sources = Vec::new();
    for folder in FOLDERS {
        let before = sources.len();
        read_sources(&root.join(folder), &mut sources);
        assert!(sources.len() > before, "{folder} has no sources");
    }
    let problems = problems(&document, &sources);
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    let (rules, _) = read_rules(&document);
    assert!(rules.len() > 100, "{} rules", rules.len());
}

#[test]
fn a_rule_and_a_test_that_cites_it_are_no_problem() {
    let document = "- **R-1.1** [seen, documented] It is so,\n  and not otherwise: see R-1.2.\n\
                    - **R-1.2** [unknown] That. *(untestable: not\n  known)*\n\
                    - **R-1.3** [struck] Not so; R-1.1 replaced it.";
    check(
        document,
        "/// Rule R-1.2.\n// R-1.1\n#[test]\nfn it() {}",
        &[],
    );
    check(
        "- **R-1.1** [seen] This.\n- **R-1.2** [ours] That.",
        "    // R-1.1\n    // R-1.2, R-1.1\n    #[test]\n    fn it() {}",
        &[],
    );
}

#[test]
fn a_rule_that_no_test_cites_is_noticed() {
    check("- **R-1.1** [seen] This.", "", &["R-1.1: no test cites it"]);
    let mentioned = "/// As R-1.1 says.\n#[test]\nfn it() {}";
    check(
        "- **R-1.1** [seen] This.",
        mentioned,
        &["R-1.1: no test cites it"],
    );
}

#[test]
fn a_citation_of_no_rule_is_noticed() {
    let unknown = &["source:1: there is no rule R-1.2"];
    let document = "- **R-1.1** [seen] This.";
    check(document, "// R-1.2, R-1.1\n#[test]\nfn it() {}", unknown);
    check(
        document,
        "/// See R-1.2.\n// R-1.1\n#[test]\nfn it() {}",
        unknown,
    );
    let struck = "- **R-1.1** [struck] This.";
    check(
        struck,
        "// R-1.1\n#[test]\nfn it() {}",
        &["R-1.1: is struck or marked, and yet cited"],
    );
}

#[test]
fn a_mention_of_no_rule_in_the_document_is_noticed() {
    check(
        "- **R-1.1** [seen] This, as in R-2.1.",
        "// R-1.1\n#[test]\nfn it() {}",
        &["FORMAT.md: there is no rule R-2.1"],
    );
}

#[test]
fn a_number_that_is_used_twice_or_left_out_is_noticed() {
    let twice = "- **R-1.1** [seen] This.\n- **R-1.1** [seen] That.";
    let cited = "// R-1.1\n#[test]\nfn it() {}";
    check(
        twice,
        cited,
        &["R-1.1: the next number of its section is R-1.2"],
    );
    check(
        "- **R-1.2** [seen] This.",
        "// R-1.2\n#[test]\nfn it() {}",
        &["R-1.2: the next number of its section is R-1.1"],
    );
    check(
        "- **R-2.1** [seen] This.",
        "// R-2.1\n#[test]\nfn it() {}",
        &["R-2.1: stands in section 1"],
    );
}

#[test]
fn a_rule_without_a_known_standing_is_noticed() {
    let cited = "// R-1.1\n#[test]\nfn it() {}";
    for rule in [
        "This.",
        "[] This.",
        "[sure] This.",
        "[seen, sure] This.",
        "[seen and inferred] This.",
    ] {
        let document = format!("- **R-1.1** {rule}");
        check(&document, cited, &["R-1.1: has no known standing"]);
    }
}

#[test]
fn a_rule_that_says_nothing_and_a_line_that_is_no_rule_are_noticed() {
    let cited = "// R-1.1\n#[test]\nfn it() {}";
    check(
        "- **R-1.1** [seen]",
        cited,
        &["R-1.1: says nothing, or more than a rule has"],
    );
    check(
        "- **R-1.1** [seen] This.\n- That.",
        cited,
        &["FORMAT.md: no rule: - That."],
    );
}

#[test]
fn a_mark_without_a_reason_or_beside_a_citation_is_noticed() {
    for mark in [
        "untestable",
        "untestable:",
        "planned: ",
        "later: events",
        "planned",
    ] {
        let document = format!("- **R-1.1** [seen] This. *({mark})*");
        check(
            &document,
            "",
            &["R-1.1: is neither (untestable: …) nor (planned: …)"],
        );
    }
    check(
        "- **R-1.1** [seen] This. *(planned: events)*",
        "// R-1.1\n#[test]\nfn it() {}",
        &["R-1.1: is struck or marked, and yet cited"],
    );
}

#[test]
fn a_citation_anywhere_but_above_a_test_is_noticed() {
    let document = "- **R-1.1** [seen] This. *(untestable: no)*";
    for source in [
        "// R-1.1\nfn it() {}",
        "// R-1.1\n\n#[test]\nfn it() {}",
        "// R-1.1",
        "#[test]\nfn it() {\n    // R-1.1\n    go();\n}",
        "// R-1.1\n#[test]\n#[ignore = \"slow\"]\nfn it() {}",
        "// R-1.1\n#[ignore]\n#[test]\nfn it() {}",
        "// R-1.1\n// and more\n#[test]\nfn it() {}",
    ] {
        let expected = "source:1: a citation stands directly above a #[test] that is run";
        let line = source.lines().position(|line| line.contains("// R-"));
        let expected = expected.replacen('1', &(line.unwrap() + 1).to_string(), 1);
        check(document, source, &[&expected]);
    }
}

#[test]
fn a_citation_in_another_form_is_noticed() {
    let document = "- **R-1.1** [seen] This. *(untestable: no)*";
    for line in [
        "// see R-1.1",
        "//R-1.1",
        "// R-1.1.",
        "// R-1.1 R-1.1",
        "// R-1.1: all of it",
        "go(); // R-1.1",
    ] {
        let source = format!("{line}\n#[test]\nfn it() {{}}");
        check(
            document,
            &source,
            &["source:1: a citation is a line of numbers alone"],
        );
    }
}

/// Checks what is said of a document of one section and one source. Both write `R` where rules have
/// their letter, since this file is read as well.
fn check(document: &str, source: &str, expected: &[&str]) {
    let real = |text: &str| text.replace("R-", "F-");
    let document = real(&format!("## 1 Section\n\nText.\n\n{document}\n"));
    let found = problems(&document, &[(PathBuf::from("source"), real(source))]);
    let expected: Vec<_> = expected.iter().map(|problem| real(problem)).collect();
    assert_eq!(found, expected, "{document}{source}");
}

/// A rule of the document.
struct Rule {
    /// Whether a test has to cite it; if not, none may.
    is_cited: bool,
}

fn problems(document: &str, sources: &[(PathBuf, String)]) -> Vec<String> {
    let (rules, mut problems) = read_rules(document);
    for number in numbers_in(document) {
        if !rules.contains_key(number) {
            problems.push(format!("FORMAT.md: there is no rule {number}"));
        }
    }
    let mut cited = BTreeSet::new();
    for (path, source) in sources {
        let lines: Vec<_> = source.lines().map(str::trim).collect();
        for (at, line) in lines.iter().enumerate() {
            let mut tell = |problem: &str| {
                problems.push(format!("{}:{}: {problem}", path.display(), at + 1));
            };
            let Some(comment) = line.find("//") else {
                continue;
            };
            let numbers = numbers_in(&line[comment..]);
            for number in &numbers {
                if !rules.contains_key(*number) {
                    tell(&format!("there is no rule {number}"));
                }
            }
            if numbers.is_empty() || ["///", "//!"].iter().any(|doc| line.starts_with(doc)) {
                continue;
            }
            if *line != format!("// {}", numbers.join(", ")) {
                tell("a citation is a line of numbers alone");
            } else if is_above_a_test(&lines[at..]) {
                cited.extend(numbers);
            } else {
                tell("a citation stands directly above a #[test] that is run");
            }
        }
    }
    for (number, rule) in &rules {
        match (rule.is_cited, cited.contains(number.as_str())) {
            (true, false) => problems.push(format!("{number}: no test cites it")),
            (false, true) => {
                problems.push(format!("{number}: is struck or marked, and yet cited"));
            }
            _ => {}
        }
    }
    problems
}

/// Whether these lines are citations and then a test that is run.
fn is_above_a_test(lines: &[&str]) -> bool {
    let is_citation = |line: &&&str| line.starts_with("// ") && !numbers_in(line).is_empty();
    let citations = lines.iter().take_while(is_citation).count();
    let behind = |offset: usize| lines.get(citations + offset).copied().unwrap_or_default();
    behind(0) == "#[test]" && !behind(1).starts_with("#[ignore")
}

/// The rules by their numbers, and what is wrong with them.
fn read_rules(document: &str) -> (BTreeMap<String, Rule>, Vec<String>) {
    let mut rules = BTreeMap::new();
    let mut problems = Vec::new();
    let mut section = None;
    let mut last = 0;
    for item in items(document) {
        if let Some(heading) = item.strip_prefix("## ") {
            let number = heading.split(' ').next().unwrap_or_default();
            section = number.parse::<u32>().ok();
            last = 0;
            continue;
        }
        let Some(section) = section.filter(|_| item.starts_with("- ")) else {
            continue;
        };
        let Some((number, rest)) = item
            .strip_prefix("- **")
            .and_then(|item| item.split_once("**"))
            .filter(|(number, _)| numbers_in(number) == [*number])
        else {
            problems.push(format!("FORMAT.md: no rule: {item}"));
            continue;
        };
        last += 1;
        let expected = format!("F-{section}.{last}");
        if !number.starts_with(&format!("F-{section}.")) {
            problems.push(format!("{number}: stands in section {section}"));
        } else if number != expected {
            problems.push(format!(
                "{number}: the next number of its section is {expected}"
            ));
        }
        let (rule, problem) = read_rule(rest);
        problems.extend(problem.map(|problem| format!("{number}: {problem}")));
        rules.insert(number.to_owned(), rule);
    }
    (rules, problems)
}

/// What stands behind the number of a rule.
fn read_rule(rest: &str) -> (Rule, Option<&'static str>) {
    let (standings, text) = rest
        .strip_prefix(" [")
        .and_then(|rest| rest.split_once(']'))
        .unwrap_or_default();
    let is_struck = standings == "struck";
    let is_known = standings.split(", ").all(|it| STANDINGS.contains(&it));
    let (text, mark) = match text.strip_suffix(")*").and_then(|it| it.split_once("*(")) {
        Some((text, mark)) => (text, Some(mark)),
        None => (text, None),
    };
    let is_mark = |mark: &str| {
        mark.split_once(": ").is_some_and(|(name, reason)| {
            ["untestable", "planned"].contains(&name) && !reason.is_empty()
        })
    };
    let problem = if !is_known && !is_struck {
        Some("has no known standing")
    } else if text.trim().is_empty() || text.contains("*(") {
        Some("says nothing, or more than a rule has")
    } else if mark.is_some_and(|mark| !is_mark(mark)) {
        Some("is neither (untestable: …) nor (planned: …)")
    } else {
        None
    };
    let is_cited = !is_struck && mark.is_none();
    (Rule { is_cited }, problem)
}

/// Headings, list items with their further lines, and all other lines.
fn items(document: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in document.lines() {
        match items.last_mut() {
            Some(item) if item.starts_with("- ") && line.starts_with("  ") => {
                item.push(' ');
                item.push_str(line.trim());
            }
            _ => items.push(line.to_owned()),
        }
    }
    items
}

/// The numbers of rules in a text: the letter, a hyphen, and two numbers with a dot between them.
fn numbers_in(text: &str) -> Vec<&str> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut numbers = Vec::new();
    for (start, _) in text.match_indices("F-") {
        let before = text[..start].chars().next_back();
        let rest = &text[start + 2..];
        let section = digits(rest);
        let Some(behind) = rest[section..].strip_prefix('.') else {
            continue;
        };
        let place = digits(behind);
        if section > 0 && place > 0 && !before.is_some_and(char::is_alphanumeric) {
            numbers.push(&text[start..start + 3 + section + place]);
        }
    }
    numbers
}

fn read_sources(folder: &Path, sources: &mut Vec<(PathBuf, String)>) {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            read_sources(&path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&path).unwrap();
            sources.push((path, source));
        }
    }
}
