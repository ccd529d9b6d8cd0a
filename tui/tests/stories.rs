//! What operators do, one step after another: keys and pastes as the terminal reports them, and what the
//! screen says then.

mod evidence;
mod found;
mod looks;
mod story;
mod verdict;

use ratatui::buffer::Cell;
use ratatui::style::Modifier;
use tracklens::commands::copying;
use tracklens::inspector::What;
use tracklens::preferences::Preferences;

use self::story::Story;
use crate::links;
use crate::screens::harness::{SIZES, screen};

#[test]
fn a_link_is_pasted_read_corrected_and_taken_back() {
    let click = links::long_click();
    let mut story = Story::at(120, 40);
    story.sees("Paste a tracked link, or any text with one.");
    let (start, end) = click.split_at(click.len() - 2);
    story
        .pastes(start)
        .sees("the record runs past the payload's end");
    story.presses("shift-tab").presses("e");
    story.types(end).sees("click, read to the end");
    story.presses("esc").sees("EDITED");
    story
        .presses("ctrl-7")
        .sees("Undid: characters typed.")
        .lacks("EDITED");
    story
        .presses("down")
        .sees("the record runs past the payload's end");
    story
        .presses("ctrl-7")
        .sees("Undid: link pasted.")
        .sees("Paste a tracked link");
    story.presses("ctrl-7").sees("There is nothing to undo.");
    story.presses("alt-/").sees("Redid: link pasted.");
    story.presses("alt-/").sees("Redid: characters typed.");
    story.presses("down").sees("click, read to the end");
    story.presses("alt-/").sees("There is nothing to redo.");
}

#[test]
fn a_field_is_found_looked_at_and_copied() {
    let mut story = Story::at(80, 24);
    story.pastes(&links::long_click());
    story.sees("▸Fields");
    for _ in 0..9 {
        story.presses("down");
    }
    story.sees("▸rcpt_to").sees("user53@example.com");
    story.sees("Meaning   The recipient's address");
    let copied = story.presses("y").effects.copy;
    assert_eq!(copied, Some(What::Field));
    story.presses("tab").presses("tab").presses("tab");
    story.sees("▸Bytes").sees("52 12 75 73");
    story.presses("pgdn").presses("home").sees("▸   0 46 04");
}

#[test]
fn what_differs_between_two_links_is_copied_and_written() {
    let mut story = Story::at(120, 40);
    let both = [links::long_click(), links::initial_open()].join("\n");
    story.pastes(&both).presses("tab").presses("c");
    story
        .presses("enter")
        .sees("< this: click · user53@example.com · sent ");
    story.sees("> other: initial_open · ");
    assert_eq!(story.presses("y").effects.copy, Some(What::Differences));
    story.copied(What::Differences, 1234);
    story.sees("Sent, not confirmed: the differences, 1234 bytes, by OSC 52 to the terminal.");
    story.presses("x").sees("File: tracklens-comparison.md");
}

#[test]
fn a_key_that_is_not_known_is_looked_up() {
    let mut story = Story::at(60, 16);
    story.pastes(&links::encrypted()).presses("f1");
    story.sees("┌ Keys ").sees("Everywhere");
    story.presses("end").sees("In a comparison");
    story.presses("esc").sees("▸Fields");
    story
        .presses("ctrl-p")
        .types("link, defang")
        .sees("▸            Copy the link, defanged");
    let copied = story.presses("enter").effects.copy;
    assert_eq!(copied, Some(What::Defanged));
    story.sees("click, read up to its encrypted payload");
}

#[test]
fn a_paste_goes_where_text_is_typed_unless_it_is_a_link() {
    let mut story = Story::at(80, 24);
    story.pastes(&links::encrypted()).presses("ctrl-p");
    story
        .pastes("defanged\n")
        .sees("> defanged")
        .sees("Copy the link, defanged");
    story
        .pastes(&links::initial_open())
        .sees("initial_open, read to the end");
    story.sees("▸Fields");
}

#[test]
fn recipient_and_metadata_are_hidden_in_every_view_and_in_what_is_copied() {
    for (columns, rows) in SIZES {
        let mut story = Story::at(columns, rows);
        story
            .pastes(&links::long_click())
            .pastes(&links::initial_open());
        story.presses("ctrl-o").presses("up").presses("enter");
        let shown = story.everything();
        let secrets = ["user53@", "uvmubgttl", "VzZXI1M0BleG", "75 73 65 72 35 33"];
        if columns > 40 {
            assert!(secrets.iter().all(|it| shown.contains(it)), "{shown}");
        }
        story.presses("m");
        let hidden = story.everything();
        let found = secrets.iter().find(|it| hidden.contains(**it));
        assert_eq!(found, None, "{hidden}");
        assert!(
            hidden.contains("******@") && hidden.contains("2a 2a 2a 2a"),
            "{hidden}"
        );
        story.presses("m").sees("click, read to the end");
        assert!(story.everything().contains(secrets[0]));
    }
}

