//! How the screen looks: what has the focus, how much there is of everything, and what it is made of.

use ratatui::style::Modifier;
use tracklens::inspector::{Background, ColorDepth, Focus, Message, Pane, Theme, update};

use super::story::Story;
use crate::links;
use crate::screens::harness::{SIZES, now, row, screen};

/// `fuzz/regressions/inspector/an-example-is-shown`: the law took the example for a change by accident.
#[test]
fn whoever_has_no_link_is_told_what_to_do_and_can_try_an_example() {
    for (columns, rows) in SIZES {
        let mut story = Story::at(columns, rows);
        story
            .sees("Paste a tracked link")
            .sees("Open a file")
            .sees("Try an example: ^T");
        story.presses("ctrl-t").sees("user@example.com");
        let example = story.model.link().as_str().to_owned();
        let readme = include_str!("../../../README.md");
        assert!(readme.contains(&format!("'{example}'")));
        // With a link on the screen it takes nothing away.
        story.pastes(&links::initial_open()).presses("ctrl-t");
        story.sees("No example: a link is on the screen.");
        assert_eq!(story.model.link().as_str(), links::initial_open());
    }
}

#[test]
fn the_title_of_what_has_the_focus_is_reversed_at_every_size() {
    for (columns, rows) in SIZES.into_iter().chain([(160, 45), (200, 60)]) {
        let mut story = Story::at(columns, rows);
        story.pastes(&links::long_click());
        for _ in Pane::ALL {
            story.presses("tab");
            let Focus::Pane(pane) = story.model.focus() else {
                panic!("an overlay");
            };
            assert_eq!(reversed(&story), format!("▸{}", pane.title()), "{columns}");
        }
    }
}

/// The text that is reversed on the screen.
fn reversed(story: &Story) -> String {
    let screen = screen(&story.model);
    let cells = screen.content().iter();
    let reversed = cells.filter(|cell| cell.modifier.contains(Modifier::REVERSED));
    let text: String = reversed.map(ratatui::buffer::Cell::symbol).collect();
    text.trim().to_owned()
}

#[test]
fn how_much_of_a_pane_is_on_the_screen_is_said_at_every_size() {
    for (columns, rows) in SIZES {
        let mut story = Story::at(columns, rows);
        story.pastes(&links::long_click());
        while story.model.focus() != Focus::Pane(Pane::Bytes) {
            story.presses("tab");
        }
        let count = story.model.row_count(Pane::Bytes);
        story.sees(&format!("/{count}")).sees("▸Bytes");
    }
}

#[test]
fn a_link_that_is_longer_than_its_pane_says_so() {
    let mut story = Story::at(80, 24);
    story.pastes(&links::initial_open()).lacks("rows");
    story.pastes(&links::long_click()).sees("… 3 of 10 rows");
    story.resizes(40, 10).sees("… 1 of 19 rows");
    story.resizes(200, 60).lacks("rows");
}

#[test]
fn from_160_columns_there_are_three_columns() {
    let panes_of = |story: &Story, y: u16| {
        let row = row(&screen(&story.model), y);
        ["Fields", "Detail", "Metadata", "Bytes"].map(|pane| row.contains(pane))
    };
    let mut story = Story::at(159, 45);
    story.pastes(&links::initial_open());
    let columns = |story: &Story| {
        let rows = (0..45).map(|y| panes_of(story, y));
        let count = |it: [bool; 4]| it.iter().filter(|it| **it).count();
        rows.map(count).max()
    };
    assert_eq!(columns(&story), Some(2));
    story.resizes(160, 45);
    assert_eq!(columns(&story), Some(3));
}

