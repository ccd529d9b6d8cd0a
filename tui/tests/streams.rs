//! Inputs of any size and outputs that fail.

use std::fs::File;
use std::io::{self, BufWriter, Read as _, Write};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::Timestamp;
use serde_json::Value;
use tracklens::commands::decode::{self, Decode};
use tracklens::commands::remarks::Remark;
use tracklens::report::Format;
use tracklens::settings::Settings;

use crate::links;
use crate::run::{command, run};

const TEN_MEGABYTES: usize = 10_000_000;

#[test]
fn ten_megabytes_on_one_line_get_one_short_object_and_the_next_line_its_own() {
    for filler in [b'x', b'~', b'/', 0, 0xff] {
        let mut input = vec![filler; TEN_MEGABYTES];
        input.push(b'\n');
        input.extend(links::initial_open().bytes());
        let output = run(&["decode"], &input);
        assert_eq!(output.status.code(), Some(1));
        let lines: Vec<&str> = std::str::from_utf8(&output.stdout)
            .unwrap()
            .lines()
            .collect();
        assert_eq!(lines.len(), 2);
        assert!(lines[0].len() < 4096);
        let too_long: Value = serde_json::from_str(lines[0]).unwrap();
        assert_eq!(too_long["error"]["code"], "too_long");
        assert_eq!(too_long["input_len"], TEN_MEGABYTES);
        let read: Value = serde_json::from_str(lines[1]).unwrap();
        assert_eq!(read["link"]["event"], "initial_open");
    }
}

#[test]
fn ten_megabytes_of_lines_get_an_object_each() {
    let mut input = Vec::new();
    let mut count = 0;
    // Lines of every length up to 400 bytes, so that they end anywhere in what is read at once.
    while input.len() < TEN_MEGABYTES {
        input.extend(b"https://www.example.com/");
        input.resize(input.len() + count * 7 % 376, b'a');
        input.push(b'\n');
        count += 1;
    }
    let output = run(&["decode"], &input);
    let objects = output.stdout.split(|&byte| byte == b'\n').count() - 1;
    assert_eq!(objects, count);
}

