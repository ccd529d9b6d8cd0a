//! What the inspector draws, at four sizes and below.

pub(crate) mod harness;
mod questions;

use clap::Parser as _;
use ratatui::buffer::Cell;
use ratatui::layout::Size;
use ratatui::style::Modifier;
use tracklens::commands::cli::Cli;
use tracklens::inspector::{Clipboard, Command, Fold, Message, Model, Theme, What, update};
use tracklens::reading::Reading;
use tracklens::settings::keys::Keys;

use self::harness::{
    at_every_size, at_every_size_with, at_size, model, now, row, run, screen, settings, status,
};
use crate::keys::{self, CIPHER, OTHER_CIPHER, SIGNATURE};
use crate::links;

#[test]
fn before_the_first_paste() {
    at_every_size("empty", "", &[]);
}

#[test]
fn a_long_click() {
    at_every_size("long_click", &links::long_click(), &[]);
}

#[test]
fn the_last_record_of_a_long_click_selected() {
    let steps = [Command::PreviousPane, Command::PreviousPane, Command::Last];
    at_every_size("long_click_records", &links::long_click(), &steps);
}

#[test]
fn a_field_of_a_long_click_selected() {
    let steps = [Command::Down; 14];
    at_every_size("long_click_field", &links::long_click(), &steps);
}

#[test]
fn a_place_in_the_link_selected() {
    let steps: Vec<_> = [Command::MoveHome]
        .into_iter()
        .chain([Command::MoveRight; 100])
        .collect();
    at_every_size("long_click_place", &links::long_click(), &steps);
}

#[test]
fn a_notice_says_what_was_copied() {
    let mut model = model(&links::long_click(), 80, 24, &[]);
    for what in [What::Field, What::Json] {
        let effects = update(&mut model, Message::Command(Command::Copy(what)), now());
        assert_eq!(effects.copy, Some(what));
    }
    let table = [
        (
            0,
            None,
            "Not copied: no event: the link expired on 2017-08-02 12:45:10 UTC.",
        ),
        (
            312,
            Some(Clipboard::Terminal),
            "Sent, not confirmed: the event, 312 bytes, by OSC 52 to the terminal.",
        ),
        (
            312,
            Some(Clipboard::TerminalOfTmux),
            "Sent, not confirmed: the event, 312 bytes, by OSC 52 (tmux: set-clipboard on).",
        ),
        (
            312,
            Some(Clipboard::Tmux),
            "Copied the event, 312 bytes, by tmux; sent to the terminal, not confirmed.",
        ),
        (
            312,
            Some(Clipboard::DesktopAndTmux("wl-copy")),
            "Copied the event, 312 bytes, by wl-copy and by tmux.",
        ),
        (
            312,
            Some(Clipboard::Desktop("wl-copy")),
            "Copied the event, 312 bytes, by wl-copy.",
        ),
        (
            70_000,
            None,
            "Not copied: the event has 70000 bytes, the clipboard takes 65536.",
        ),
    ];
    for (len, to, expected) in table {
        let copied = Message::Copied {
            what: What::Event,
            len,
            to,
        };
        let effects = update(&mut model, copied, now());
        assert_eq!((effects.draw, effects.copy), (true, None));
        assert_eq!(status(&screen(&model)), expected);
    }
}

#[test]
fn all_keys() {
    at_every_size("help", &links::long_click(), &[Command::Help]);
}

#[test]
fn the_commands_that_have_what_was_typed_in_them() {
    at_every_size_with("commands", |theme, size| {
        let mut model = Model::new(&links::long_click(), settings(), theme, size);
        run(&mut model, &[Command::Palette]);
        update(&mut model, Message::Type("cursor".to_owned()), now());
        run(&mut model, &[Command::Down]);
        model
    });
}

#[test]
fn several_links_in_one_paste_are_a_list() {
    let pasted = [links::long_click(), links::encrypted(), links::hostile()].join("\n");
    at_every_size("several", &pasted, &[]);
    at_every_size("several_list", &pasted, &[Command::Links, Command::Down]);
}

/// What something looks like while it is changed, at every size; what is selected says this.
fn while_it_is_changed(name: &str, link: &str, selected: &str, change: impl Fn(&mut Model)) {
    at_every_size_with(name, |theme, size| {
        let mut model = Model::new(link, settings(), theme, size);
        run(&mut model, &[Command::First]);
        for _ in 0..60 {
            if model.selected_text() != selected {
                run(&mut model, &[Command::Down]);
            }
        }
        assert_eq!(model.selected_text(), selected);
        change(&mut model);
        model
    });
}

