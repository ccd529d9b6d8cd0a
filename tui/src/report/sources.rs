//! Where something was found, in each format.

use serde_json::{Map, Value as Json, json};

use super::entry::FoundIn;

/// The object under `source`: what applies.
pub(super) fn object(place: &FoundIn<'_>) -> Json {
    let source = place.source;
    let text = |text: &Option<String>| {
        text.as_ref()
            .filter(|it| !it.is_empty())
            .map(|it| json!(it))
    };
    let values = [
        ("file", place.file.map(|file| json!(file))),
        ("line", Some(json!(source.line))),
        ("offset", Some(json!(source.offset))),
        ("part", text(&source.part)),
        ("header", text(&source.header)),
        ("element", text(&source.element)),
        ("attribute", text(&source.attribute)),
        ("text", text(&source.text)),
    ];
    let known = values.into_iter();
    let known = known.filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Json::Object(known.collect::<Map<_, _>>())
}

/// The same for people: `mails.mbox, line 12, part 1.2, <a href>, "Read more"`. It is not safe to show.
pub(crate) fn words(place: &FoundIn<'_>) -> String {
    let source = place.source;
    let mut words: Vec<String> = place.file.map(str::to_owned).into_iter().collect();
    words.push(format!("line {}", source.line));
    words.extend(source.part.as_ref().map(|part| format!("part {part}")));
    words.extend(
        source
            .header
            .as_ref()
            .map(|header| format!("header {header}")),
    );
    let attribute = source.attribute.as_deref();
    words.extend(source.element.as_ref().map(|element| match attribute {
        Some(attribute) => format!("<{element} {attribute}>"),
        None => format!("<{element}>"),
    }));
    let text = source.text.as_ref().filter(|text| !text.is_empty());
    words.extend(text.map(|text| format!("\"{text}\"")));
    words.join(", ")
}