#[test]
fn a_link_of_a_megabyte_is_read() {
    let link = links::link(&[(0x3f, b"")]);
    let long = format!("{link}{}", "Pz8_".repeat(200_000));
    let output = run(&["decode"], long.as_bytes());
    let object: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(object["link"]["event"], "click");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn ten_megabytes_of_no_object_get_an_empty_line() {
    for filler in [b'[', b'{', b'"', b'1', 0xff] {
        let mut input = vec![filler; TEN_MEGABYTES];
        input.push(b'\n');
        input.extend(run(&["decode", &links::initial_open()], b"").stdout);
        let output = run(&["encode"], &input);
        assert_eq!(output.status.code(), Some(1));
        let written = String::from_utf8(output.stdout).unwrap();
        assert_eq!(written, format!("\n{}\n", links::initial_open()));
        let stderr = String::from_utf8(output.stderr).unwrap();
        let start = "tracklens: line 1: column 1048577: the line has 10000000 bytes";
        assert!(
            stderr.starts_with(start) && stderr.lines().count() == 1,
            "{stderr}"
        );
    }
}

#[test]
fn a_closed_pipe_is_not_a_failure() {
    closed_pipe("decode", &links::initial_open());
    let object = run(&["decode", &links::initial_open()], b"").stdout;
    closed_pipe("encode", std::str::from_utf8(&object).unwrap().trim_end());
}

/// Checks what becomes of a run whose output nobody reads on.
fn closed_pipe(subcommand: &str, line: &str) {
    let mut child = command(&[subcommand]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let line = line.to_owned() + "\n";
    stdin.write_all(line.as_bytes()).unwrap();
    let mut output = child.stdout.take().unwrap();
    output.read_exact(&mut [0; 16]).unwrap();
    drop(output);
    // The program notices when it next writes; from then on nobody reads its input.
    for _ in 0..1000 {
        if stdin.write_all(line.as_bytes()).is_err() {
            break;
        }
    }
    drop(stdin);
    let status = child.wait().unwrap();
    assert_eq!(status.code(), Some(0));
    let mut stderr = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut stderr)
        .unwrap();
    assert_eq!(stderr, "");
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_fails_with_a_message() {
    let full = File::options().write(true).open("/dev/full").unwrap();
    let open = links::initial_open();
    for arguments in [
        &["decode", &*open][..],
        &["decode", "--format", "tsv"],
        &["encode"],
        &["completions", "zsh"],
        &["man"],
    ] {
        let mut child = command(arguments)
            .stdout(full.try_clone().unwrap())
            .spawn()
            .unwrap();
        // The program may end before it has read everything.
        let _ = child.stdin.take().unwrap().write_all(b"hello\n");
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(3));
        let stderr = String::from_utf8(output.stderr).unwrap();
        let last = stderr.lines().last().unwrap();
        assert!(last.starts_with("tracklens: "), "{stderr}");
        assert!(last.contains("No space left on device"), "{stderr}");
    }
}

#[test]
#[cfg(unix)]
fn a_directory_for_standard_input_fails_with_a_message() {
    let output = command(&["decode"])
        .stdin(File::open(".").unwrap())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(!output.stderr.is_empty());
}

#[test]
fn a_link_comes_before_the_next_object_is_asked_for() {
    let object = run(&["decode", &links::initial_open()], b"").stdout;
    let mut child = command(&["encode"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut output = child.stdout.take().unwrap();
    let mut link = vec![0; links::initial_open().len() + 1];
    for _ in 0..3 {
        stdin.write_all(&object).unwrap();
        output.read_exact(&mut link).unwrap();
        assert_eq!(link, (links::initial_open() + "\n").into_bytes());
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn an_answer_comes_before_the_next_line_is_asked_for() {
    let mut child = command(&["decode"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut output = child.stdout.take().unwrap();
    let line = links::initial_open() + "\n";
    for _ in 0..3 {
        stdin.write_all(line.as_bytes()).unwrap();
        let mut answer = [0; 10];
        output.read_exact(&mut answer).unwrap();
        assert_eq!(&answer, b"{\"input\":\"");
        while answer[0] != b'\n' {
            output.read_exact(&mut answer[..1]).unwrap();
        }
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

/// Keeps what reaches it, even when whoever writes panics.
struct Kept<'a>(&'a mut Vec<u8>);

impl Write for Kept<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_panic_still_writes_what_was_buffered() {
    let expired = links::long_click();
    let input = format!("{}\n{expired}\n", links::link(&[(0x3f, b"")]));
    let settings = Settings::at(Timestamp::MAX);
    let mut written = Vec::new();
    let ended = catch_unwind(AssertUnwindSafe(|| {
        let output = BufWriter::new(Kept(&mut written));
        // An expired link has no event, and says so.
        let say = |_| panic!("a panic of the test");
        decode::run(
            &Decode::lines(Format::Event, &settings),
            input.as_bytes(),
            output,
            say,
        )
    }));
    assert!(ended.is_err());
    let event: Value = serde_json::from_slice(&written).unwrap();
    assert_eq!(event["msys"]["track_event"]["type"], "click");
}

/// Links, damaged ones, lines of a log, empty lines and a line of a megabyte, several chunks of them.
fn many_lines() -> Vec<u8> {
    let long = links::long_click();
    let mut lines = Vec::new();
    for number in 0..600_usize {
        let line = match number % 6 {
            0 => long.clone(),
            1 => long[..number % long.len()].to_owned(),
            2 => format!(
                "198.51.100.7 - - [01/Jan/2024:00:00:00 +0000] \"GET {long} HTTP/1.1\" 200 1"
            ),
            3 => links::encrypted(),
            4 if number == 304 => format!("{long}{}", "Pz8_".repeat(250_000)),
            4 => String::new(),
            _ => format!("{long} {}", links::initial_open()),
        };
        lines.extend(line.bytes());
        lines.push(b'\n');
    }
    lines
}

#[test]
fn any_number_of_threads_writes_the_same() {
    let lines = many_lines();
    let settings = Settings::at(Timestamp::UNIX_EPOCH);
    for format in [
        Format::Ndjson,
        Format::Json,
        Format::Tsv,
        Format::Event,
        Format::Text,
        Format::Markdown,
    ] {
        let written = |threads| {
            let decode = Decode {
                threads: NonZeroUsize::new(threads).unwrap(),
                ..Decode::lines(format, &settings)
            };
            let (mut output, mut remarks) = (Vec::new(), Vec::new());
            let remark = |remark: Remark| remarks.push(remark.to_string());
            let all_whole = decode::run(&decode, &lines[..], &mut output, remark).unwrap();
            (output, remarks, all_whole)
        };
        let alone = written(1);
        assert!(!alone.0.is_empty() && !alone.2);
        for threads in [2, 5] {
            assert!(written(threads) == alone, "{format:?} on {threads} threads");
        }
    }
}

#[test]
fn an_output_that_fails_ends_all_threads() {
    let lines = many_lines();
    let settings = Settings::at(Timestamp::UNIX_EPOCH);
    let decode = Decode {
        threads: NonZeroUsize::new(3).unwrap(),
        ..Decode::lines(Format::Ndjson, &settings)
    };
    let full = Full { room: 300_000 };
    let error = decode::run(&decode, &lines[..], full, |_| {}).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::StorageFull);
}

/// An output with room for so many bytes.
struct Full {
    room: usize,
}

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.room = self
            .room
            .checked_sub(bytes.len())
            .ok_or(io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_pipeline_can_go_on_past_what_is_no_link() {
    let lines = b"hello\n";
    assert_eq!(run(&["decode"], lines).status.code(), Some(1));
    let output = run(&["decode", "--keep-going"], lines);
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.starts_with(br#"{"input":"hello","error":"#));
}

#[test]
fn a_line_that_is_too_long_has_a_verdict() {
    let line = "x".repeat(1_048_577);
    for (format, verdict) in [
        ("text", "Not a tracked link · TOO LONG, 1048577 bytes\nxxxx"),
        (
            "markdown",
            "# Not a tracked link\n\nNot a tracked link · **TOO LONG, 1048577 bytes**\n",
        ),
    ] {
        let output = run(&["decode", "--format", format], line.as_bytes());
        let output = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.starts_with(verdict), "{}", &output[..200]);
    }
}