fn retype(model: &mut Model, text: &str) {
    run(model, &[Command::Edit, Command::Clear]);
    update(model, Message::Type(text.to_owned()), now());
}

#[test]
fn a_value_that_is_changed() {
    let link = links::long_click();
    while_it_is_changed("edit_valid", &link, "user53@example.com", |model| {
        retype(model, "somebody.else@example.com");
    });
    let expiry = {
        let mut buffer = Vec::new();
        let settings = settings();
        let reading = Reading::new(link.as_bytes(), &settings, &mut buffer);
        reading.records().unwrap().expiry().unwrap().to_string()
    };
    while_it_is_changed("edit_time", &link, &expiry, |model| {
        retype(model, "2024-02-29T12:00:00Z");
    });
    while_it_is_changed("edit_invalid", &link, &expiry, |model| {
        retype(model, "tomorrow");
    });
    while_it_is_changed("edit_kind", &link, "click", |model| {
        run(model, &[Command::Edit, Command::Down]);
    });
    while_it_is_changed("edited", &link, "user53@example.com", |model| {
        retype(model, "somebody.else@example.com");
        run(model, &[Command::Choose]);
    });
    while_it_is_changed("not_edited", &links::encrypted(), "true", |model| {
        run(model, &[Command::Edit]);
    });
}