#[test]
fn panes_have_the_rows_that_they_need() {
    let mut story = Story::at(120, 40);
    story.pastes(&links::initial_open());
    let height = |story: &Story, pane| {
        let hidden = story.model.max_scroll(pane);
        story.model.row_count(pane) - hidden
    };
    assert_eq!(story.model.max_scroll(Pane::Fields), 0);
    assert_eq!(story.model.max_scroll(Pane::Bytes), 0);
    // 93 values beside panes that need less.
    let json = format!("[{}]", ["0"; 92].join(","));
    story.pastes(&links::with_metadata(json.as_bytes()));
    assert_eq!(story.model.row_count(Pane::Metadata), 93);
    assert!(height(&story, Pane::Metadata) >= 20);
}

#[test]
fn a_window_is_as_high_as_its_rows_and_what_it_covers_steps_back() {
    let mut story = Story::at(120, 40);
    story.pastes(&links::long_click());
    let covered = Theme::color().covered.fg;
    let cell = |story: &Story| screen(&story.model)[(2, 1)].fg;
    assert_ne!(Some(cell(&story)), covered);
    story.presses("ctrl-p").types("history");
    assert_eq!(Some(cell(&story)), covered);
    let rows = || {
        story
            .to_string()
            .lines()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let lines = rows();
    let top = lines
        .iter()
        .position(|it| it.contains("┌ Commands"))
        .unwrap();
    // A border, what is typed, three commands, and a border.
    let bottom = lines.iter().skip(top).position(|it| it.contains('└'));
    assert_eq!(bottom, Some(5));
}

#[test]
fn the_list_of_commands_is_grouped_and_says_when_nothing_fits() {
    let mut story = Story::at(120, 40);
    story.pastes(&links::long_click()).presses("ctrl-p");
    story
        .sees("▸Copy ")
        .sees(" Save ")
        .sees(" Find ")
        .sees(" Edit ");
    story.types("save").sees("Write a report to a file");
    story.presses("ctrl-u").types("no such thing");
    story.sees("No command fits.");
}

#[test]
fn bytes_are_shown_as_characters_alone() {
    let mut story = Story::at(120, 40);
    story.pastes(&links::initial_open());
    while story.model.focus() != Focus::Pane(Pane::Bytes) {
        story.presses("tab");
    }
    story.sees("46 04 ").presses("v");
    story
        .lacks("46 04 ")
        .sees("▸Bytes as characters")
        .sees("R•use@example.com");
    story.presses("v").sees("46 04 ");
    story
        .presses("f1")
        .presses("pgdn")
        .presses("pgdn")
        .sees("a byte that is not ASCII");
}

#[test]
fn the_colors_are_others_once_the_terminal_has_said_its_background() {
    let mut story = Story::at(120, 40);
    story.pastes(&links::long_click());
    let text = story.to_string();
    let theme = Theme::new(ColorDepth::True, Background::Light);
    let effects = update(&mut story.model, Message::Theme(Box::new(theme)), now());
    assert!(effects.draw);
    assert_eq!(story.to_string(), text);
    let screen = screen(&story.model);
    let is_of_theme = |fg| {
        let roles = tracklens::inspector::ROLES.iter();
        roles
            .filter_map(|role| role.style(&theme).fg)
            .any(|it| it == fg)
    };
    for cell in screen.content() {
        assert!(is_of_theme(cell.fg), "{cell:?}");
    }
}

#[test]
fn only_what_has_the_focus_is_marked_and_a_window_counts_its_own_rows() {
    for (columns, rows) in [(80, 24), (60, 16), (40, 10)] {
        let mut story = Story::at(columns, rows);
        story.pastes(&links::long_click());
        story.sees("▸Fields").lacks("▸Detail");
        story.presses("tab").sees("▸Detail").lacks("▸Fields");
        story
            .presses("shift-tab")
            .presses("shift-tab")
            .sees("▸Link");
        story.lacks("▸Fields").lacks("▸Detail");
    }
    let mut story = Story::at(40, 10);
    story.pastes(&links::long_click());
    let count = format!("/{}", story.model.row_count(Pane::Fields));
    story.sees(&count).presses("x").lacks(&count);
    story.presses("esc").presses("/").types("no such thing");
    story.sees(" No match.").lacks("▸");
}
