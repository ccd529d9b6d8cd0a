//! Checks `codec/FORMAT.md` against the tests: each rule has a number of its own and a standing, and
//! either a test that cites it or a reason why there is none.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The folders whose sources may cite rules, seen from the root of the repository.
const FOLDERS: [&str; 6] = [
    "codec/src",
    "codec/tests",
    "fuzz/src",
    "fuzz/tests",
    "tui/src",
    "tui/tests",
];

const STANDINGS: [&str; 5] = ["seen", "documented", "inferred", "unknown", "ours"];

/// Documents and sources that violate something, and what is reported. Both write `R` where rules have
/// their letter, because this file is one of the sources that are checked.
const VIOLATIONS: [(&str, &str, &str); 21] = [
    ("- **R-1.1** [seen] This.", "", "R-1.1: no test cites it"),
    (
        "- **R-1.1** [seen] This.",
        "/// As R-1.1 says.\n#[test]\nfn it() {}",
        "R-1.1: no test cites it",
    ),
    (
        "- **R-1.1** [seen] This.",
        "// R-1.2, R-1.1\n#[test]\nfn it() {}",
        "source:1: there is no rule R-1.2",
    ),
    (
        "- **R-1.1** [seen] This.",
        "/// See R-1.2.\n// R-1.1\n#[test]\nfn it() {}",
        "source:1: there is no rule R-1.2",
    ),
    (
        "- **R-1.1** [struck] This.",
        CITED,
        "R-1.1: is struck or marked, and yet cited",
    ),
    (
        "- **R-1.1** [seen] This. *(planned: events)*",
        CITED,
        "R-1.1: is struck or marked, and yet cited",
    ),
    (
        "- **R-1.1** [seen] This, as in R-2.1.",
        CITED,
        "FORMAT.md: there is no rule R-2.1",
    ),
    (
        "- **R-1.1** [seen] This.\n- **R-1.1** [seen] That.",
        CITED,
        "R-1.1: the next number of its section is R-1.2",
    ),
    (
        "- **R-1.2** [seen] This.",
        "// R-1.2\n#[test]\nfn it() {}",
        "R-1.2: the next number of its section is R-1.1",
    ),
    (
        "- **R-2.1** [seen] This.",
        "// R-2.1\n#[test]\nfn it() {}",
        "R-2.1: stands in section 1",
    ),
    ("- **R-1.1** This.", CITED, "R-1.1: has no known standing"),
    (
        "- **R-1.1** [seen, sure] This.",
        CITED,
        "R-1.1: has no known standing",
    ),
    (
        "- **R-1.1** [seen]",
        CITED,
        "R-1.1: has no text, or more than a rule has",
    ),
    (
        "- **R-1.1** [seen] This.\n- That.",
        CITED,
        "FORMAT.md: not a rule: - That.",
    ),
    (
        "- **R-1.1** [seen] This. *(planned: )*",
        "",
        "R-1.1: is neither (untestable: …) nor (planned: …)",
    ),
    (
        "- **R-1.1** [seen] This. *(later: events)*",
        "",
        "R-1.1: is neither (untestable: …) nor (planned: …)",
    ),
    (
        UNCITED,
        "// R-1.1\nfn it() {}",
        "source:1: a citation stands directly above a #[test] that is run",
    ),
    (
        UNCITED,
        "#[test]\nfn it() {\n    // R-1.1\n    go();\n}",
        "source:3: a citation stands directly above a #[test] that is run",
    ),
    (
        UNCITED,
        "// R-1.1\n#[test]\n#[ignore = \"slow\"]\nfn it() {}",
        "source:1: a citation stands directly above a #[test] that is run",
    ),
    (
        UNCITED,
        "// see R-1.1\n#[test]\nfn it() {}",
        "source:1: a citation is a line of numbers alone",
    ),
    (
        UNCITED,
        "go(); // R-1.1\n#[test]\nfn it() {}",
        "source:1: a citation is a line of numbers alone",
    ),
];

const CITED: &str = "// R-1.1\n#[test]\nfn it() {}";

/// A rule that nothing needs to cite.
const UNCITED: &str = "- **R-1.1** [seen] This. *(untestable: no)*";

#[test]
fn every_rule_is_cited_and_every_citation_has_its_rule() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let document = fs::read_to_string(root.join("codec/FORMAT.md")).unwrap();
    let mut sources = Vec::new();
    for folder in FOLDERS {
        let before = sources.len();
        read_sources(&root.join(folder), &mut sources);
        assert!(sources.len() > before, "{folder} has no sources");
    }
    let found = violations(&document, &sources);
    assert!(found.is_empty(), "{}", found.join("\n"));
    let (rules, _) = read_rules(&document);
    assert!(rules.len() > 100, "{} rules", rules.len());
}