#[test]
fn a_notice_goes_when_something_else_is_done() {
    let mut story = Story::at(60, 16);
    story.pastes(&links::long_click());
    story
        .presses("y")
        .copied(What::Field, 0)
        .sees("Nothing is selected: ↑ and ↓ select a field.");
    story.presses("down").sees("click, read to the end");
    story
        .presses("y")
        .copied(What::Field, 17)
        .sees("Sent, not confirmed: transmission_id, 17 bytes, by OSC 52 t…");
    story
        .resizes(40, 10)
        .sees("Sent, not confirmed: transmission_id, 1…");
    story.presses("down").sees("click, read to the end");
    story.presses("ctrl-7").presses("ctrl-7");
    story.sees("There is nothing to undo.");
    story.pastes(&links::encrypted());
    story.sees("click, read up to its encrypted payload");
}

#[test]
fn a_key_of_the_metadata_is_copied_by_its_name() {
    let mut story = Story::at(120, 40);
    story.pastes(&links::long_click());
    for key in ["tab", "tab", "down", "down", "down", "y"] {
        story.presses(key);
    }
    story
        .copied(What::Field, 3)
        .sees("Sent, not confirmed: /pnywfic, 3 bytes");
}

#[test]
fn a_screen_says_so_while_values_are_hidden() {
    for (columns, rows) in SIZES {
        let mut story = Story::at(columns, rows);
        story.presses("m").sees(" MASKED");
        story.pastes(&links::long_click()).sees(" MASKED");
        story.presses("m");
        assert!(!story.to_string().contains("MASKED"));
    }
}

#[test]
fn one_of_several_links_is_known_by_its_recipient() {
    let pasted = [
        links::long_click(),
        links::initial_open(),
        links::encrypted(),
        "no link".to_owned(),
    ];
    for (columns, rows) in SIZES {
        let mut story = Story::at(columns, rows);
        story.pastes(&pasted.join("\n"));
        story.sees("3 links found in 4 lines. ^O lists all.");
        story.presses("ctrl-o");
        story.sees("user53@example.com").sees("EXPIRED");
        story.sees("use@example.com").sees("ENCRYPTED");
        if columns > 40 {
            story.sees("▸Click         user53@example.com");
            story.sees(" Initial open  use@example.com");
        }
        story.lacks("no link");
        story.presses("esc").presses("m");
        story.presses("c").sees("***@");
        if columns > 40 {
            story.sees(" Initial open  ***@");
        }
        assert!(!story.to_string().contains("use@"));
    }
}

#[test]
fn metadata_beyond_a_cut_is_not_said_to_be_none() {
    let mut story = Story::at(120, 40);
    let click = links::long_click();
    story.pastes(&click[..400]);
    story.sees("No metadata as far as the link could be read.");
    story.pastes(&links::initial_open());
    story.sees("│No metadata: a short link leaves it to a look-up by");
}

#[test]
fn unbound_keys_get_a_hint_to_the_key_list() {
    let keys = "[keys]\nlinks = [\"f3\"]\nquit = [\"f10\"]\n";
    let preferences = Preferences::parse(keys).unwrap();
    let mut story = Story::at(40, 10);
    story.model = story.model.with_keymap(preferences.keymap);
    story.pastes(&format!("{}\n{}", links::long_click(), links::encrypted()));
    story.sees("2 links found in 2 lines. F3 lists all.");
    story.resizes(30, 8).sees("with F10.");
}

#[test]
fn a_list_says_how_much_of_it_is_on_the_screen() {
    let mut story = Story::at(60, 16);
    story.presses("f1").sees(" 1-11/");
    let screen = story.presses("end").to_string();
    let place = screen.lines().find_map(|line| {
        let (_, place) = line.split_once("Keys ")?;
        place.trim_matches(['─', ' ', '┐']).split_once('/')
    });
    let (shown, count) = place.unwrap();
    assert!(shown.ends_with(&format!("-{count}")), "{screen}");
    story.presses("esc").presses("ctrl-o");
    assert!(!story.to_string().contains('/'), "{story}");
}

