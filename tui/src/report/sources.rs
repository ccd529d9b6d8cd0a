//! Where something was found, in each format.

use super::entry::FoundIn;
use super::value::Value;

/// The keys of the object.
pub(super) const KEYS: [&str; 8] = [
    "file",
    "line",
    "offset",
    "part",
    "header",
    "element",
    "attribute",
    "text",
];

/// The values under `source`, with their keys: those that apply.
pub(super) fn values<'s>(
    place: &FoundIn<'s>,
) -> impl Iterator<Item = (&'static str, Option<Value<'s>>)> {
    let source = place.source;
    let text = |text: &'s Option<String>| Value::text(text.as_ref()?).unless_empty();
    let values = [
        place.file.map(Value::text),
        Some(Value::length(source.line)),
        Some(Value::length(source.offset)),
        text(&source.part),
        text(&source.header),
        text(&source.element),
        text(&source.attribute),
        text(&source.text),
    ];
    KEYS.into_iter().zip(values)
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
