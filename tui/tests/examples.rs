//! The examples of the help: each works as it is written.

use std::env;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use flate2::Compression;
use flate2::write::GzEncoder;
use tracklens::commands::sections;

use crate::links;

#[test]
fn every_example_works_as_it_is_written() {
    let folder = folder();
    let program = Path::new(env!("CARGO_BIN_EXE_tracklens")).parent().unwrap();
    let mut count = 0;
    for (name, sections) in sections::ALL {
        for example in sections.examples {
            // Without a terminal there is no inspector, and a file is not opened.
            let is_inspector = name == "tracklens" && !example.line.contains("--print");
            let path = env::join_paths(
                [program.to_owned()]
                    .into_iter()
                    .chain(env::split_paths(&env::var_os("PATH").unwrap())),
            );
            let output = Command::new("sh")
                .args(["-c", example.line])
                .current_dir(&folder)
                .env("PATH", path.unwrap())
                .env("XDG_CONFIG_HOME", "/no-such-folder")
                .stdin(Stdio::null())
                .output()
                .unwrap();
            let line = example.line;
            let said = String::from_utf8(output.stderr).unwrap();
            assert!(!said.contains("error:"), "{line}: {said}");
            let code = output.status.code();
            assert!(
                code == Some(0) || is_inspector && code == Some(1),
                "{line}: {said}"
            );
            count += 1;
        }
    }
    assert!(count > 15, "{count}");
    for written in [
        "links.ndjson",
        "links.tsv",
        "events.ndjson",
        "ticket.md",
        "preferences.toml",
        "links.txt",
        "tracklens.bash",
        "tracklens.1",
    ] {
        let len = fs::metadata(folder.join(written)).unwrap().len();
        assert!(len > 0, "{written} is empty");
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn help_and_manual_page_have_every_section() {
    for (name, sections) in sections::ALL {
        let arguments = match name {
            "tracklens" => vec!["--help"],
            command => vec![command, "--help"],
        };
        let help = String::from_utf8(crate::run::run(&arguments, b"").stdout).unwrap();
        let page = String::from_utf8(crate::run::run(&["man"], b"").stdout).unwrap();
        for example in sections.examples {
            assert!(help.contains(example.line), "{}", example.line);
            let in_roff = example.line.replace('-', "\\-").replace('\'', "\\*(Aq");
            assert!(page.contains(&in_roff), "{in_roff}");
        }
        for variable in sections.environment {
            assert!(help.contains(&format!("\n  {}\n", variable.name)), "{help}");
        }
    }
}

/// A folder with the files that the examples name.
fn folder() -> PathBuf {
    let folder = env::temp_dir().join(format!("tracklens-examples-{}", std::process::id()));
    fs::create_dir_all(folder.join("Maildir/new")).unwrap();
    let link = links::long_click();
    let mail = format!("From: a@example.com\n\n{link}\n");
    let request = link.split_once("example.com").unwrap().1;
    let log =
        format!("192.0.2.1 - - [10/Oct/2015:13:55:36 +0000] \"GET {request} HTTP/1.1\" 302 0\n");
    let object = crate::run::run(&["decode", &link], b"").stdout;
    for (name, text) in [
        ("links.txt", format!("{link}\n").as_bytes()),
        ("mail.eml", mail.as_bytes()),
        (
            "archive.mbox",
            format!("From a@example.com Thu Jan  1 00:00:00 1970\n{mail}").as_bytes(),
        ),
        ("Maildir/new/1", mail.as_bytes()),
        ("access.log", log.as_bytes()),
        ("objects.ndjson", &object),
    ] {
        fs::write(folder.join(name), text).unwrap();
    }
    let packed = File::create(folder.join("access.log.1.gz")).unwrap();
    let mut packed = GzEncoder::new(packed, Compression::fast());
    packed.write_all(log.as_bytes()).unwrap();
    packed.finish().unwrap();
    folder
}
