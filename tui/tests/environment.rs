//! The variables of the environment: the list in the program, the table in the README, and what reads them.

use std::fs;
use std::path::Path;

use tracklens::environment::VARIABLES;

use crate::layers::read_sources;
use crate::run::command;

#[test]
fn the_readme_lists_every_variable() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    let readme = fs::read_to_string(readme).unwrap();
    let (_, section) = readme.split_once("\n### Environment\n").unwrap();
    let section = section.split("\n#").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let rows: Vec<_> = rows.collect();
    let row = |name, meaning| format!("| `{name}` | {meaning} |");
    let expected: Vec<_> = VARIABLES
        .iter()
        .map(|it| row(it.name, it.meaning))
        .collect();
    assert_eq!(rows, expected);
}

#[test]
fn one_file_reads_the_environment() {
    let sources = read_sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let reads = |text: &str| {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        ["env::var", "env::vars", "var_os("]
            .iter()
            .any(|it| code.contains(it))
    };
    let readers = sources.iter().filter(|source| reads(&source.text));
    let readers: Vec<_> = readers.map(|source| source.path.as_str()).collect();
    assert_eq!(readers, ["environment.rs"]);
}

#[test]
fn whatever_a_variable_says_nothing_of_it_is_written() {
    for variable in VARIABLES {
        if variable.name == "PATH" {
            continue;
        }
        for value in ["", "\x1b]0;x\x07\u{9b}", "/", "0", "999999999999"] {
            for arguments in [&["--help"][..], &["--print-config"], &["decode", "x"]] {
                let output = command(arguments)
                    .env(variable.name, value)
                    .output()
                    .unwrap();
                let written = [output.stdout, output.stderr].concat();
                let text = String::from_utf8(written).unwrap();
                let is_raw = |char: char| char.is_control() && char != '\n';
                assert!(
                    !text.contains(is_raw),
                    "{}={value:?}: {text:?}",
                    variable.name
                );
            }
        }
    }
}
