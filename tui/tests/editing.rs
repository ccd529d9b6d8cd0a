//! The inspector while something is changed: what is typed, what comes of it, and what is taken back.

use jiff::Timestamp;
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Size;
use tracklens::inspector::{
    Command, Focus, Message, Model, Notice, Over, Pane, Theme, What, of_event, update,
};
use tracklens::reading::Reading;
use tracklens::settings::Settings;
use tracklens::writing::rewriting::{Signing, missing};

use crate::links;

fn now() -> Timestamp {
    Timestamp::from_second(1_750_000_000).unwrap()
}

/// The inspector with the focus on the fields.
fn at_fields(link: &str) -> Model {
    let settings = Settings::at(now());
    let mut model = Model::new(link, settings, Theme::mono(), Size::new(120, 40));
    update(&mut model, Message::Command(Command::StepBack), now());
    model
}

fn run(model: &mut Model, commands: &[Command]) {
    for command in commands {
        update(model, Message::Command(*command), now());
    }
}

fn press(model: &mut Model, code: KeyCode) {
    let event = Event::Key(KeyEvent::new(code, KeyModifiers::NONE));
    let message = of_event(event, model).expect("a key that does something");
    update(model, message, now());
}

fn type_in(model: &mut Model, text: &str) {
    update(model, Message::Type(text.to_owned()), now());
}

/// Goes down to the field that says this when it is copied.
fn select(model: &mut Model, said: &str) {
    run(model, &[Command::First]);
    for _ in 0..60 {
        if model.selected_text() == said {
            return;
        }
        run(model, &[Command::Down]);
    }
    panic!("no field says {said}");
}

