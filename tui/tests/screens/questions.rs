//! What is asked about a link, as it is drawn: another link to compare, a text to search, a file.

use std::io::ErrorKind;

use tracklens::inspector::{Command, Destination, FileState, Message, Model, update};
use tracklens::text::shown::Shown;

use super::harness::{at_every_size, at_every_size_with, now, run, settings};
use crate::links;

/// Two links of one run, one of them compared with the other after some commands.
fn compared(name: &str, links: &[String; 2], steps: &[Command]) {
    let pasted = links.join("\n");
    let start = [Command::Compare];
    let steps: Vec<_> = start.iter().chain(steps).copied().collect();
    at_every_size(name, &pasted, &steps);
}

#[test]
fn the_links_that_a_link_can_be_compared_with() {
    let links = [links::long_click(), links::encrypted()];
    compared("compare", &links, &[]);
}

#[test]
fn two_links_compared() {
    let links = [links::long_click(), links::click_with_query()];
    compared("comparison", &links, &[Command::Choose]);
    let steps = [
        Command::Choose,
        Command::OnlyDifferences,
        Command::Last,
        Command::PageUp,
    ];
    compared("comparison_differences", &links, &steps);
}

#[test]
fn links_compared_that_would_fake_text_or_are_none() {
    let links = [links::hostile(), links::unknown_records()];
    compared("comparison_hostile", &links, &[Command::Choose]);
    at_every_size_with("comparison_no_link", |theme, size| {
        let mut model = Model::new(&links::encrypted(), settings(), theme, size);
        run(&mut model, &[Command::Compare]);
        update(&mut model, Message::Paste("no link".to_owned()), now());
        model
    });
}

#[test]
fn what_is_searched_for() {
    for (name, sought) in [
        ("search", "EXAMPLE"),
        ("search_bytes", "78 61 6d"),
        ("search_nothing", "no such thing"),
    ] {
        at_every_size_with(name, |theme, size| {
            let mut model = Model::new(&links::long_click(), settings(), theme, size);
            run(&mut model, &[Command::Search]);
            update(&mut model, Message::Type(sought.to_owned()), now());
            run(&mut model, &[Command::Down]);
            model
        });
    }
}

#[test]
fn what_was_found_in_the_metadata() {
    at_every_size_with("search_found", |theme, size| {
        let mut model = Model::new(&links::long_click(), settings(), theme, size);
        run(&mut model, &[Command::Search]);
        update(&mut model, Message::Type("zedz".to_owned()), now());
        run(&mut model, &[Command::Choose]);
        model
    });
}

#[test]
fn the_file_that_a_report_is_to_be_written_to() {
    let states = [
        ("export", FileState::Free),
        ("export_taken", FileState::Taken),
        ("export_no_folder", FileState::NoFolder),
        (
            "export_trouble",
            FileState::Blocked(ErrorKind::PermissionDenied),
        ),
    ];
    for (name, state) in states {
        at_every_size_with(name, |theme, size| {
            let mut model = Model::new(&links::long_click(), settings(), theme, size);
            run(&mut model, &[Command::Export]);
            let looked = Message::Looked(Destination {
                name: "tracklens-report.md".to_owned(),
                instead_of: None,
                path: Shown::text("/home/operator/a\u{202e}b/tracklens-report.md"),
                state,
                len: 4321,
            });
            update(&mut model, looked, now());
            model
        });
    }
}

#[test]
fn a_report_whose_name_has_no_known_extension() {
    at_every_size_with("export_no_form", |theme, size| {
        let mut model = Model::new(&links::long_click(), settings(), theme, size);
        run(&mut model, &[Command::Export]);
        run(&mut model, &[Command::DeleteBefore]);
        model
    });
}