#[test]
fn a_value_of_the_metadata_is_changed_and_removed_where_it_stands() {
    let mut story = Story::at(120, 40);
    story
        .pastes(&links::long_click())
        .presses("tab")
        .presses("tab");
    story
        .sees("▸Metadata")
        .presses("down")
        .presses("down")
        .presses("down");
    story.sees("│/pnywfic ");
    story
        .presses("enter")
        .sees("VmK")
        .presses("ctrl-u")
        .types("\"silver\"");
    story
        .presses("enter")
        .sees("▸    pnywfic: \"silver\"")
        .sees("│/pnywfic ");
    story.presses("delete").sees("rcpt_meta  7 members");
    assert!(!story.to_string().contains("silver"));
    story
        .presses("ctrl-7")
        .presses("ctrl-7")
        .sees("pnywfic: \"VmK\"");
}

#[test]
fn the_program_is_left_from_the_list_of_commands_too() {
    let mut story = Story::at(80, 24);
    story
        .presses("ctrl-p")
        .types("end the prog")
        .presses("enter");
    assert!(story.effects.quits());
}

#[test]
fn one_byte_is_pointed_at_and_stands_out_in_every_view() {
    let mut story = Story::at(120, 40);
    story.pastes(&links::initial_open());
    for _ in 0..3 {
        story.presses("tab");
    }
    story
        .presses("right")
        .sees("Byte      0: 0x46, 70, F; link 60..62");
    for _ in 0..8 {
        story.presses("right");
    }
    story.presses("left").sees("Byte      7: 0x57, 87, W; link");
    let byte = story.model.byte();
    assert_eq!(byte, Some(7));
    let buffer = screen(&story.model);
    let is_pointed = |cell: &&Cell| {
        cell.modifier
            .contains(Modifier::UNDERLINED | Modifier::BOLD)
    };
    let pointed: String = buffer
        .content()
        .iter()
        .filter(is_pointed)
        .map(Cell::symbol)
        .collect();
    let text = &links::initial_open()[story.model.byte_in_text().unwrap()];
    assert_eq!(pointed, format!("{text}57W"));
    story.presses("up").presses("down");
    assert_eq!(story.model.byte(), None);
}

#[test]
fn a_link_is_taken_out_of_what_is_around_it() {
    let open = links::initial_open();
    let mut story = Story::at(80, 24);
    story.pastes(&format!("Hi, what is <{open}>? Thanks"));
    story.sees("1 link found in 1 line.").sees("▸Fields");
    assert_eq!(story.model.link().as_str(), open);
    let (start, end) = open.split_at(60);
    story.pastes(&format!("{start}=\n{end}\n{}", links::list_unsubscribe()));
    story.sees("2 links found in 3 lines; quoted-printable undone. ^O lists all.");
    assert_eq!(story.model.links(), [open, links::list_unsubscribe()]);
    story
        .presses("ctrl-7")
        .presses("ctrl-7")
        .sees("Paste a tracked link");
}

#[test]
fn keys_that_have_to_go_are_removed_one_after_the_other() {
    let mut story = Story::at(60, 16);
    story.pastes(&links::long_click()).presses("o");
    story.presses("ctrl-u").types("200").presses("enter");
    story.presses("tab").presses("tab").presses("-");
    story.sees("▸gbxeRjvg").sees(" 50!│").sees(" 22!│");
    story.presses("enter").sees("▸- rcpt_meta  7 members");
    story.presses("-").presses("down").presses("enter");
    story
        .sees("▸- rcpt_meta  6 members")
        .sees("195 / 200 bytes");
    story.presses("ctrl-7").presses("down").presses("down");
    // What comes into the place of what is removed is selected, and can be removed next.
    story.sees("▸    fylqaex").presses("delete");
    story.sees("▸    owunqs").presses("delete");
    story.sees("▸    qbquoOj");
}

#[test]
fn links_of_the_run_are_gone_back_to() {
    let mut story = Story::at(40, 10);
    story
        .pastes(&links::initial_open())
        .sees("initial_open, read");
    story
        .pastes(&links::list_unsubscribe())
        .sees("list_unsubscribe, read");
    story
        .presses("ctrl-o")
        .sees("▸user5700679@example.com  EXPIRED");
    story
        .presses("up")
        .presses("enter")
        .sees("initial_open, read");
    story.presses("ctrl-c");
    assert!(story.effects.quits());
}

