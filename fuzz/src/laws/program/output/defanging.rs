//! The laws of `--defang`.

use serde_json::Value as Json;
use tracklens::input::Pasted;
use tracklens::report::Format;
use tracklens::text::defang::defanged;
use tracklens::text::shown::Shown;

use super::decoded::{decoded_defanged, parsed};
use crate::oracles::clickable::first_clickable;

/// The formats, but those that are the same but for a few characters.
const FORMATS: [Format; 4] = [Format::Text, Format::Tsv, Format::Ndjson, Format::Markdown];

/// Nothing of a defanged text can be clicked, and defanging it again changes nothing.
pub(super) fn nothing_of_a_defanged_text_can_be_clicked(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let once = defanged(&text);
    judge(&once);
    assert!(defanged(&once) == once, "defanging again changes the text");
    let shown = Shown::defanged(input);
    judge(shown.as_str());
    let mut end = 0;
    for piece in shown.pieces() {
        assert_eq!(piece.source().start, end, "a gap before a piece");
        end = piece.source().end;
    }
    assert_eq!(end, input.len(), "the pieces end before the bytes do");
}

/// Nothing of what `decode` writes can be clicked, and JSON stays JSON.
pub(super) fn nothing_of_a_defanged_report_can_be_clicked(input: &[u8]) {
    for format in FORMATS {
        let text = decoded_defanged(input, format);
        if format == Format::Ndjson {
            text.lines().for_each(|line| judge_json(&parsed(line)));
        } else {
            judge(&text);
        }
    }
}

/// A link that was defanged is read again as it was.
pub(super) fn a_defanged_link_is_read_as_it_was(objects: &[Json]) {
    let whole = |object: &&Json| object.get("link").is_some() && object.get("fault").is_none();
    for object in objects.iter().filter(whole) {
        let link = object["input"].as_str().unwrap_or_default();
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/~-_.:?=&%@".contains(&byte);
        if object.get("undone").is_some() || !link.bytes().all(is_plain) {
            continue;
        }
        let found = |text: &str| {
            let pasted = Pasted::of(text);
            pasted.links().first().map(|link| link.text.clone())
        };
        let before = found(link);
        // What is read from another place than the start was no URL of the web.
        if before.as_deref() == Some(link) && link.starts_with("http") {
            assert_eq!(found(&defanged(link)), before, "a defanged link is another");
        }
    }
}

fn judge(text: &str) {
    if let Some(word) = first_clickable(text) {
        panic!("this can be clicked: {}", word.escape_debug());
    }
}

fn judge_json(json: &Json) {
    match json {
        Json::String(text) => judge(text),
        Json::Array(items) => items.iter().for_each(judge_json),
        Json::Object(members) => members.iter().for_each(|(key, value)| {
            judge(key);
            judge_json(value);
        }),
        _ => {}
    }
}
