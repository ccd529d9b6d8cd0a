//! What happens to a link by accident, and what is said of one that was changed on purpose.

use tracklens::commands::copying;
use tracklens::inspector::{Focus, Over, Pane, Request, What};

use super::story::Story;
use crate::links;
use crate::screens::harness::SIZES;

/// All characters of a keyboard, and what people type after a paste.
fn typed() -> String {
    (' '..='~').collect::<String>() + "https://www.example.com/ no, wait"
}

#[test]
fn after_a_paste_no_letter_goes_into_the_link() {
    for (columns, rows) in SIZES {
        let mut story = Story::at(columns, rows);
        story.pastes(&links::long_click()).sees("▸Fields");
        for char in typed().chars() {
            story.types(&char.to_string());
            // Whatever it has opened.
            story.presses("esc").presses("esc");
            assert_eq!(story.model.link().as_str(), links::long_click(), "{char:?}");
            assert_eq!(story.model.given(), links::long_click());
        }
        story.lacks("EDITED");
    }
}

#[test]
fn text_is_typed_into_the_link_only_after_you_ask_for_it() {
    let link = links::initial_open();
    for enter in ["e", "enter", "i"] {
        let mut story = Story::at(80, 24);
        story.pastes(&link).presses("shift-tab").sees("▸Link");
        story.sees("e type").types("9~");
        assert_eq!(story.model.link().as_str(), link);
        story.presses(enter).sees("Esc done").types("x?");
        assert_eq!(story.model.link().as_str(), format!("{link}x?"));
        story.sees("EDITED").presses("esc").types("9~");
        assert_eq!(story.model.link().as_str(), format!("{link}x?"));
        story.presses(enter).presses("tab").types("v");
        story.presses("shift-tab").types("v");
        assert_eq!(story.model.link().as_str(), format!("{link}x?"));
    }
}

#[test]
fn where_there_is_no_link_a_link_can_be_typed_and_keys_are_commands() {
    let mut story = Story::at(80, 24);
    story
        .types("?")
        .sees("┌ Keys ")
        .presses("q")
        .lacks("┌ Keys ");
    story.types("https://www.example.com/?q=j");
    assert_eq!(story.model.link().as_str(), "https://www.example.com/?q=j");
    let mut story = Story::at(80, 24);
    story.types("q");
    assert_eq!(story.effects.request, Some(Request::Quit));
}

#[test]
fn a_paste_works_wherever_you_are_and_leads_to_the_fields() {
    let ways: [&[&str]; 7] = [
        &[],
        &["tab"],
        &["shift-tab"],
        &["shift-tab", "e"],
        &["?"],
        &["/"],
        &["z"],
    ];
    for way in ways {
        let mut story = Story::at(80, 24);
        story.pastes(&links::long_click());
        for key in way {
            story.presses(key);
        }
        story.pastes(&links::initial_open());
        assert_eq!(story.model.focus(), Focus::Pane(Pane::Fields), "{way:?}");
        assert_eq!(story.model.link().as_str(), links::initial_open());
        story.types("9");
        assert_eq!(story.model.link().as_str(), links::initial_open());
    }
}

