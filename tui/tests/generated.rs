//! The completions and the manual page are those of the command line, and the program prints them.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use clap::CommandFactory as _;
use tracklens::commands::cli::Cli;

use crate::run::run;

#[path = "../examples/generate/texts/mod.rs"]
mod texts;

use texts::texts;

const SHELLS: [(&str, &str); 5] = [
    ("bash", "tracklens.bash"),
    ("elvish", "tracklens.elv"),
    ("fish", "tracklens.fish"),
    ("powershell", "_tracklens.ps1"),
    ("zsh", "_tracklens"),
];

#[test]
fn the_committed_texts_are_exactly_those_that_are_generated() {
    let texts = texts();
    for (file, text) in &texts {
        let committed = fs::read_to_string(file).unwrap_or_default();
        let name = file.display();
        let how = "cargo run -p tracklens --example generate";
        assert!(committed == *text, "{name} is another: {how}");
    }
    let committed = fs::read_dir("generated").unwrap().count();
    assert_eq!(committed, texts.len(), "files in generated/");
}

#[test]
fn the_program_prints_the_committed_texts() {
    let completions = SHELLS.map(|(shell, file)| (vec!["completions", shell], file));
    let man = (vec!["man"], "tracklens.1");
    for (arguments, file) in completions.into_iter().chain([man]) {
        let output = run(&arguments, b"");
        let committed = fs::read(format!("generated/{file}")).unwrap();
        assert!(output.stdout == committed, "{arguments:?}");
        assert_eq!(output.stderr, b"");
        assert_eq!(output.status.code(), Some(0));
        // What stands behind the last end of a line is lost where it can't be written.
        assert!(committed.ends_with(b"\n"), "{file}");
    }
}

#[test]
fn the_manual_page_has_every_command_option_and_exit_code() {
    let page = fs::read_to_string("generated/tracklens.1").unwrap();
    let (program, commands) = page.split_once(".SH COMMANDS\n").unwrap();
    let (commands, codes) = commands.split_once(".SH \"EXIT STATUS\"\n").unwrap();
    let has_options = |section: &str, command: &clap::Command| {
        for option in command.get_arguments().filter_map(clap::Arg::get_long) {
            let escaped = format!("\\fB\\-\\-{}\\fR", option.replace('-', "\\-"));
            assert!(section.contains(&escaped), "{option}: {section}");
        }
    };
    has_options(program, &Cli::command());
    let sections: Vec<_> = commands.split(".SS ").skip(1).collect();
    let command = Cli::command();
    let subcommands: Vec<_> = command.get_subcommands().collect();
    assert_eq!(sections.len(), subcommands.len());
    for (section, subcommand) in sections.iter().zip(subcommands) {
        let name = format!("\"tracklens {}\"\n", subcommand.get_name());
        assert!(section.starts_with(&name), "{section}");
        has_options(section, subcommand);
    }
    for code in 0..=3 {
        let of_all_and_of_encode = codes.matches(&format!(".TP\n\\fB{code}\\fR\n")).count();
        assert_eq!(of_all_and_of_encode, 2, "{code}: {codes}");
    }
}

#[test]
fn bash_completes_commands_options_and_their_values() {
    assert_eq!(completed(&["dec"]), ["decode"]);
    assert_eq!(completed(&["decode", "--for"]), ["--format"]);
    let formats = ["text", "ndjson", "json", "tsv", "event", "markdown"];
    assert_eq!(completed(&["decode", "--format", ""]), formats);
    assert_eq!(completed(&["decode", "--format", "n"]), ["ndjson"]);
    assert_eq!(completed(&["encode", "--ref"]), ["--refuse-long-metadata"]);
    assert_eq!(completed(&["completions", "z"]), ["zsh"]);
    assert_eq!(completed(&["--print-"]), ["--print-keys", "--print-config"]);
    assert_eq!(completed(&["help", "enc"]), ["encode"]);
    assert_eq!(completed(&["https"]), [""; 0]);
}

#[test]
fn zsh_looks_for_a_command_in_the_first_word() {
    let script = fs::read_to_string("generated/_tracklens").unwrap();
    assert!(script.contains("case $line[1] in\n            (decode)\n"));
    assert!(!script.contains("case $line[2] in"));
}

/// What Bash makes of the last of the words, by the script that the program prints.
fn completed(words: &[&str]) -> Vec<String> {
    let complete = r#"
        source /dev/stdin
        [[ $(complete -p tracklens) =~ -F\ ([^ ]+) ]]
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        "${BASH_REMATCH[1]}" "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf '%s\n' "${COMPREPLY[@]}"
    "#;
    let mut bash = Command::new("bash")
        .args(["--norc", "-c", complete, "bash", "tracklens"])
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let script = run(&["completions", "bash"], b"").stdout;
    let mut stdin = bash.stdin.take().unwrap();
    stdin.write_all(&script).unwrap();
    drop(stdin);
    let output = bash.wait_with_output().unwrap();
    assert!(output.status.success());
    let completed = String::from_utf8(output.stdout).unwrap();
    let completed = completed.lines().filter(|line| !line.is_empty());
    completed.map(str::to_owned).collect()
}
