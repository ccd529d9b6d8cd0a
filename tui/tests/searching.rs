//! Searching fields, metadata and bytes.

use tracklens::inspector::{Command, Focus, Fold, Message, Model, Notice, Over, Pane, update};

use crate::links;
use crate::screens::harness::{self, model, now, row, run, screen};

/// What was searched for, in the link that is shown.
fn sought(model: &mut Model, text: &str) {
    run(model, &[Command::Search, Command::Clear]);
    update(model, Message::Type(text.to_owned()), now());
}

fn status(model: &Model) -> String {
    harness::status(&screen(model))
}

#[test]
fn a_match_is_selected_and_then_the_next_one() {
    let mut model = model(&links::long_click(), 80, 24, &[]);
    sought(&mut model, "EXAMPLE.COM");
    assert_eq!(model.focus(), Focus::Over(Over::SEARCH));
    run(&mut model, &[Command::Down, Command::Choose]);
    assert_eq!(model.focus(), Focus::Pane(Pane::Fields));
    assert_eq!(status(&model), "Match 2 of 3 for EXAMPLE.COM");
    assert!(model.selected_text().contains("wwwwwwww.example.com/"));
    let second = model.selection();
    run(&mut model, &[Command::NextMatch]);
    assert_eq!(status(&model), "Match 3 of 3 for EXAMPLE.COM");
    run(&mut model, &[Command::NextMatch]);
    assert_eq!(status(&model), "Match 1 of 3 for EXAMPLE.COM");
    assert_eq!(model.selected_text(), "user53@example.com");
    run(
        &mut model,
        &[Command::PreviousMatch, Command::PreviousMatch],
    );
    assert_eq!(status(&model), "Match 2 of 3 for EXAMPLE.COM");
    assert_eq!(model.selection(), second);
}

#[test]
fn a_value_of_the_metadata_is_unfolded_and_selected() {
    let mut model = model(&links::long_click(), 80, 24, &[]);
    run(&mut model, &[Command::Fold(Fold::All)]);
    sought(&mut model, "ukxgrv");
    run(&mut model, &[Command::Choose]);
    assert_eq!(model.focus(), Focus::Pane(Pane::Metadata));
    assert_eq!(status(&model), "Match 1 of 1 for ukxgrv");
    assert_eq!(
        model.selected_pointer().as_deref(),
        Some("/ukxgrvnmaKwkuIvtg")
    );
    assert_eq!(model.selected_text(), "3222970241");
    let buffer = screen(&model);
    let marked = (0..24).find(|y| row(&buffer, *y).contains("ukxgrvnmaKwkuIvtg:"));
    let cell = &buffer[(0, marked.unwrap())];
    assert!(cell.modifier.contains(ratatui::style::Modifier::REVERSED));
}

#[test]
fn bytes_are_found_by_their_digits() {
    let mut model = model(&links::long_click(), 80, 24, &[]);
    sought(&mut model, "52 12 75");
    run(&mut model, &[Command::Choose]);
    assert_eq!(model.selected_text(), "user53@example.com");
    sought(&mut model, "0x5212");
    run(&mut model, &[Command::Choose]);
    assert_eq!(status(&model), "Match 1 of 1 for 0x5212");
}

#[test]
fn a_search_without_a_match_says_so_and_goes_on() {
    let mut model = model(&links::long_click(), 80, 24, &[]);
    run(&mut model, &[Command::NextMatch]);
    assert_eq!(model.notice(), Some(Notice::NothingSought));
    sought(&mut model, "no such thing");
    let all: String = (0..24).map(|y| row(&screen(&model), y)).collect();
    assert!(all.contains("No match"), "{all}");
    run(&mut model, &[Command::Choose]);
    assert_eq!(model.focus(), Focus::Over(Over::SEARCH));
    sought(&mut model, "expiry");
    run(&mut model, &[Command::Choose]);
    // In another link there may be nothing of it.
    update(&mut model, Message::Paste("no link".to_owned()), now());
    run(&mut model, &[Command::NextMatch]);
    assert_eq!(model.notice(), Some(Notice::NotFound));
}

#[test]
fn the_text_of_a_search_is_not_shown_once_values_are_hidden() {
    let mut model = model(&links::long_click(), 80, 24, &[]);
    sought(&mut model, "user53");
    run(&mut model, &[Command::Choose, Command::Mask]);
    run(&mut model, &[Command::NextMatch]);
    let shown = status(&model);
    assert!(
        shown.starts_with("Nothing has been searched for yet."),
        "{shown}"
    );
}

#[test]
fn only_the_first_of_very_many_matches_are_counted() {
    let link = links::link(&vec![(0x21, &b""[..]); 2000]);
    let mut model = model(&link, 80, 24, &[]);
    sought(&mut model, "unknown 33");
    run(&mut model, &[Command::Last, Command::Choose]);
    assert_eq!(status(&model), "Match 1000 of 1000 or more for unknown 33");
    run(&mut model, &[Command::NextMatch]);
    assert_eq!(status(&model), "Match 1 of 1000 or more for unknown 33");
}