#[test]
fn metadata_that_is_changed() {
    let link = links::with_metadata(br#"{"b":1.50,"a":"x"}"#);
    let json = r#"{"b":1.50,"a":"x"}"#;
    while_it_is_changed("edit_metadata", &link, json, |model| {
        retype(model, r#"{"b":1.50,"a":"#);
    });
    while_it_is_changed("edit_long_metadata", &link, json, |model| {
        retype(model, &format!(r#"{{"b":"{}"}}"#, "x".repeat(1000)));
    });
    while_it_is_changed("add_key", &link, json, |model| {
        run(model, &[Command::AddKey]);
        update(model, Message::Type("c=some text".to_owned()), now());
    });
    while_it_is_changed("remove_key", &link, json, |model| {
        run(model, &[Command::RemoveKey, Command::Down]);
    });
    while_it_is_changed("add_field", &link, json, |model| {
        run(model, &[Command::AddField, Command::Down]);
    });
}

#[test]
fn an_encrypted_link() {
    at_every_size("encrypted", &links::encrypted(), &[]);
}

#[test]
fn an_encrypted_link_and_keys() {
    let link = keys::signed(&keys::encrypted(&links::long_click()));
    for (name, cipher) in [("decrypted", CIPHER), ("wrong_key", OTHER_CIPHER)] {
        let arguments = [&["tracklens"], &cipher[..], &SIGNATURE].concat();
        let options = Cli::parse_from(arguments).reading.keys;
        at_every_size_with(name, |theme, size| {
            let mut settings = settings();
            settings.keys = Keys::load(options.files()).unwrap();
            Model::new(&link, settings, theme, size)
        });
    }
}

#[test]
fn a_link_that_is_cut() {
    let link = links::long_click();
    at_every_size("cut", &link[..400], &[]);
}

#[test]
fn a_text_that_is_not_a_link() {
    at_every_size("no_link", "https://www.example.com/about?x=1", &[]);
}

#[test]
fn unknown_and_impossible_records_in_their_place() {
    let steps = [Command::PreviousPane; 2];
    at_every_size("unknown_records", &links::unknown_records(), &steps);
}

#[test]
fn text_that_would_fake_other_text() {
    at_every_size("hostile", &links::hostile(), &[]);
}

// F-12.10
#[test]
fn metadata_over_the_limit() {
    at_every_size_with("over_the_limit", |theme, size| {
        let mut settings = settings();
        settings.module = settings.module.with_max_metadata_len(100);
        Model::new(&links::long_click(), settings, theme, size)
    });
}

#[test]
fn the_metadata_as_a_tree() {
    let focus = [Command::NextPane; 2];
    let member = [focus.as_slice(), &[Command::Down; 4]].concat();
    at_every_size("tree", &links::nested_metadata(), &member);
    let folds = [Fold::ByCost, Fold::All, Fold::Toggle].map(Command::Fold);
    let steps = [focus.as_slice(), &[Command::Last], &folds].concat();
    at_every_size("tree_folded", &links::nested_metadata(), &steps);
}

#[test]
fn what_other_options_would_change() {
    let asked = |theme, size| {
        let mut model = Model::new(&links::long_click(), settings(), theme, size);
        run(&mut model, &[Command::WhatIf, Command::Clear]);
        update(&mut model, Message::Type("200".to_owned()), now());
        model
    };
    at_every_size_with("what_if", asked);
    at_every_size_with("what_if_toggled", |theme, size| {
        let mut model = asked(theme, size);
        run(&mut model, &[Command::Down, Command::Choose]);
        model
    });
    at_every_size_with("what_if_kept", |theme, size| {
        let mut model = asked(theme, size);
        run(&mut model, &[Command::Choose]);
        model
    });
    at_every_size("what_if_nothing", "", &[Command::WhatIf]);
    at_every_size("what_if_encrypted", &links::encrypted(), &[Command::WhatIf]);
}

#[test]
fn the_verdict_on_links_of_every_state() {
    let cut = links::long_click();
    let over = links::over_the_limit();
    for (name, link) in [
        ("expired", links::long_click()),
        ("cut", cut[..cut.len() - 60].to_owned()),
        ("encrypted", links::encrypted()),
        ("over", over),
        ("phishing", links::phishing()),
        ("valid", links::valid()),
    ] {
        let name = format!("verdict_{name}");
        at_every_size(&name, &link, &[]);
        at_size(&name, Size::new(160, 45), |theme, size| {
            Model::new(&link, settings(), theme, size)
        });
    }
    at_every_size("why", &links::valid(), &[Command::Why]);
}

#[test]
fn a_paste_that_was_too_long() {
    at_every_size_with("long_paste", |theme, size| {
        let mut model = Model::new("", settings(), theme, size);
        let text = format!("{}\u{202e}end", "start ".repeat(12_000));
        update(&mut model, Message::Paste(text), now());
        model
    });
}

#[test]
fn a_screen_too_small_for_more_than_a_card() {
    for (columns, rows) in [(39, 10), (40, 9), (12, 4)] {
        let size = Size::new(columns, rows);
        at_size("card", size, |theme, size| {
            Model::new("", settings(), theme, size)
        });
    }
}

#[test]
fn no_size_panics_and_every_cell_is_printable() {
    let links = [links::long_click(), links::hostile(), links::encrypted()];
    for link in &links {
        for columns in (0..130).step_by(7) {
            let mut model = model(link, columns, 0, &[]);
            for rows in (0..45).step_by(3) {
                update(&mut model, Message::Resize(columns, rows), now());
                for cell in screen(&model).content() {
                    let printable = cell.symbol().chars().all(|char| !char.is_control());
                    assert!(printable, "{:?}", cell.symbol());
                }
            }
        }
    }
}

#[test]
fn without_colour_the_limit_and_the_faults_still_stand_out() {
    let mut settings = settings();
    settings.module = settings.module.with_max_metadata_len(100);
    let link = links::long_click() + "~";
    let model = Model::new(&link, settings, Theme::mono(), Size::new(120, 40));
    let buffer = screen(&model);
    let gauge = row(&buffer, 38);
    assert!(gauge.contains("OVER the limit by 167"), "{gauge}");
    let status = status(&buffer);
    assert!(
        status.starts_with("Fault at byte 730: the number of padding"),
        "{status}"
    );
    assert!(buffer[(0, 37)].modifier.contains(Modifier::BOLD));
}

#[test]
fn without_colour_what_is_selected_still_stands_out_in_every_view() {
    let steps = [Command::First, Command::Down];
    let size = Size::new(120, 40);
    let mut model = Model::new(&links::initial_open(), settings(), Theme::mono(), size);
    for command in steps {
        update(&mut model, Message::Command(command), now());
    }
    let buffer = screen(&model);
    let marked: Vec<String> = (0..40)
        .map(|y| {
            let cells = (0..120).map(|x| &buffer[(x, y)]);
            let marked = cells.filter(|cell| cell.modifier.contains(Modifier::REVERSED));
            let text: String = marked.map(Cell::symbol).collect();
            text.trim_end().to_owned()
        })
        .filter(|text| !text.is_empty())
        .collect();
    assert_eq!(
        marked,
        [
            // The name of the part, and the characters of the record, on two rows of the link.
            "payload",
            "1YBA",
            "AAAAA",
            // The title of what has the focus.
            "▸Fields",
            "▸subaccount_id    0",
            "58 04 00 00 00 00X•⋄⋄⋄⋄subaccount_id",
        ]
    );
}
