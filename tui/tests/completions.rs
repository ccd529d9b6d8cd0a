//! The completions and the manual page are made from the command line's own description.

use std::io::Write as _;
use std::process::{Command, Stdio};

use clap::CommandFactory as _;
use tracklens::commands::cli::Cli;

use crate::run::run;

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

#[test]
fn every_shell_gets_a_script_that_knows_every_command_and_option() {
    for shell in SHELLS {
        let script = printed(&["completions", shell]);
        // A write error after the last newline would go unnoticed.
        assert!(script.ends_with('\n'), "{shell}");
        for command in Cli::command().get_subcommands() {
            assert!(script.contains(command.get_name()), "{shell}: {command}");
            for option in command.get_arguments().filter_map(clap::Arg::get_long) {
                assert!(script.contains(option), "{shell}: {option}");
            }
        }
    }
}

#[test]
fn the_manual_page_has_every_command_option_and_exit_code() {
    let page = printed(&["man"]);
    let (program, commands) = page.split_once(".SH COMMANDS\n").unwrap();
    let (commands, after) = commands.split_once(".SH EXAMPLES\n").unwrap();
    let (_, codes) = after.split_once(".SH \"EXIT STATUS\"\n").unwrap();
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
        let of_all_scan_and_encode = codes.matches(&format!(".TP\n\\fB{code}\\fR\n")).count();
        assert_eq!(of_all_scan_and_encode, 3, "{code}: {codes}");
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
    let script = printed(&["completions", "zsh"]);
    assert!(script.contains("case $line[1] in\n            (decode)\n"));
    assert!(!script.contains("case $line[2] in"));
}

/// What the program prints, without a complaint.
fn printed(arguments: &[&str]) -> String {
    let output = run(arguments, b"");
    assert_eq!(output.stderr, b"", "{arguments:?}");
    assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// How Bash completes the last word, with the script that the program prints.
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