#[test]
fn metadata_over_the_limit_is_looked_into() {
    let mut story = Story::at(120, 40);
    story.pastes(&links::long_click());
    story.presses("o").sees("max_metadata_len 1000");
    story.sees("It carries rcpt_meta: 267 bytes, 733 below the limit.");
    story.sees("Its link is this one, byte for byte (731 bytes).");
    story.presses("ctrl-u").types("many");
    story
        .sees("The limit is a number of bytes")
        .presses("enter");
    story
        .sees("The limit is a number of bytes")
        .presses("ctrl-u");
    story
        .types("200")
        .sees("It goes without rcpt_meta: 267 bytes are 67 over");
    story.sees("67 over: without `gbxeRjvg` and `fylqaex` it would fit, with 195 bytes.");
    story.sees("Its link has 371 bytes, 360 fewer than this one.");
    for _ in 0..3 {
        story.presses("down");
    }
    story.presses("down").sees("▸Copy the link");
    let copied = story.presses("enter").effects.copy;
    assert_eq!(copied, Some(What::WhatIf));
    assert_eq!(copying::text(What::WhatIf, &story.model).len(), 371);
    story.presses("esc").sees("Metadata 267 / 1000 bytes");
    story
        .presses("o")
        .presses("ctrl-u")
        .types("200")
        .presses("enter");
    story
        .sees("What if: 267 / 200 bytes")
        .sees("configured: 1000");
    story.sees("the metadata is longer than max_metadata_len (267 bytes, limit 200)");
    story.presses("tab").presses("tab").presses("down");
    story.sees("▸- rcpt_meta").sees("gbxeRjvg: ").sees(" 50!");
    story
        .presses("down")
        .sees("/gbxeRjvg")
        .sees("50 bytes: 25.0% of the limit, 18.7%");
    story
        .presses("left")
        .presses("left")
        .sees("▸+ rcpt_meta  8 members");
    story.presses("space").presses("$").sees("Metadata by cost");
    story
        .presses("o")
        .sees("max_metadata_len 200")
        .presses("down")
        .presses("down");
    story.presses("enter").sees("max_metadata_len 267");
    story.presses("down").presses("down").presses("enter");
    story.sees("Metadata 267 / 1000 bytes").sees("▸- rcpt_meta");
}

#[test]
fn what_is_offered_gives_way_to_what_is_typed_and_stays_where_it_is_changed() {
    let mut story = Story::at(80, 24);
    story.pastes(&links::long_click());
    story
        .presses("o")
        .types("100")
        .sees("max_metadata_len 100 ");
    story.presses("esc").presses("o").presses("end").types("0");
    story.sees("max_metadata_len 10000 ");
    story.presses("esc").presses("o").pastes("200");
    story
        .sees("max_metadata_len 200 ")
        .types("0")
        .sees("_len 2000 ");
    story
        .presses("esc")
        .presses("x")
        .sees("File: tracklens-report.md ");
    story.types("a.json").sees("File: a.json ");
    story.presses("esc").presses("x").presses("backspace");
    story.sees("File: tracklens-report.m ");
    // The value of a field is there to be changed.
    story
        .presses("esc")
        .presses("down")
        .presses("enter")
        .types("0");
    story.sees("= 663563694903402280 ");
}

#[test]
fn clicks_without_metadata_are_asked_about() {
    let mut story = Story::at(80, 24);
    story.pastes(&links::long_click()).presses("o");
    story.presses("down").presses("enter");
    story.sees("click_tracking_include_metadata false");
    story.sees("Keep these: event with rcpt_meta, a link of 371 bytes instead of 731");
    story.sees("It leaves the metadata, 267 bytes, out of clicks");
    story.presses("up").presses("enter");
    story
        .sees("What if: 267 / 1000 bytes")
        .sees("clicks without metadata");
    story.pastes(&links::initial_open());
    story
        .sees("What if: no metadata · clicks without metadata")
        .presses("o");
    story
        .sees("include_metadata false")
        .sees("is about clicks only; this link is not one");
}

#[test]
fn what_is_masked_stays_so_in_the_tree_and_in_what_if() {
    let mut story = Story::at(120, 40);
    story.pastes(&links::long_click());
    for key in ["tab", "tab", "down", "down", "down"] {
        story.presses(key);
    }
    story.sees("▸    pnywfic: \"VmK\"");
    story
        .presses("m")
        .sees("▸    pnywfic: \"***\"")
        .sees("/pnywfic");
    let masked = copying::text(What::Link, &story.model);
    story
        .presses("o")
        .sees("the same link")
        .presses("down")
        .presses("enter");
    let written = copying::text(What::WhatIf, &story.model);
    let shared = "http://click.example.com/f/a/gcvFRxhQPBVjkrY9z6gN9w~~/AAAAAQA~/".len() + 150;
    assert_eq!(written.len(), 371);
    assert_eq!(written[..shared], masked[..shared]);
}

#[test]
fn a_paste_that_is_too_long_is_not_shown_while_values_are_hidden() {
    let mut story = Story::at(80, 24);
    story.pastes(&links::long_click());
    let long = format!(
        "user@example.com {}someone@example.test",
        "x".repeat(65_536)
    );
    story
        .pastes(&long)
        .sees("user@example.com")
        .sees("someone@example.test");
    story.presses("esc").presses("m");
    story
        .pastes(&long)
        .sees("****@***********")
        .lacks("user@")
        .lacks("someone");
}
