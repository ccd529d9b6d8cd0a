//! The metadata of a link: the transmission's and the recipient's, merged.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::diagnostic::Diagnostic;
use super::object::Object;
use crate::text::json::{Json, Spelling, check, is_too_deep, parse_within};

/// The objects around the metadata in what `decode` writes.
const AROUND: usize = 2;

/// The metadata as it is written, if there is any: compact, the keys in their order, numbers to their last
/// digit. Only the exponent of a number is spelled differently: `1E5` becomes `1e+5`.
///
/// It is merged key by key; the recipient's value wins. \[documented\] If both are objects, their members are not
/// merged.
pub(super) fn metadata<'a>(link: &Object<'a>) -> Result<Option<Cow<'a, str>>, Diagnostic> {
    let of_recipient = link.object("rcpt_meta")?;
    let of_transmission = link.object("transmission_meta")?;
    let Some(bytes) = link.bytes("rcpt_meta_hex")? else {
        let text = merged(of_transmission, of_recipient);
        if text.as_ref().is_some_and(|it| is_too_deep(it.as_bytes())) {
            return Err(too_deep(link, of_recipient));
        }
        return Ok(text);
    };
    if of_recipient.is_some() || of_transmission.is_some() {
        let message = "metadata as bytes can't be merged with metadata as JSON";
        return Err(link.diagnostic("rcpt_meta_hex", message, "two_of_one"));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let message = format!("the metadata is not UTF-8 at byte {at}");
        link.diagnostic("rcpt_meta_hex", message, "invalid_utf8")
    })?;
    Ok(Some(Cow::Owned(text)))
}

/// `decode` would not take for JSON what nests deeper than metadata may.
fn too_deep(link: &Object<'_>, of_recipient: Option<Json<'_>>) -> Diagnostic {
    let is_in = |meta: Json<'_>| is_too_deep(meta.raw().as_bytes());
    let key = if of_recipient.is_some_and(is_in) {
        "rcpt_meta"
    } else {
        "transmission_meta"
    };
    link.diagnostic(key, "metadata nests at most 127 deep", "too_deep")
}

/// The keys of the transmission in their order, then those that only the recipient has.
fn merged<'a>(
    of_transmission: Option<Json<'a>>,
    of_recipient: Option<Json<'a>>,
) -> Option<Cow<'a, str>> {
    let (Some(of_transmission), Some(of_recipient)) = (of_transmission, of_recipient) else {
        return of_transmission.or(of_recipient).map(compact);
    };
    let mut merged = members(of_transmission);
    merged.extend(members(of_recipient));
    Some(Cow::Owned(Value::from(merged).to_string()))
}

/// An object without white space, spelled as it is in metadata.
fn compact(object: Json<'_>) -> Cow<'_, str> {
    match check(object.raw().as_bytes()) {
        Ok(Spelling::Ours) => Cow::Borrowed(object.raw()),
        _ => Cow::Owned(Value::from(members(object)).to_string()),
    }
}

fn members(object: Json<'_>) -> Map<String, Value> {
    match parse_within(object.raw().as_bytes(), AROUND) {
        Ok(Value::Object(members)) => members,
        // It was read before.
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::json::Tree;
    use crate::writing::encode::object::Pointer;

    fn merged(link: &str) -> String {
        let link = Tree::read(link.as_bytes(), 0).unwrap();
        match metadata(&Object::new(link.root(), Pointer::default())) {
            Ok(metadata) => metadata.unwrap_or_default().into_owned(),
            Err(diagnostic) => diagnostic.to_string(),
        }
    }

    #[test]
    fn the_recipients_wins_key_by_key() {
        for (link, expected) in [
            ("{}", ""),
            (r#"{"rcpt_meta":null}"#, ""),
            (r#"{"rcpt_meta":{}}"#, "{}"),
            (r#"{"transmission_meta":{}}"#, "{}"),
            (
                r#"{"transmission_meta":{"b":1,"a":2},"rcpt_meta":{"c":3,"b":4}}"#,
                r#"{"b":4,"a":2,"c":3}"#,
            ),
            (
                r#"{"rcpt_meta":{"\u0061\u002f":1},"transmission_meta":{"a/":2,"A\/":3}}"#,
                r#"{"a/":1,"A/":3}"#,
            ),
            (
                r#"{"transmission_meta":{"a":{"x":1,"y":2}},"rcpt_meta":{"a":{"x":3}}}"#,
                r#"{"a":{"x":3}}"#,
            ),
            (
                r#"{"transmission_meta":{"a":1},"rcpt_meta":{"a":null}}"#,
                r#"{"a":null}"#,
            ),
        ] {
            assert_eq!(merged(link), expected, "{link}");
        }
    }

    #[test]
    fn numbers_and_text_come_out_as_they_are() {
        let exact = r#"{"z":12345678901234567890.10,"y":-0,"x":[1.0e-400,"é\n\""],"":"\u001b"}"#;
        assert_eq!(merged(&format!(r#"{{ "rcpt_meta" : {exact} }}"#)), exact);
        assert_eq!(merged(r#"{"rcpt_meta":{"a":1E5}}"#), r#"{"a":1e+5}"#);
    }

    #[test]
    fn bytes_are_taken_as_they_are_and_not_merged() {
        assert_eq!(merged(r#"{"rcpt_meta_hex":"7b22"}"#), "{\"");
        for (link, expected) in [
            (
                r#"{"rcpt_meta_hex":"7b7d","rcpt_meta":{}}"#,
                "/rcpt_meta_hex: metadata as bytes can't be merged with metadata as JSON [two_of_one]",
            ),
            (
                r#"{"rcpt_meta_hex":"7b7d","transmission_meta":{}}"#,
                "/rcpt_meta_hex: metadata as bytes can't be merged with metadata as JSON [two_of_one]",
            ),
            (
                r#"{"rcpt_meta_hex":"7bff"}"#,
                "/rcpt_meta_hex: the metadata is not UTF-8 at byte 1 [invalid_utf8]",
            ),
            (
                r#"{"rcpt_meta":[]}"#,
                "/rcpt_meta: this must be an object [wrong_type]",
            ),
        ] {
            assert_eq!(merged(link), expected, "{link}");
        }
    }
}
