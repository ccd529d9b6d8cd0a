//! What a header that belongs to links says, in each format.

use serde_json::{Map, Value as Json, json};

use crate::input::relative::{FieldName, FieldValue, Relative};
use crate::text::hex;

/// The object under `relative`: the keys of a link that the header has, and its own. Keys that nobody knows stand
/// in an object of theirs, so that none of them is taken for another one.
pub(super) fn object(relative: &Relative) -> Json {
    let mut object = Map::new();
    let mut other = Map::new();
    object.insert("kind".to_owned(), json!(relative.kind().code()));
    for field in relative.fields() {
        let keys = match field.name {
            FieldName::Other(_) => &mut other,
            _ => &mut object,
        };
        keys.insert(field.name.key().to_owned(), value(&field.value));
    }
    if let Some(signature) = relative.signature() {
        object.insert("signature".to_owned(), json!(hex::digits(signature)));
    }
    if !other.is_empty() {
        object.insert("other".to_owned(), Json::Object(other));
    }
    Json::Object(object)
}

/// The fields as names and values for people: how certain they are is the name of the third.
pub(super) fn rows(relative: &Relative) -> impl Iterator<Item = (&str, String, &'static str)> {
    relative.fields().iter().map(|field| {
        let standing = field.name.standing().name();
        (field.name.key(), field.value.to_string(), standing)
    })
}

fn value(value: &FieldValue) -> Json {
    match value {
        FieldValue::Text(text) => json!(text),
        FieldValue::Number(number) => json!(number),
        FieldValue::Time(seconds) => json!(seconds),
        FieldValue::MessageId(id) => json!(id.to_string()),
        FieldValue::TransmissionId(id) => json!(id.to_string()),
        FieldValue::Json(json) => json.clone(),
    }
}
