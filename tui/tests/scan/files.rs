//! Files, folders, and how a run ends.

use std::io::Read as _;
use std::os::unix::fs::symlink;

use super::folder::Folder;
use super::objects::{CUT, LINK, OTHER, links, objects, output, parsed};
use crate::run::command;

#[test]
fn files_are_searched_in_the_order_in_which_they_are_named() {
    let folder = Folder::new("scan_order");
    let one = folder.write("one", LINK);
    let two = folder.write("two", OTHER);
    let found = objects(&[&two, "-", &one], CUT.as_bytes());
    assert_eq!(links(&found), [OTHER, CUT, LINK]);
    let file = |place: usize| found[place]["source"].get("file").cloned();
    assert_eq!(
        [file(0), file(1), file(2)],
        [Some(two.into()), None, Some(one.into())]
    );
}

#[test]
fn folders_are_searched_if_that_is_asked_for() {
    let folder = Folder::new("scan_folder");
    folder.write("b/c/three", LINK);
    folder.write("b/two", OTHER);
    folder.write("a", LINK);
    let root = folder.path("");
    symlink(&root, folder.path("b/loop")).unwrap();
    symlink("/nowhere", folder.path("broken")).unwrap();
    nix::unistd::mkfifo(folder.path("pipe").as_str(), nix::sys::stat::Mode::S_IRWXU).unwrap();

    let without = output(&[&root], b"");
    assert_eq!(without.status.code(), Some(3));
    assert!(without.stdout.is_empty());
    let said = String::from_utf8(without.stderr).unwrap();
    assert!(said.contains("use -r"), "{said}");

    let output = output(&["-r", &root], b"");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(links(&parsed(&output.stdout)), [LINK, LINK, OTHER]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("pipe: skipped, since it is not a regular file"),
        "{said}"
    );
    assert!(
        said.contains("skipped 2 symbolic links, which are not followed"),
        "{said}"
    );
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_searched() {
    let folder = Folder::new("scan_unreadable");
    let pipe = folder.path("pipe");
    nix::unistd::mkfifo(pipe.as_str(), nix::sys::stat::Mode::S_IRWXU).unwrap();
    let missing = folder.path("missing");
    let mut names = vec!["/dev/zero", &pipe, &missing];
    if cfg!(target_os = "linux") {
        names.push("/proc/self/environ");
    }
    for name in names {
        let output = output(&[name, "-"], LINK.as_bytes());
        assert_eq!(output.status.code(), Some(3), "{name}");
        assert_eq!(links(&parsed(&output.stdout)), [LINK], "{name}");
        assert!(
            String::from_utf8(output.stderr).unwrap().contains(name),
            "{name}"
        );
    }
}

#[test]
fn the_exit_code_says_whether_all_links_are_whole() {
    assert_eq!(output(&[], b"nothing").status.code(), Some(0));
    assert_eq!(output(&[], LINK.as_bytes()).status.code(), Some(0));
    let cut = output(&[], format!("{CUT}\n{LINK}").as_bytes());
    assert_eq!(cut.status.code(), Some(1));
    assert_eq!(links(&parsed(&cut.stdout)), [CUT, LINK]);
    assert_eq!(output(&["--threads", "0"], b"").status.code(), Some(2));
    assert_eq!(
        output(&["--config", "/nowhere"], b"").status.code(),
        Some(3)
    );
    assert_eq!(
        output(&["--log-format", "$nothing"], b"").status.code(),
        Some(2)
    );
}

#[test]
fn a_closed_pipe_is_not_a_failure() {
    let folder = Folder::new("scan_closed");
    let file = folder.write("links", format!("{LINK}\n").repeat(20_000));
    let mut child = command(&["scan", &file]).spawn().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut [0; 10]).unwrap();
    drop(stdout);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure() {
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let folder = Folder::new("scan_full");
    let file = folder.write("link", LINK);
    let status = command(&["scan", &file]).stdout(full).status().unwrap();
    assert_eq!(status.code(), Some(3));
}

#[test]
fn every_format_has_what_was_found() {
    let folder = Folder::new("scan_formats");
    let file = folder.write("a_file", format!("<{LINK}>"));
    let said = |format: &str| {
        let output = output(&["--format", format, &file], b"");
        String::from_utf8(output.stdout).unwrap()
    };
    let table = said("tsv");
    let rows: Vec<Vec<&str>> = table.lines().map(|row| row.split('\t').collect()).collect();
    let cell = |heading: &str| rows[1][rows[0].iter().position(|it| *it == heading).unwrap()];
    assert_eq!(cell("source_file"), file);
    assert_eq!(cell("source_offset"), "1");
    assert_eq!(cell("input"), LINK);
    assert!(said("text").contains("a_file, line 1\n"));
    assert!(said("markdown").contains("a_file, line 1"));
    assert_eq!(said("json").trim_end().lines().count(), 3);
    assert_eq!(output(&["--format", "json"], b"").stdout, b"[]\n");
}
