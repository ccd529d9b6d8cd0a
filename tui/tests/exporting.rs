//! A report of the link at the inspector, written to a file.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::PathBuf;

use tracklens::commands::exporting::fulfil;
use tracklens::inspector::{Command, FileState, Focus, Message, Model, Notice, Over, update};

use crate::links;
use crate::run;
use crate::screens::harness::{model, now, row, run as run_commands, screen};

/// A folder that is not there when the test has ended.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("tracklens-{name}-{}", std::process::id()));
        fs::create_dir(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Lets something happen, and does what is asked for then, as the program's loop does.
fn happen(model: &mut Model, message: Message) {
    let effects = update(model, message, now());
    if let Some(wish) = effects.export {
        let done = fulfil(wish, model);
        assert_eq!(update(model, done, now()).export, None);
    }
}

/// Asks for a report in a file.
fn export(model: &mut Model, name: &str) {
    for message in [
        Message::Command(Command::Export),
        Message::Command(Command::Clear),
        Message::Type(name.to_owned()),
    ] {
        happen(model, message);
    }
}

fn contents(model: &Model) -> String {
    let screen = screen(model);
    let rows = (0..model.size().height).map(|y| row(&screen, y) + "\n");
    rows.collect()
}

#[test]
fn a_report_is_written_on_request_and_a_notice_says_so() {
    let folder = Folder::new("written");
    let name = folder.file("report.md");
    let mut model = model(&links::long_click(), 120, 40, &[]);
    export(&mut model, &name);
    assert_eq!(model.focus(), Focus::Over(Over::EXPORT));
    assert!(!fs::exists(&name).unwrap());
    let screen = contents(&model);
    assert!(
        screen.contains("Enter writes a Markdown report, "),
        "{screen}"
    );
    assert!(screen.contains(&name), "{screen}");
    happen(&mut model, Message::Command(Command::Choose));
    let text = fs::read_to_string(&name).unwrap();
    let len = text.len();
    assert_eq!(model.notice(), Some(Notice::Exported { len }));
    let shown = format!("Written, {len} bytes, which only you can read: {name}");
    assert!(contents(&model).contains(&shown));
    assert!(matches!(model.focus(), Focus::Pane(_)));
    let mode = fs::metadata(&name).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let now = ["--now", "2025-06-15T15:06:40Z"];
    let arguments = [&["decode", "--format", "markdown"], &now[..]].concat();
    let decoded = run::run(&arguments, links::long_click().as_bytes());
    assert_eq!(text.as_bytes(), decoded.stdout);
}

#[test]
fn the_json_is_that_of_decode() {
    let folder = Folder::new("json");
    let name = folder.file("report.json");
    let mut model = model(&links::long_click(), 80, 24, &[]);
    export(&mut model, &name);
    happen(&mut model, Message::Command(Command::Choose));
    let arguments = ["decode", "--format", "json"];
    let decoded = run::run(&arguments, links::long_click().as_bytes());
    assert_eq!(fs::read(&name).unwrap(), decoded.stdout);
    let array: serde_json::Value = serde_json::from_slice(&decoded.stdout).unwrap();
    assert_eq!(array.as_array().unwrap().len(), 1);
}

#[test]
fn hidden_values_are_hidden_in_the_file_too() {
    let folder = Folder::new("masked");
    let steps = [Command::Mask];
    let mut model = model(&links::long_click(), 80, 24, &steps);
    for name in ["report.md", "report.json"] {
        let name = folder.file(name);
        export(&mut model, &name);
        happen(&mut model, Message::Command(Command::Choose));
        let text = fs::read_to_string(&name).unwrap();
        assert!(
            text.contains("rcpt_to") && text.contains("pnywfic"),
            "{text}"
        );
        for hidden in ["user53", "75 73 65 72 35 33", "757365723533", "VmK"] {
            assert!(!text.contains(hidden), "{hidden}: {text}");
        }
    }
}

#[test]
fn an_existing_file_is_not_overwritten() {
    let folder = Folder::new("taken");
    let (name, link) = (folder.file("taken.md"), folder.file("link.md"));
    fs::write(&name, "kept").unwrap();
    symlink(folder.file("elsewhere.md"), &link).unwrap();
    for name in [&name, &link] {
        let mut model = model(&links::long_click(), 120, 40, &[]);
        export(&mut model, name);
        assert!(contents(&model).contains("This file exists already"));
        happen(&mut model, Message::Command(Command::Choose));
        // Another name can be given.
        assert_eq!(model.focus(), Focus::Over(Over::EXPORT));
        assert!(contents(&model).contains("This file exists already"));
        assert_eq!(model.notice(), None);
    }
    assert_eq!(fs::read_to_string(&name).unwrap(), "kept");
    assert!(!fs::exists(folder.file("elsewhere.md")).unwrap());
}

#[test]
fn a_report_that_is_written_twice_gets_another_name() {
    let folder = Folder::new("twice");
    let names = ["report.md", "report-2.md", "report-3.md"].map(|name| folder.file(name));
    for (number, name) in names.iter().enumerate() {
        let mut model = model(&links::long_click(), 120, 40, &[Command::NextPane]);
        export(&mut model, &names[0]);
        // Each Enter proposes, and the last one writes.
        if number > 0 {
            assert!(contents(&model).contains("Enter proposes another name."));
            happen(&mut model, Message::Command(Command::Choose));
            let screen = contents(&model);
            assert!(screen.contains(&format!("File: {name}")), "{screen}");
            assert!(
                screen.contains("Enter writes a Markdown report, "),
                "{screen}"
            );
            let taken = format!("This file exists already: {}", names[0]);
            assert!(screen.contains(&taken), "{screen}");
        }
        assert!(!fs::exists(name).unwrap());
        happen(&mut model, Message::Command(Command::Choose));
        assert!(fs::exists(name).unwrap());
    }
    let first = fs::read(&names[0]).unwrap();
    assert!(names.iter().all(|name| fs::read(name).unwrap() == first));
}

#[test]
fn what_is_typed_replaces_a_name_that_is_proposed() {
    let folder = Folder::new("replaced");
    let (taken, other) = (folder.file("taken.md"), folder.file("other.json"));
    fs::write(&taken, "kept").unwrap();
    let mut model = model(&links::long_click(), 120, 40, &[Command::NextPane]);
    export(&mut model, &taken);
    happen(&mut model, Message::Command(Command::Choose));
    assert!(contents(&model).contains("taken-2.md"));
    happen(&mut model, Message::Type(other.clone()));
    let screen = contents(&model);
    assert!(screen.contains(&format!("File: {other} ")), "{screen}");
    assert!(!screen.contains("exists already"), "{screen}");
    happen(&mut model, Message::Command(Command::Choose));
    assert!(fs::exists(&other).unwrap());
    assert_eq!(fs::read_to_string(&taken).unwrap(), "kept");
}

#[test]
fn what_differs_between_two_links_is_written_and_the_comparison_shown_again() {
    let folder = Folder::new("differences");
    let both = [links::long_click(), links::initial_open()].join("\n");
    let steps = [Command::NextPane, Command::Compare, Command::Choose];
    for (name, expected) in [
        ("differences.md", "# Two tracked links compared"),
        ("differences.json", "{\"this\":{\"input\":"),
    ] {
        let name = folder.file(name);
        let mut model = model(&both, 120, 40, &steps);
        export(&mut model, &name);
        assert_eq!(model.focus(), Focus::Over(Over::EXPORT));
        happen(&mut model, Message::Command(Command::Choose));
        let text = fs::read_to_string(&name).unwrap();
        assert!(text.starts_with(expected), "{text}");
        assert_eq!(model.focus(), Focus::Over(Over::COMPARISON));
        let shown = format!("Written, {} bytes, which only you can read: ", text.len());
        let screen = contents(&model);
        assert!(screen.contains(&shown), "{screen}");
    }
}

#[test]
fn the_reason_why_a_file_cannot_be_written_is_shown() {
    let folder = Folder::new("ways");
    fs::write(folder.file("file"), "").unwrap();
    let mut model = model(&links::long_click(), 120, 40, &[]);
    let table = [
        (folder.file("none/report.md"), "There is no such folder."),
        (
            folder.file("file/report.md"),
            "It can't be written: not a directory.",
        ),
        (folder.file("report"), "The ending decides the form"),
        (folder.file("report.txt"), "The ending decides the form"),
        (String::new(), "The ending decides the form"),
    ];
    for (name, expected) in table {
        export(&mut model, &name);
        let screen = contents(&model);
        assert!(screen.contains(expected), "{name}\n{screen}");
        happen(&mut model, Message::Command(Command::Choose));
        assert_eq!(model.focus(), Focus::Over(Over::EXPORT), "{name}");
    }
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 1);
}

