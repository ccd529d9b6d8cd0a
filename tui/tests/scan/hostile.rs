//! What is given to keep the program busy, or to fill its memory.

use std::fmt::Write as _;

use super::folder::Folder;
use super::objects::{LINK, OTHER, links, objects};

#[test]
fn beginnings_of_links_without_end_give_nothing() {
    assert_eq!(objects(&[], &b"/f/a/".repeat(1 << 18)).len(), 0);
}

#[test]
fn a_line_of_fifty_megabytes_is_searched_to_its_end() {
    let folder = Folder::new("scan_line");
    let mut line = vec![b'x'; 50 << 20];
    for (at, link) in [(5, LINK), (25 << 20, OTHER), ((50 << 20) - 200, LINK)] {
        line[at - 1] = b' ';
        line[at..at + link.len()].copy_from_slice(link.as_bytes());
        line[at + link.len()] = b' ';
    }
    let file = folder.write("line", &line);
    let found = objects(&[&file], b"");
    assert_eq!(links(&found), [LINK, OTHER, LINK]);
    assert_eq!(found[2]["source"]["offset"], (50 << 20) - 200);
    assert_eq!(found[2]["source"]["line"], 1);
}

#[test]
fn a_thousand_parts_in_each_other_are_searched() {
    let mut mail = String::from("From: a@example.com\nTo: b@example.com\nMIME-Version: 1.0\n");
    for depth in 0..1000 {
        write!(
            mail,
            "Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n"
        )
        .unwrap();
    }
    write!(mail, "\n{LINK}\n").unwrap();
    assert_eq!(links(&objects(&[], mail.as_bytes())), [LINK]);
}

#[test]
fn where_what_is_read_is_cut_makes_no_difference() {
    // Links around the places at which text is cut into stretches, and none anywhere else.
    let mut text = vec![b'.'; 7 << 20];
    let mut expected = Vec::new();
    for cut in [2 << 20, 4 << 20, 6 << 20] {
        for start in (cut - 300..cut + 300).step_by(150) {
            text[start - 1] = b'\n';
            text[start..start + LINK.len()].copy_from_slice(LINK.as_bytes());
            text[start + LINK.len()] = b'\n';
            expected.push(start);
        }
    }
    let found = objects(&[], &text);
    let offsets = found
        .iter()
        .map(|object| object["source"]["offset"].as_u64().unwrap());
    let offsets: Vec<usize> = offsets.map(|it| usize::try_from(it).unwrap()).collect();
    assert_eq!(offsets, expected);
    assert_eq!(links(&found), vec![LINK; expected.len()]);
}
