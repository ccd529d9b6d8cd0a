//! Everything that the program writes goes through one door, where nothing comes through that could move or hide text.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::Path;
use std::process::{Command, Stdio};

use clap::CommandFactory as _;
use tracklens::commands::cli::Cli;
use tracklens::text::shown::Shown;

use crate::layers::{Source, read_sources};
use crate::links;
use crate::run::command;

/// Sets a clipboard, a title and a color, erases, fakes a line, turns text around and is invisible; not all of it is
/// UTF-8.
const HOSTILE: &[u8] =
    b"\x1b]52;c;QUFB\x07\x1b]0;x\x1b\\\x1b[31m\r\x08\x7f\nerror: fake\xc2\x9b2J\xe2\x80\xae\xe2\x80\x8b\xf3\xa0\x81\x81\xff\x9b";

/// The hostile text, and as much of it as is UTF-8.
fn hostile() -> [OsString; 2] {
    let text = HOSTILE.strip_suffix(b"\xff\x9b").unwrap();
    [HOSTILE, text].map(|bytes| OsString::from_vec(bytes.to_vec()))
}

/// Checks that a run with these arguments writes nothing that could move or hide text, and no line of its own making.
fn is_safe(arguments: &[OsString], input: &Path) {
    let output = command(&[])
        .args(arguments)
        .stdin(File::open(input).unwrap())
        .output()
        .unwrap();
    for written in [&output.stdout, &output.stderr] {
        let text = str::from_utf8(written).unwrap_or_else(|_| panic!("{arguments:?}"));
        for line in text.lines() {
            // The columns of a table.
            let line = line.replace('\t', " ");
            assert_eq!(Shown::text(&line).as_str(), line, "{arguments:?}");
            // The lines of an input are lines of their own, an argument is part of one.
            let is_faked = line.starts_with("error: fake") && input == Path::new("/dev/null");
            assert!(!is_faked, "{arguments:?}: {text}");
        }
    }
}

#[test]
fn whatever_an_argument_says_nothing_of_it_reaches_the_terminal_raw() {
    let nothing = Path::new("/dev/null");
    let mut program = Cli::command();
    program.build();
    let mut commands = vec![(Vec::new(), &program)];
    let named = program.get_subcommands();
    commands.extend(named.map(|command| (vec![command.get_name().into()], command)));
    let mut count = 0;
    for (start, command) in commands {
        let run = |more: &[&OsStr]| {
            let more = more.iter().map(|it| OsString::from(*it));
            is_safe(
                &start.iter().cloned().chain(more).collect::<Vec<_>>(),
                nothing,
            );
        };
        for value in hostile() {
            let joined = |start: &str| {
                let mut argument = OsString::from(start);
                argument.push(&value);
                argument
            };
            run(&[&value]);
            run(&[OsStr::new("--"), &value, &value]);
            run(&[&joined("--")]);
            run(&[&joined("-")]);
            run(&[&joined("-x")]);
            for option in command.get_arguments() {
                if let Some(long) = option.get_long() {
                    run(&[OsStr::new(&format!("--{long}")), &value]);
                    run(&[&joined(&format!("--{long}="))]);
                    run(&[&joined(&format!("--{long}"))]);
                    count += 3;
                }
                if let Some(short) = option.get_short() {
                    run(&[&joined(&format!("-{short}"))]);
                    count += 1;
                }
            }
        }
    }
    assert!(count > 100, "{count}");
}

#[test]
fn whatever_a_file_is_called_and_says_nothing_of_it_reaches_the_terminal_raw() {
    let folder = std::env::temp_dir().join(format!("tracklens-door-{}", std::process::id()));
    let folder = folder.join(OsStr::from_bytes(b"\x1b]0;x\x07\xc2\x9b\nerror: fake\xff"));
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("a\rb");
    let quoted = [&b"[keys]\nquit = [\""[..], HOSTILE, b"\"]\n"].concat();
    let object = br#"{"scheme":"https","host":"\u001b]0;x\u0007\u009b","route":"q\u202e"}"#;
    for content in [
        HOSTILE,
        b"engagement_tracker {\x1b\x07",
        &quoted,
        object,
        b"\xef\xbb\xbf\xff\xfe",
    ] {
        fs::write(&file, content).unwrap();
        for arguments in [
            &["scan"][..],
            &["scan", "-r", "--quiet"],
            &["decode", "--config"],
            &["decode", "--signature-key-file"],
            &[
                "decode",
                "--cipher-iv-file",
                "Cargo.toml",
                "--cipher-key-file",
            ],
            &["encode", "--config"],
            &["--preferences"],
            &["--print-config", "--preferences"],
            &["--print-keys", "--preferences"],
            &[],
        ] {
            let arguments = arguments.iter().map(OsString::from);
            let arguments: Vec<_> = arguments.chain([file.clone().into_os_string()]).collect();
            is_safe(&arguments, Path::new("/dev/null"));
        }
        for format in ["text", "ndjson", "json", "tsv", "event", "markdown"] {
            is_safe(&["decode", "--format", format].map(OsString::from), &file);
        }
        is_safe(&["encode"].map(OsString::from), &file);
    }
    fs::remove_dir_all(folder.parent().unwrap()).unwrap();
}