#[test]
fn a_file_that_comes_between_is_not_overwritten() {
    let folder = Folder::new("between");
    let name = folder.file("report.md");
    let mut model = model(&links::long_click(), 120, 40, &[]);
    export(&mut model, &name);
    fs::write(&name, "kept").unwrap();
    happen(&mut model, Message::Command(Command::Choose));
    assert!(contents(&model).contains("This file exists already"));
    assert_eq!(fs::read_to_string(&name).unwrap(), "kept");
}

#[test]
fn without_a_link_there_is_nothing_to_write() {
    let mut model = model("", 80, 24, &[Command::NextPane]);
    run_commands(&mut model, &[Command::Export]);
    assert_eq!(model.notice(), Some(Notice::NothingToExport));
    assert!(matches!(model.focus(), Focus::Pane(_)));
}

#[test]
fn another_outcome_of_the_edge_is_shown_in_the_prompt() {
    let mut model = model(&links::long_click(), 120, 40, &[]);
    export(&mut model, "report.md");
    let denied = Err(std::io::ErrorKind::PermissionDenied);
    update(&mut model, Message::Exported(denied), now());
    assert!(contents(&model).contains("It can't be written: permission denied."));
    let state = FileState::of_error(std::io::ErrorKind::AlreadyExists);
    assert_eq!(state, FileState::Taken);
}