fn with_reading<T>(link: &str, ask: impl FnOnce(&Reading<'_>) -> T) -> T {
    let settings = Settings::at(now());
    ask(&Reading::new(link.as_bytes(), &settings, &mut Vec::new()))
}

fn rcpt_to(link: &str) -> Vec<u8> {
    with_reading(link, |reading| {
        reading.records().unwrap().rcpt_to().unwrap().to_vec()
    })
}

#[test]
fn a_field_is_opened_typed_taken_undone_made_again_and_copied() {
    let link = links::initial_open();
    let mut model = at_fields(&link);
    let recipient = String::from_utf8(rcpt_to(&link)).unwrap();
    select(&mut model, &recipient);
    let selected = model.selection();
    press(&mut model, KeyCode::Enter);
    assert_eq!(model.focus(), Focus::Over(Over::EDIT));
    run(&mut model, &[Command::Clear]);
    type_in(&mut model, "other@example.com");
    assert_eq!(model.link().as_str(), link, "typing alone changes nothing");
    press(&mut model, KeyCode::Enter);
    assert_eq!(model.focus(), Focus::Pane(Pane::Fields));
    let changed = model.link().as_str().to_owned();
    assert_eq!(rcpt_to(&changed), b"other@example.com");
    assert_eq!(model.selection(), selected);
    let signing = Signing::Stale;
    assert_eq!(model.notice(), Some(Notice::Rewritten { signing }));
    assert_eq!(model.links(), [link.clone(), changed.clone()]);

    run(&mut model, &[Command::Undo]);
    assert_eq!(model.link().as_str(), link);
    assert_eq!(model.selection(), selected, "it is selected again");
    run(&mut model, &[Command::Redo]);
    assert_eq!(model.link().as_str(), changed);
    assert_eq!(model.selected_text(), "other@example.com");
    let copy = Message::Command(Command::Copy(What::Link));
    assert_eq!(update(&mut model, copy, now()).copy, Some(What::Link));
}

#[test]
fn a_value_that_is_not_valid_is_not_taken_and_escape_leaves_all_as_it_was() {
    let link = links::long_click();
    let mut model = at_fields(&link);
    let expiry = with_reading(&link, |it| it.records().unwrap().expiry().unwrap());
    select(&mut model, &expiry.to_string());
    press(&mut model, KeyCode::Char('i'));
    type_in(&mut model, "x");
    press(&mut model, KeyCode::Enter);
    assert_eq!(model.focus(), Focus::Over(Over::EDIT));
    assert_eq!(model.link().as_str(), link);
    press(&mut model, KeyCode::Backspace);
    press(&mut model, KeyCode::Enter);
    assert_eq!(model.focus(), Focus::Pane(Pane::Fields));
    assert_eq!(model.link().as_str(), link, "the value is what it was");
    press(&mut model, KeyCode::Enter);
    type_in(&mut model, "1");
    press(&mut model, KeyCode::Esc);
    assert_eq!(model.link().as_str(), link);
    run(&mut model, &[Command::Undo]);
    assert_eq!(model.link().as_str(), "", "there was but the paste");
}

#[test]
fn the_kind_is_chosen_and_the_route_goes_with_it() {
    let link = links::long_click();
    let mut model = at_fields(&link);
    select(&mut model, "click");
    press(&mut model, KeyCode::Enter);
    assert_eq!(model.focus(), Focus::Over(Over::VALUES));
    press(&mut model, KeyCode::Down);
    press(&mut model, KeyCode::Enter);
    assert_eq!(model.focus(), Focus::Pane(Pane::Fields));
    assert!(model.link().as_str().contains("/q/"));
    assert_eq!(model.selected_text(), "open");
    press(&mut model, KeyCode::Enter);
    press(&mut model, KeyCode::Up);
    press(&mut model, KeyCode::Enter);
    assert_eq!(model.link().as_str(), link);
}

#[test]
fn a_field_is_removed_added_and_selected() {
    let link = links::initial_open();
    let mut model = at_fields(&link);
    let recipient = String::from_utf8(rcpt_to(&link)).unwrap();
    select(&mut model, &recipient);
    press(&mut model, KeyCode::Delete);
    let without = model.link().as_str().to_owned();
    assert!(without.len() < link.len());
    assert!(model.selection().is_some());
    press(&mut model, KeyCode::Char('a'));
    assert_eq!(model.focus(), Focus::Over(Over::ADD_FIELD));
    // The ids in their order: those of transmission, target, name and so on come before.
    let missing = with_reading(&without, |it| missing(it).unwrap());
    let row = missing.iter().position(|it| it.name == "rcpt_to").unwrap();
    run(&mut model, &vec![Command::Down; row]);
    press(&mut model, KeyCode::Enter);
    assert_eq!(model.focus(), Focus::Over(Over::EDIT));
    type_in(&mut model, &recipient);
    press(&mut model, KeyCode::Enter);
    assert_eq!(rcpt_to(model.link().as_str()), recipient.as_bytes());
    assert_eq!(model.selected_text(), recipient);
    run(&mut model, &[Command::Undo, Command::Undo]);
    assert_eq!(model.link().as_str(), link);
}

#[test]
fn keys_of_the_metadata_come_and_go() {
    let link = links::with_metadata(br#"{"b":1.50,"a":[]}"#);
    let mut model = at_fields(&link);
    press(&mut model, KeyCode::Char('+'));
    type_in(&mut model, "c=d e");
    press(&mut model, KeyCode::Enter);
    assert_eq!(model.selected_text(), r#"{"b":1.50,"a":[],"c":"d e"}"#);
    press(&mut model, KeyCode::Char('-'));
    assert_eq!(model.focus(), Focus::Over(Over::REMOVE_KEY));
    press(&mut model, KeyCode::Down);
    press(&mut model, KeyCode::Enter);
    select(&mut model, r#"{"b":1.50,"c":"d e"}"#);
    run(&mut model, &[Command::Undo, Command::Undo]);
    assert_eq!(model.link().as_str(), link);
}

#[test]
fn a_paste_goes_into_a_value_that_is_typed() {
    let link = links::with_metadata(b"{}");
    let mut model = at_fields(&link);
    select(&mut model, "{}");
    press(&mut model, KeyCode::Enter);
    run(&mut model, &[Command::Clear]);
    let pretty = "{\r\n  \"a\": 1,\r\n  \"b\": 2\r\n}\r\n";
    update(&mut model, Message::Paste(pretty.to_owned()), now());
    press(&mut model, KeyCode::Enter);
    assert_eq!(model.selected_text(), r#"{"a": 1,"b": 2}"#);
}

#[test]
fn a_field_that_cannot_be_changed_says_why() {
    let said = |model: &Model| match model.notice() {
        Some(Notice::NotEdited { error }) => error.to_string(),
        other => panic!("{other:?}"),
    };
    let mut model = at_fields(&links::encrypted());
    run(&mut model, &[Command::AddKey]);
    let no_key = "the payload is encrypted, and there is no key for it";
    assert_eq!(said(&model), no_key);
    run(&mut model, &[Command::RemoveKey]);
    assert_eq!(said(&model), no_key);
    select(&mut model, "true");
    run(&mut model, &[Command::Edit]);
    assert_eq!(
        said(&model),
        "only the customer_id of the token can be edited"
    );
    run(&mut model, &[Command::RemoveField]);
    assert_eq!(said(&model), "without this it would not be a link");
    let mut model = at_fields("");
    run(&mut model, &[Command::Edit]);
    assert_eq!(model.notice(), Some(Notice::NothingToEdit));
    run(&mut model, &[Command::AddField]);
    assert_eq!(said(&model), "the text is not a tracked link");
}

#[test]
fn what_is_read_from_a_record_leads_to_it() {
    let link = links::initial_open();
    let mut model = at_fields(&link);
    select(&mut model, "366 days");
    press(&mut model, KeyCode::Enter);
    run(&mut model, &[Command::Clear]);
    type_in(&mut model, "1");
    press(&mut model, KeyCode::Enter);
    assert_eq!(model.selected_text(), "1", "the expiry is what is changed");
}

#[test]
fn nothing_is_changed_while_values_are_hidden() {
    let link = links::long_click();
    let mut settings = Settings::at(now());
    settings.mask = true;
    let mut model = Model::new(&link, settings, Theme::mono(), Size::new(120, 40));
    let before = model.link().clone();
    for command in [
        Command::NewLink,
        Command::Edit,
        Command::AddField,
        Command::RemoveField,
        Command::AddKey,
        Command::RemoveKey,
    ] {
        run(&mut model, &[Command::First, command]);
        assert!(matches!(model.notice(), Some(Notice::NotEdited { .. })));
        assert!(matches!(model.focus(), Focus::Pane(_)));
        assert_eq!(*model.link(), before);
    }
}

#[test]
fn a_link_is_made_up_where_there_is_none() {
    let mut model = at_fields("");
    run(&mut model, &[Command::NewLink]);
    let link = model.link().as_str().to_owned();
    assert_eq!(rcpt_to(&link), b"user@example.com");
    assert_eq!(model.links(), [link]);
    select(&mut model, "user@example.com");
    run(&mut model, &[Command::Undo]);
    assert_eq!(model.link().as_str(), "");
}

#[test]
fn whatever_is_taken_for_any_field_of_any_vector_is_taken_back_and_selected_again() {
    let vectors = include_str!("../../codec/tests/vectors/links.jsonl");
    let mut changed = 0;
    for vector in vectors.lines() {
        let vector: serde_json::Value = serde_json::from_str(vector).unwrap();
        let link = vector["input"].as_str().unwrap();
        let mut model = at_fields(link);
        let rows = 0..model.row_count(Pane::Fields);
        let items: Vec<_> = rows
            .filter_map(|row| model.item_of_row(Pane::Fields, row))
            .collect();
        for typed in ["1", "{}"] {
            run(&mut model, &[Command::First]);
            for _ in 0..items.len() {
                run(&mut model, &[Command::Edit, Command::Clear]);
                if matches!(model.focus(), Focus::Over(_)) {
                    type_in(&mut model, typed);
                    run(&mut model, &[Command::Choose, Command::Close]);
                }
                if model.link().as_str() != link {
                    changed += 1;
                    // Where two fields are read from one record or part, it may be the other one.
                    let selected = model.selected_item_in(Pane::Bytes);
                    let rewritten = model.link().as_str().to_owned();
                    run(&mut model, &[Command::Undo]);
                    assert_eq!(model.link().as_str(), link);
                    run(&mut model, &[Command::Redo]);
                    assert_eq!(model.link().as_str(), rewritten);
                    assert_eq!(model.selected_item_in(Pane::Bytes), selected, "{link}");
                    run(&mut model, &[Command::Undo]);
                }
                run(&mut model, &[Command::Down]);
            }
        }
    }
    assert!(changed > 500, "{changed} changes");
}