#[test]
fn the_name_of_the_program_is_its_own() {
    use std::os::unix::process::CommandExt as _;
    let output = command(&["--help"]).arg0("\x1b]0;x\x07").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("Usage: tracklens [OPTIONS]"), "{text}");
}

#[test]
fn an_output_that_can_not_be_written_to_is_a_failure() {
    let open = links::initial_open();
    for arguments in [
        &["--help"][..],
        &["--version"],
        &["help", "scan"],
        &["man"],
        &["completions", "bash"],
        &["--print-config"],
        &["--print-keys"],
        &["decode", &open],
        &["scan"],
        &["encode"],
        &[&open],
    ] {
        for output in [
            File::open("/dev/null").unwrap(),
            File::options().write(true).open("/dev/full").unwrap(),
        ] {
            let output = command(arguments)
                .stdin(Stdio::null())
                .stdout(output)
                .output()
                .unwrap();
            // Nothing was asked for, so nothing has to be written to a full disk.
            let writes_nothing = matches!(arguments, ["scan" | "encode"]);
            let code = output.status.code();
            assert!(code == Some(3) || writes_nothing, "{arguments:?}: {code:?}");
            assert!(!output.stderr.is_empty() || writes_nothing, "{arguments:?}");
        }
    }
}

#[test]
fn an_output_that_is_closed_is_a_failure_and_one_that_is_thrown_away_is_none() {
    let open = links::initial_open();
    let program = env!("CARGO_BIN_EXE_tracklens");
    for (arguments, stdin) in [
        ("--help", ""),
        ("man", ""),
        ("decode", &*open),
        ("scan", &open),
    ] {
        for (output, code) in [
            (">&-", 3),
            (">&- 2>&-", 3),
            (">/dev/null", 0),
            ("1<>/dev/null", 0),
        ] {
            let script = format!("printf %s '{stdin}' | {program} {arguments} {output}");
            let status = Command::new("sh")
                .args(["-c", &script])
                .output()
                .unwrap()
                .status;
            assert_eq!(status.code(), Some(code), "{script}");
        }
    }
    // Where nothing is read from, nothing is written of it.
    let script = format!("{program} decode '{open}' <&- && {program} decode <&-");
    let output = Command::new("sh").args(["-c", &script]).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let lines = String::from_utf8(output.stdout).unwrap();
    assert_eq!(lines.lines().count(), 1);
}

#[test]
fn nothing_writes_past_the_door() {
    let sources = read_sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let writers: Vec<_> = sources.iter().filter_map(writes_itself).collect();
    let in_the_room = |it: &&&str| !it.starts_with("streams/");
    assert_eq!(writers.iter().find(in_the_room), None);
    assert!(writers.len() >= 3, "{writers:?}");
}

/// The path of a source that writes to a stream of the process itself.
fn writes_itself(source: &Source) -> Option<&str> {
    let ways = [
        "io::stdout",
        "stdio::stdout",
        "stdio::stderr",
        "io::stderr",
        "println!",
        "print!(",
        "eprint",
        "dbg!",
        "/dev/tty",
        "/dev/std",
        "/dev/fd",
        "Stdio::inherit",
    ];
    let code = source
        .text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let allowed = [".stdout(Stdio::null())", ".stderr(Stdio::null())"];
    let mut code = code.filter(|line| !allowed.contains(&line.trim()));
    let writes = code.any(|line| ways.iter().any(|way| line.contains(way)));
    writes.then_some(&source.path)
}
