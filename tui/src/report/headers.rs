//! What a header that belongs to links says, in each format.

use std::borrow::Cow;
use std::io::{self, Write};

use super::value::Value;
use crate::input::relative::{FieldName, FieldValue, Relative, RelativeField};
use crate::text::json::{Object, write_word};

/// Writes the object under `relative`: the keys of a link that the header has, and its own. Keys that nobody knows
/// stand in an object of theirs, so that none of them is taken for another one.
pub(super) fn write(output: &mut impl Write, relative: &Relative) -> io::Result<()> {
    let mut object = Object::start(output)?;
    write_word(object.key("kind")?, relative.kind().code())?;
    for field in known(relative) {
        value_of(field).write_json(object.key(field.name.key())?)?;
    }
    if let Some(signature) = relative.signature() {
        Value::Bytes(signature).write_json(object.key("signature")?)?;
    }
    let mut others = others(relative).peekable();
    if others.peek().is_some() {
        let mut object = Object::start(object.key("other")?)?;
        for field in others {
            value_of(field).write_json(object.foreign_key(field.name.key())?)?;
        }
        object.end()?;
    }
    object.end()
}

/// The value of a header under a key of links.
pub(super) fn value<'r>(relative: &'r Relative, key: &str) -> Option<Value<'r>> {
    if key == "signature" {
        return relative.signature().map(|it| Value::Bytes(it));
    }
    let field = known(relative).find(|field| field.name.key() == key)?;
    Some(value_of(field))
}

/// The fields as names and values for people: how certain they are is the name of the third.
pub(super) fn rows(relative: &Relative) -> impl Iterator<Item = (&str, String, &'static str)> {
    relative.fields().iter().map(|field| {
        let standing = field.name.standing().name();
        (field.name.key(), field.value.to_string(), standing)
    })
}

/// The fields whose keys are known. If one is given twice, the last one counts.
fn known(relative: &Relative) -> impl Iterator<Item = &RelativeField> {
    let known = |field: &&RelativeField| !matches!(field.name, FieldName::Other(_));
    let fields = relative.fields();
    fields.iter().enumerate().filter_map(move |(index, field)| {
        let mut after = fields.iter().skip(index + 1);
        let is_last = known(&field) && !after.any(|it| it.name == field.name);
        is_last.then_some(field)
    })
}

fn others(relative: &Relative) -> impl Iterator<Item = &RelativeField> {
    let other = |field: &&RelativeField| matches!(field.name, FieldName::Other(_));
    relative.fields().iter().filter(other)
}

fn value_of(field: &RelativeField) -> Value<'_> {
    match &field.value {
        FieldValue::Text(text) => Value::text(text),
        FieldValue::Number(number) => Value::Number(*number),
        FieldValue::Time(seconds) => Value::Number((*seconds).into()),
        FieldValue::MessageId(id) => Value::MessageId(*id),
        FieldValue::TransmissionId(id) => Value::TransmissionId(*id),
        FieldValue::Json(json) => Value::Json(Cow::Owned(json.to_string())),
    }
}
