//! What the mouse does at the inspector.

use ratatui::buffer::Buffer;
use tracklens::inspector::{Command, Focus, Gesture, Message, Model, Over, Pane, update};

use crate::links;
use crate::screens::harness::{SIZES, model, now, row, run, screen};

#[test]
fn a_click_selects_what_is_pointed_at_in_every_view() {
    for (columns, rows) in [(120, 40), (80, 24)] {
        let mut model = model(&links::long_click(), columns, rows, &[]);
        click_on(&mut model, " campaign_id      369n");
        assert_eq!(model.focus(), Focus::Pane(Pane::Fields));
        assert_eq!(model.selected_text(), "369n29mv38j2of1847n125ai");
        assert!(find(&screen(&model), "▸campaign_id").is_some());
    }
}

#[test]
fn a_click_selects_within_the_metadata() {
    let mut model = model(&links::nested_metadata(), 120, 40, &[]);
    click_on(&mut model, "zip: \"89073\"");
    assert_eq!(model.focus(), Focus::Pane(Pane::Metadata));
    assert_eq!(model.selected_pointer().as_deref(), Some("/address/zip"));
    assert_eq!(model.selected_text(), "89073");
    assert!(find(&screen(&model), "▸      zip").is_some());
}

#[test]
fn a_click_into_the_link_puts_the_cursor_there() {
    let mut model = model(&links::long_click(), 120, 40, &[]);
    let text = links::long_click();
    let place = 70;
    click_on(&mut model, &text[place..place + 9]);
    assert_eq!(model.focus(), Focus::Pane(Pane::Link));
    assert_eq!(model.link().cursor(), place);
    assert_eq!(model.selection(), model.item_of_text(place));
}

#[test]
fn a_click_on_a_byte_points_at_it() {
    let mut model = model(&links::initial_open(), 120, 40, &[]);
    for (text, byte) in [
        ("46 04", 0),
        ("F•", 0),
        ("3d ", 6),
        ("75 73 65", 26),
        ("use@ex", 26),
    ] {
        click_on(&mut model, text);
        assert_eq!(model.focus(), Focus::Pane(Pane::Bytes));
        assert_eq!(model.byte(), Some(byte), "{text}");
    }
}

#[test]
fn a_click_on_a_name_shows_that_pane() {
    for (columns, rows) in [(80, 24), (60, 16), (40, 10)] {
        let mut model = model(&links::long_click(), columns, rows, &[]);
        for pane in [Pane::Bytes, Pane::Metadata, Pane::Detail] {
            // The gauge, far below, begins with the name of a pane.
            let shown = screen(&model);
            let (column, row) = (0..rows)
                .find_map(|y| find_in(&shown, y, pane.title()))
                .unwrap();
            point(&mut model, Gesture::Click, column, row);
            assert_eq!(model.focus(), Focus::Pane(pane));
            assert!(find(&screen(&model), &format!("▸{}", pane.title())).is_some());
        }
    }
}

#[test]
fn the_wheel_scrolls_what_is_pointed_at_and_leaves_the_focus() {
    let mut model = model(&links::long_click(), 80, 24, &[]);
    let (column, row) = find(&screen(&model), "transmission_id").unwrap();
    let point = |model: &mut Model, gesture| {
        let message = Message::Point {
            gesture,
            column,
            row,
        };
        update(model, message, now());
        model.scroll(Pane::Fields)
    };
    assert_eq!(point(&mut model, Gesture::WheelDown), 3);
    assert_eq!(point(&mut model, Gesture::WheelUp), 0);
    assert_eq!(point(&mut model, Gesture::WheelUp), 0);
    let last = model.max_scroll(Pane::Fields);
    let turns = (0..20).map(|_| point(&mut model, Gesture::WheelDown));
    assert_eq!(turns.last(), Some(last));
    assert_eq!(model.focus(), Focus::Pane(Pane::Fields));
}

#[test]
fn a_row_of_a_list_is_chosen_by_one_click_and_taken_by_another() {
    let pasted = [links::long_click(), links::initial_open()].join("\n");
    let mut model = model(&pasted, 120, 40, &[Command::Links]);
    for focus in [Focus::Over(Over::LINKS), Focus::Pane(Pane::Fields)] {
        click_on(&mut model, "use@example.com");
        assert_eq!(model.focus(), focus);
    }
    assert_eq!(model.link().as_str(), links::initial_open());
    run(&mut model, &[Command::Help]);
    point(&mut model, Gesture::Click, 0, 0);
    assert_eq!(model.focus(), Focus::Pane(Pane::Fields));
}

#[test]
fn a_click_anywhere_does_no_harm() {
    for (columns, rows) in SIZES.into_iter().chain([(39, 9), (1, 1)]) {
        for commands in [&[][..], &[Command::Palette], &[Command::Help]] {
            let unclicked = model(&links::hostile(), columns, rows, commands);
            for y in (0..rows + 2).step_by(3) {
                for x in (0..columns + 2).step_by(17) {
                    let mut model = unclicked.clone();
                    point(&mut model, Gesture::Click, x, y);
                    point(&mut model, Gesture::WheelDown, x, y);
                    screen(&model);
                }
            }
        }
    }
}

/// Clicks on the last place of the screen that says something.
fn click_on(model: &mut Model, text: &str) {
    let (column, row) = find(&screen(model), text).expect("a text on the screen");
    point(model, Gesture::Click, column, row);
}

fn point(model: &mut Model, gesture: Gesture, column: u16, row: u16) {
    let message = Message::Point {
        gesture,
        column,
        row,
    };
    update(model, message, now());
}

/// The last place of the screen that says something.
fn find(screen: &Buffer, text: &str) -> Option<(u16, u16)> {
    (0..screen.area.height)
        .rev()
        .find_map(|y| find_in(screen, y, text))
}

fn find_in(screen: &Buffer, y: u16, text: &str) -> Option<(u16, u16)> {
    let row = row(screen, y);
    let before = &row[..row.find(text)?];
    Some((u16::try_from(before.chars().count()).unwrap(), y))
}