#[test]
fn an_edited_link_is_marked_until_the_edit_is_undone_on_every_screen_and_in_what_leaves_it() {
    for (columns, rows) in SIZES {
        let mut story = Story::at(columns, rows);
        story.pastes(&links::long_click()).lacks("EDITED");
        story.presses("down").presses("delete");
        let stale = if columns < 60 {
            "EDITED stale"
        } else {
            "EDITED, signature stale"
        };
        // Beside a notice, and after it.
        story.sees(stale).presses("down").sees(stale);
        let json = copying::text(What::Json, &story.model);
        assert!(
            json.contains(r#""provenance":["edited","signature_stale"]"#),
            "{json}"
        );
        story.presses("ctrl-o").sees("EDITED");
        story
            .presses("esc")
            .presses("m")
            .sees("EDITED")
            .sees("MASKED");
        let json = copying::text(What::Json, &story.model);
        assert!(json.contains(r#","masked"]"#), "{json}");
        story.presses("m").presses("ctrl-7");
        story
            .lacks("EDITED")
            .sees("Undid: transmission_id removed.");
        assert!(!copying::text(What::Json, &story.model).contains("provenance"));
        story.presses("alt-/").sees("EDITED").sees("Redid: ");
    }
}

#[test]
fn a_link_that_was_edited_is_marked_when_it_is_chosen_again() {
    let mut story = Story::at(120, 40);
    story.pastes(&links::long_click());
    story.presses("down").presses("delete").sees("EDITED");
    let edited = story.model.link().as_str().to_owned();
    story.pastes(&links::initial_open()).lacks("EDITED");
    story.presses("[").sees("EDITED");
    assert_eq!(story.model.link().as_str(), edited);
    assert_eq!(story.model.given(), links::long_click());
    story.pastes(&links::initial_open()).presses("c");
    story.sees("EDITED");
    // Somebody else sent it as it is: then it is what was given.
    story.pastes(&links::initial_open()).pastes(&edited);
    story.lacks("EDITED").presses("ctrl-o").lacks("EDITED");
}

#[test]
fn a_made_up_link_is_asked_for_and_marked() {
    let mut story = Story::at(80, 24);
    story.pastes(&links::long_click()).presses("g");
    assert_eq!(story.model.link().as_str(), links::long_click());
    story
        .presses("ctrl-n")
        .sees("Are you sure?")
        .presses("enter");
    assert_eq!(story.model.link().as_str(), links::long_click());
    for no in ["n", "esc", "q"] {
        story.presses("ctrl-n").presses(no).lacks("Are you sure?");
        assert_eq!(story.model.link().as_str(), links::long_click());
    }
    story.presses("ctrl-n").presses("y").sees("MADE UP");
    let json = copying::text(What::Json, &story.model);
    assert!(json.contains(r#""provenance":["made_up"]"#), "{json}");
    story
        .presses("/")
        .types("user@example.com")
        .presses("enter")
        .presses("delete")
        .sees("MADE UP");
    story.presses("ctrl-o").sees("MADE UP").presses("esc");
    story.presses("ctrl-7").presses("ctrl-7");
    story.sees("Undid: link made up.").lacks("MADE UP");
    let mut story = Story::at(80, 24);
    story.presses("ctrl-n").sees("MADE UP").sees("▸Fields");
}

#[test]
fn an_edit_that_was_not_copied_is_asked_about_before_the_end() {
    for key in ["q", "Q"] {
        let mut story = Story::at(80, 24);
        story
            .pastes(&links::long_click())
            .presses("down")
            .presses("delete");
        story
            .presses(key)
            .sees("An edit was not copied")
            .presses("q");
        story.presses(key).presses("j").presses("enter");
        assert!(story.effects.quits());
        story.presses("esc").presses("Y").copied(What::Link, 700);
        assert!(story.presses(key).effects.quits());
    }
    let mut story = Story::at(80, 24);
    story
        .pastes(&links::long_click())
        .presses("down")
        .presses("delete");
    assert!(story.presses("ctrl-c").effects.quits());
    story.presses("ctrl-7");
    assert!(story.presses("q").effects.quits());
}

#[test]
fn escape_goes_back_step_by_step_to_the_summary() {
    let mut story = Story::at(120, 40);
    story
        .pastes(&links::long_click())
        .sees("Expiry    2017-08-02");
    story
        .presses("/")
        .types("user53")
        .presses("enter")
        .sees("Match 1 of");
    story.presses("z").presses("?").sees("┌ Keys ");
    story.presses("esc").lacks("┌ Keys ").lacks("├ Metadata");
    story
        .presses("esc")
        .sees("├ Metadata")
        .lacks("Expiry    2017");
    story
        .presses("esc")
        .sees("The search is over.")
        .lacks("Expiry    2017");
    story.presses("esc").sees("Expiry    2017-08-02");
}

#[test]
fn help_closes_as_it_opens_and_goes_back_to_what_was_open() {
    for open in ["?", "f1"] {
        for close in ["q", "?", "f1", "esc"] {
            let mut story = Story::at(80, 24);
            story
                .pastes(&links::long_click())
                .presses(open)
                .sees("┌ Keys ");
            story
                .presses("j")
                .presses("G")
                .presses(close)
                .lacks("┌ Keys ");
            assert_eq!(story.model.focus(), Focus::Pane(Pane::Fields));
        }
    }
    let mut story = Story::at(80, 24);
    story.pastes(&links::long_click()).presses("down");
    story.presses("e").types("?x").presses("f1").sees("┌ Keys ");
    story.presses("f1").sees("?x");
    assert_eq!(story.model.focus(), Focus::Over(Over::EDIT));
}

#[test]
fn one_pane_is_zoomed_and_all_come_back() {
    for (columns, rows) in SIZES {
        let mut story = Story::at(columns, rows);
        story.pastes(&links::long_click());
        for _ in Pane::ALL {
            let Focus::Pane(pane) = story.model.focus() else {
                panic!();
            };
            let before = story.to_string();
            let others = Pane::ALL.into_iter().filter(|it| *it != pane);
            let titles = others.map(|it| format!("├ {} ─", it.title()));
            story.presses("z");
            for title in titles {
                story.lacks(&title);
            }
            assert_eq!(story.presses("z").to_string(), before);
            story.presses("z").presses("esc");
            assert_eq!(story.to_string(), before);
            story.presses("tab");
        }
    }
}

#[test]
fn letters_move_as_in_vim_and_none_but_those_of_copies_copies() {
    let mut story = Story::at(120, 40);
    story.pastes(&links::long_click()).presses("j");
    let first = story.model.selection();
    story.presses("j").presses("k");
    assert_eq!(story.model.selection(), first);
    story.presses("G").presses("g");
    assert_eq!(story.model.selection(), first);
    story
        .presses("l")
        .sees("▸Detail")
        .presses("h")
        .sees("▸Fields");
    for char in ('!'..='~').filter(|char| !['y', 'Y', 'd'].contains(char)) {
        story.types(&char.to_string());
        assert_eq!(story.effects.copy, None, "{char}");
        story
            .presses("esc")
            .presses("esc")
            .presses("esc")
            .presses("j");
    }
    assert_eq!(story.presses("y").effects.copy, Some(What::Field));
    assert_eq!(story.presses("Y").effects.copy, Some(What::Link));
    story
        .presses("C")
        .sees("Copy the event of the link")
        .presses("j");
    assert_eq!(story.presses("enter").effects.copy, Some(What::Link));
}

#[test]
fn a_target_is_copied_defanged_and_nothing_else_by_that_key() {
    let mut story = Story::at(120, 40);
    story.pastes(&links::long_click());
    assert_eq!(story.presses("d").effects.copy, None);
    story.sees("Select a target to copy it defanged");
    story.presses("j").presses("d");
    assert_eq!(story.effects.copy, None);
    story
        .presses("/")
        .types("target_link_url")
        .presses("enter")
        .presses("d");
    assert_eq!(story.effects.copy, Some(What::Defanged));
    let text = copying::text(What::Defanged, &story.model);
    assert!(
        text.contains("[.]example[.]com/") && !text.contains("://"),
        "{text}"
    );
}

#[test]
fn a_comparison_names_what_is_not_as_it_was_given_on_both_sides() {
    let mut story = Story::at(120, 40);
    story.pastes(&links::valid());
    while story.model.selected_text() != "user@example.com" {
        story.presses("down");
    }
    story
        .presses("enter")
        .types("x")
        .presses("enter")
        .sees("EDITED");
    story.pastes(&links::long_click()).presses("c");
    story
        .presses("enter")
        .sees("< this: click · user53@example.com");
    story.sees("> other: click · EDITED, signature stale · ");
    let shown = copying::text(What::Differences, &story.model);
    assert!(
        shown.contains("> other: click · EDITED, signature stale · "),
        "{shown}"
    );
    // The other way round.
    story
        .presses("esc")
        .presses("[")
        .presses("c")
        .presses("enter");
    story.sees("< this: click · EDITED, signature stale · ");
    story.sees("> other: click · user53@example.com");
}