#[test]
fn rules_that_are_cited_marked_or_struck_are_accepted() {
    let document = "- **R-1.1** [seen, documented] It is so,\n  and not otherwise: see R-1.2.\n\
                    - **R-1.2** [unknown] That. *(untestable: not\n  known)*\n\
                    - **R-1.3** [struck] Not so; R-1.1 replaced it.";
    let source = "/// Rule R-1.2.\n// R-1.1\n#[test]\nfn it() {}";
    assert_eq!(violations_of(document, source), [""; 0]);
    let document = "- **R-1.1** [seen] This.\n- **R-1.2** [ours] That.";
    let source = "    // R-1.1\n    // R-1.2, R-1.1\n    #[test]\n    fn it() {}";
    assert_eq!(violations_of(document, source), [""; 0]);
}

#[test]
fn every_violation_is_reported() {
    for (document, source, expected) in VIOLATIONS {
        let found = violations_of(document, source);
        assert_eq!(found, [expected], "{document}\n{source}");
    }
}

/// What a document of one section and one source violate, both with `R` for the letter of rules.
fn violations_of(document: &str, source: &str) -> Vec<String> {
    let document = format!("## 1 Section\n\nText.\n\n{document}\n").replace("R-", "F-");
    let source = source.replace("R-", "F-");
    let found = violations(&document, &[(PathBuf::from("source"), source)]);
    found.iter().map(|it| it.replace("F-", "R-")).collect()
}

/// A rule of the document.
struct Rule {
    /// Whether a test has to cite it; otherwise none may.
    is_cited: bool,
}

fn violations(document: &str, sources: &[(PathBuf, String)]) -> Vec<String> {
    let (rules, mut violations) = read_rules(document);
    for number in numbers_in(document) {
        if !rules.contains_key(number) {
            violations.push(format!("FORMAT.md: there is no rule {number}"));
        }
    }
    let mut cited = BTreeSet::new();
    for (path, source) in sources {
        let lines: Vec<_> = source.lines().map(str::trim).collect();
        for (at, line) in lines.iter().enumerate() {
            let mut report = |violation: &str| {
                violations.push(format!("{}:{}: {violation}", path.display(), at + 1));
            };
            let Some(comment) = line.find("//") else {
                continue;
            };
            let numbers = numbers_in(&line[comment..]);
            for number in &numbers {
                if !rules.contains_key(*number) {
                    report(&format!("there is no rule {number}"));
                }
            }
            if numbers.is_empty() || ["///", "//!"].iter().any(|doc| line.starts_with(doc)) {
                continue;
            }
            if *line != format!("// {}", numbers.join(", ")) {
                report("a citation is a line of numbers alone");
            } else if is_above_a_test(&lines[at..]) {
                cited.extend(numbers);
            } else {
                report("a citation stands directly above a #[test] that is run");
            }
        }
    }
    for (number, rule) in &rules {
        match (rule.is_cited, cited.contains(number.as_str())) {
            (true, false) => violations.push(format!("{number}: no test cites it")),
            (false, true) => {
                violations.push(format!("{number}: is struck or marked, and yet cited"));
            }
            _ => {}
        }
    }
    violations
}

/// Whether these lines are citations and then a test that is run.
fn is_above_a_test(lines: &[&str]) -> bool {
    let is_citation = |line: &&&str| line.starts_with("// ") && !numbers_in(line).is_empty();
    let citations = lines.iter().take_while(is_citation).count();
    let after = |offset: usize| lines.get(citations + offset).copied().unwrap_or_default();
    after(0) == "#[test]" && !after(1).starts_with("#[ignore")
}

/// The rules by their numbers, and what they violate.
fn read_rules(document: &str) -> (BTreeMap<String, Rule>, Vec<String>) {
    let mut rules = BTreeMap::new();
    let mut violations = Vec::new();
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
            violations.push(format!("FORMAT.md: not a rule: {item}"));
            continue;
        };
        last += 1;
        let expected = format!("F-{section}.{last}");
        if !number.starts_with(&format!("F-{section}.")) {
            violations.push(format!("{number}: stands in section {section}"));
        } else if number != expected {
            violations.push(format!(
                "{number}: the next number of its section is {expected}"
            ));
        }
        let (rule, violation) = read_rule(rest);
        violations.extend(violation.map(|it| format!("{number}: {it}")));
        rules.insert(number.to_owned(), rule);
    }
    (rules, violations)
}

/// Reads what follows the number of a rule.
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
    let violation = if !is_known && !is_struck {
        Some("has no known standing")
    } else if text.trim().is_empty() || text.contains("*(") {
        Some("has no text, or more than a rule has")
    } else if mark.is_some_and(|mark| !is_mark(mark)) {
        Some("is neither (untestable: …) nor (planned: …)")
    } else {
        None
    };
    let is_cited = !is_struck && mark.is_none();
    (Rule { is_cited }, violation)
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
        let Some(after) = rest[section..].strip_prefix('.') else {
            continue;
        };
        let place = digits(after);
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
