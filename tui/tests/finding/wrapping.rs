//! Links that were wrapped at a column, whatever it is.

use super::links::{LINKS, found};

/// The narrowest column that mailers and terminals wrap at.
const NARROWEST: usize = 20;

/// A text with `ending` after each `column` bytes.
fn wrapped(text: &str, column: usize, ending: &str) -> String {
    let lines: Vec<&str> = text
        .as_bytes()
        .chunks(column)
        .map(|line| std::str::from_utf8(line).unwrap())
        .collect();
    lines.join(ending)
}

fn check(link: &str, text: &str, wrong: &mut Vec<String>) {
    let found = found(text.as_bytes());
    let is_right = match &found[..] {
        [only] => only.link() == link.as_bytes() && !only.start_may_be_missing(),
        _ => false,
    };
    if !is_right {
        let links: Vec<_> = found
            .iter()
            .map(|it| {
                (
                    String::from_utf8_lossy(it.link()).into_owned(),
                    it.start_may_be_missing(),
                )
            })
            .collect();
        wrong.push(format!("{text:?}: {links:?}"));
    }
}

#[test]
fn a_link_is_whole_at_every_column_and_line_ending() {
    let mut wrong = Vec::new();
    for link in LINKS {
        for link in [link.to_owned(), link.replace('~', "")] {
            for column in NARROWEST..link.len() {
                // That a last line without any escape belongs to the query nothing says, unless a line before
                // is as long.
                if column * 2 > link.len() && link.contains('?') && !link[column..].contains('%') {
                    continue;
                }
                for ending in ["\n", "\r\n", "\r", "\n> ", "\r\n> > ", "\n    "] {
                    let text = wrapped(&link, column, ending);
                    check(&link, &text, &mut wrong);
                    check(
                        &link,
                        &format!("see:\n\n{}{text}\n\nBye", &ending[1..]),
                        &mut wrong,
                    );
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong: {:#?}",
        wrong.len(),
        &wrong[..wrong.len().min(20)]
    );
}

#[test]
fn a_link_is_whole_at_every_soft_break() {
    let mut wrong = Vec::new();
    for link in LINKS {
        for link in [link.to_owned(), link.replace('~', "")] {
            let printable = link.replace('=', "=3D");
            for start in 0..76 {
                for ending in ["=\n", "=\r\n", "=\r", "= \r\n"] {
                    // No encoder breaks within an escape.
                    let text = format!("{}href=3D\"{printable}\">", "x".repeat(start));
                    let mut lines = Vec::new();
                    let mut rest = &text[..];
                    while rest.len() > 75 {
                        let cut = (73..76)
                            .rev()
                            .find(|&cut| !rest[cut - 2..cut].contains('='))
                            .unwrap();
                        lines.push(&rest[..cut]);
                        rest = &rest[cut..];
                    }
                    lines.push(rest);
                    check(&link, &lines.join(ending), &mut wrong);
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong: {:#?}",
        wrong.len(),
        &wrong[..wrong.len().min(20)]
    );
}

#[test]
fn text_on_the_next_line_is_not_part_of_a_link() {
    let mut wrong = Vec::new();
    for link in LINKS {
        for after in [
            "Hello there",
            "AAAA",
            "https://www.example.com/",
            "Best regards,",
            "1234",
            "--\nme",
            "| x",
            "x",
            "R",
        ] {
            check(link, &format!("{link}\n{after}"), &mut wrong);
            check(link, &format!("> {link}\r\n> {after}\r\n"), &mut wrong);
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong: {:#?}",
        wrong.len(),
        &wrong[..wrong.len().min(20)]
    );
}

#[test]
fn a_host_that_may_be_cut_is_never_shown() {
    let link = LINKS[0];
    let path = &link["https://click.example.com".len()..];
    for before in [
        "https://www.example.com\nclick.example.com",
        "one\nexample.com",
        "https://click.ou\ntbound.example.com",
        "ftp.click\n.example.com",
        "click.\nexample.com",
    ] {
        let found = found(format!("{before}{path}").as_bytes());
        assert_eq!(found.len(), 1, "{before}");
        assert_eq!(found[0].link(), path.as_bytes(), "{before}");
        assert!(found[0].start_may_be_missing(), "{before}");
    }
}
