//! Keys of the metadata that become one another when they are unescaped in the wrong order: edited, removed, added and
//! taken back at the inspector.

use jiff::Timestamp;
use ratatui::layout::Size;
use serde_json::Value;
use tracklens::inspector::{Command, Message, Model, Theme, update};
use tracklens::settings::Settings;

use crate::links;

const KEYS: [&str; 12] = [
    "~", "~0", "~1", "~01", "~10", "/", "//", "0", "1", "\"", "\\", "a/~b",
];

fn now() -> Timestamp {
    Timestamp::from_second(1_750_000_000).unwrap()
}

fn run(model: &mut Model, commands: &[Command]) {
    for command in commands {
        update(model, Message::Command(*command), now());
    }
}

/// A link with all keys but one, and with another value for one.
fn link(without: Option<&str>, edited: Option<&str>) -> String {
    let members = KEYS
        .iter()
        .enumerate()
        .filter(|(_, key)| Some(**key) != without);
    let members = members.map(|(index, key)| {
        let value = if edited == Some(*key) {
            "[0]".to_owned()
        } else {
            format!("{index}.50")
        };
        format!("{}:{value}", Value::from(*key))
    });
    let json = format!("{{{}}}", members.collect::<Vec<_>>().join(","));
    links::with_metadata(json.as_bytes())
}

/// The inspector with a key of the metadata selected.
fn at_key(index: usize) -> Model {
    let settings = Settings::at(now());
    let whole = link(None, None);
    let mut model = Model::new(&whole, settings, Theme::mono(), Size::new(120, 60));
    run(&mut model, &[Command::NextPane; 2]);
    run(&mut model, &[Command::First, Command::Down]);
    run(&mut model, &vec![Command::Down; index]);
    let value = format!("{index}.50");
    assert_eq!(model.selected_text(), value, "{}", KEYS[index]);
    model
}

#[test]
fn a_key_is_edited_alone_and_taken_back() {
    for (index, key) in KEYS.iter().enumerate() {
        let mut model = at_key(index);
        run(&mut model, &[Command::Edit, Command::Clear]);
        update(&mut model, Message::Type("[0]".to_owned()), now());
        run(&mut model, &[Command::Choose]);
        assert_eq!(model.link().as_str(), link(None, Some(key)), "{key}");
        run(&mut model, &[Command::Undo]);
        assert_eq!(model.link().as_str(), link(None, None), "{key}");
        run(&mut model, &[Command::Redo]);
        assert_eq!(model.link().as_str(), link(None, Some(key)), "{key}");
    }
}

#[test]
fn a_key_is_removed_alone_and_taken_back() {
    for (index, key) in KEYS.iter().enumerate() {
        let mut model = at_key(index);
        run(&mut model, &[Command::RemoveField]);
        assert_eq!(model.link().as_str(), link(Some(key), None), "{key}");
        run(&mut model, &[Command::Undo]);
        assert_eq!(model.link().as_str(), link(None, None), "{key}");
    }
}
