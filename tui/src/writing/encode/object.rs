//! A JSON object by its keys, each with its type, its range and its place.

use std::fmt;

use tracklens_codec::{Definition, WriteError};

use super::diagnostic::Diagnostic;
use crate::text::hex;
use crate::text::json::{Json, pointer_token};

/// A JSON object, and the JSON pointer to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Object<'a> {
    json: Json<'a>,
    pointer: Pointer,
}

/// The JSON pointer to an object: it is put together when an error names it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pointer {
    /// Whether the link stands under a key of its own.
    pub(super) has_link: bool,
    pub(super) part: LinkPart,
}

/// What of the link an object is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum LinkPart {
    #[default]
    Whole,
    Record(usize),
    LeftOver,
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.has_link { "/link" } else { "" })?;
        match self.part {
            LinkPart::Whole => Ok(()),
            LinkPart::Record(index) => write!(f, "/records/{index}"),
            LinkPart::LeftOver => f.write_str("/left_over"),
        }
    }
}

impl<'a> Object<'a> {
    pub(super) const fn new(json: Json<'a>, pointer: Pointer) -> Self {
        Self { json, pointer }
    }

    /// A part of this link.
    pub(super) const fn part(&self, json: Json<'a>, part: LinkPart) -> Self {
        let has_link = self.pointer.has_link;
        Self::new(json, Pointer { has_link, part })
    }

    /// The value of a key. Null and an empty text count as no value, since `decode` leaves these out.
    pub(super) fn get(&self, key: &str) -> Option<Json<'a>> {
        self.json
            .get(key)
            .filter(|value| !value.is_null() && value.as_str() != Some(""))
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The keys that have a value.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        let is_value = |value: &Json<'_>| !value.is_null() && value.as_str() != Some("");
        let members = self
            .json
            .members()
            .filter(move |(_, value)| is_value(value));
        members.map(|(name, _)| name)
    }

    pub(super) fn text(&self, key: &str) -> Result<Option<&'a str>, Diagnostic> {
        self.typed(key, Json::as_str, "a text")
    }

    pub(super) fn truth(&self, key: &str) -> Result<Option<bool>, Diagnostic> {
        self.typed(key, Json::as_bool, "true or false")
    }

    pub(super) fn array(&self, key: &str) -> Result<Option<Json<'a>>, Diagnostic> {
        self.typed(key, |it| it.is_array().then_some(it), "an array")
    }

    pub(super) fn object(&self, key: &str) -> Result<Option<Json<'a>>, Diagnostic> {
        self.typed(key, |it| it.is_object().then_some(it), "an object")
    }

    /// A whole number that fits the type.
    pub(super) fn number<N: TryFrom<u64>>(&self, key: &str) -> Result<Option<N>, Diagnostic> {
        self.number_up_to(key, u64::MAX >> (64 - 8 * size_of::<N>()))
    }

    pub(super) fn number_up_to<N: TryFrom<u64>>(
        &self,
        key: &str,
        max: u64,
    ) -> Result<Option<N>, Diagnostic> {
        let Some(value) = self.get(key) else {
            return Ok(None);
        };
        let wanted = || format!("a whole number from 0 to {max}");
        if !value.is_number() {
            return Err(self.wrong_type(key, &wanted()));
        }
        let number = value.as_u64().filter(|number| *number <= max);
        let number = number.and_then(|number| N::try_from(number).ok());
        number.map(Some).ok_or_else(|| {
            let message = format!("this must be {}", wanted());
            self.diagnostic(key, message, "out_of_range")
        })
    }

    /// Bytes as hexadecimal digits.
    pub(super) fn bytes(&self, key: &str) -> Result<Option<Vec<u8>>, Diagnostic> {
        let bytes = self.possibly_no_bytes(key)?;
        Ok(bytes.filter(|bytes| !bytes.is_empty()))
    }

    /// Bytes as hexadecimal digits; an empty text means no bytes.
    pub(super) fn possibly_no_bytes(&self, key: &str) -> Result<Option<Vec<u8>>, Diagnostic> {
        let Some(value) = self.json.get(key).filter(|value| !value.is_null()) else {
            return Ok(None);
        };
        let digits = value
            .as_str()
            .ok_or_else(|| self.wrong_type(key, "a text of hexadecimal digits"))?;
        let bytes = hex::bytes(digits).map_err(|at| {
            let message = format!("these are not pairs of hexadecimal digits (at byte {at})");
            self.diagnostic(key, message, "invalid_hex")
        })?;
        Ok(Some(bytes))
    }

    /// Exactly so many bytes as hexadecimal digits.
    pub(super) fn array_of_bytes<const N: usize>(
        &self,
        key: &str,
    ) -> Result<Option<[u8; N]>, Diagnostic> {
        let Some(bytes) = self.bytes(key)? else {
            return Ok(None);
        };
        let wrong = |bytes: Vec<u8>| {
            let message = format!(
                "this must be {} hexadecimal digits, and has {}",
                2 * N,
                2 * bytes.len()
            );
            self.diagnostic(key, message, "wrong_length")
        };
        <[u8; N]>::try_from(bytes).map(Some).map_err(wrong)
    }

    /// That this is not an object.
    pub(super) fn wrong(&self) -> Diagnostic {
        let pointer = self.pointer.to_string();
        Diagnostic::at_pointer(pointer, "this must be an object", "wrong_type")
    }

    pub(super) fn missing(&self, key: &str) -> Diagnostic {
        self.diagnostic(key, "this is missing", "missing_key")
    }

    pub(super) fn wrong_type(&self, key: &str, wanted: &str) -> Diagnostic {
        self.diagnostic(key, format!("this must be {wanted}"), "wrong_type")
    }

    pub(super) fn diagnostic(
        &self,
        key: &str,
        message: impl Into<String>,
        code: &'static str,
    ) -> Diagnostic {
        Diagnostic::at_pointer(self.pointer_to(key), message, code)
    }

    /// An error of the codec, at the key that it is about.
    pub(super) fn of_write_error(&self, error: WriteError) -> Diagnostic {
        let key = match error {
            WriteError::ValueTooLong { id, .. }
            | WriteError::ValueLength { id, .. }
            | WriteError::InvalidUtf8 { id, .. } => id.definition().and_then(Definition::name),
            WriteError::MetadataTooLong { .. } => Some("rcpt_meta"),
            WriteError::InvalidHost { .. } => Some("host"),
            WriteError::InvalidSublink { .. } | WriteError::SublinkRoute => Some("sublink"),
            WriteError::EmptyTarget => Some("target_link_url"),
            _ => None,
        };
        let pointer = key.map_or_else(|| self.pointer.to_string(), |key| self.pointer_to(key));
        Diagnostic::of_write_error(pointer, error)
    }

    pub(super) fn pointer_to(&self, key: &str) -> String {
        format!("{}/{}", self.pointer, pointer_token(key))
    }

    fn typed<T>(
        &self,
        key: &str,
        typed: impl Fn(Json<'a>) -> Option<T>,
        wanted: &str,
    ) -> Result<Option<T>, Diagnostic> {
        let Some(value) = self.get(key) else {
            return Ok(None);
        };
        typed(value)
            .map(Some)
            .ok_or_else(|| self.wrong_type(key, wanted))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::text::json::Tree;

    fn said<T: fmt::Debug>(
        value: Value,
        read: impl Fn(&Object<'_>) -> Result<T, Diagnostic>,
    ) -> String {
        let text = Value::from_iter([("a/b", value)]).to_string();
        let tree = Tree::read(text.as_bytes(), 0).unwrap();
        let pointer = Pointer {
            has_link: true,
            ..Pointer::default()
        };
        match read(&Object::new(tree.root(), pointer)) {
            Ok(value) => format!("{value:?}"),
            Err(diagnostic) => diagnostic.to_string(),
        }
    }

    #[test]
    fn a_number_has_its_range() {
        let port = |value| said(value, |object| object.number::<u16>("a/b"));
        assert_eq!(port(json!(0)), "Some(0)");
        assert_eq!(port(json!(65535)), "Some(65535)");
        assert_eq!(port(Value::Null), "None");
        let range = "this must be a whole number from 0 to 65535";
        for value in ["65536", "-1", "1.0", "1e3", "99999999999999999999"] {
            let value = serde_json::from_str(value).unwrap();
            let expected = format!("/link/a~1b: {range} [out_of_range]");
            assert_eq!(port(value), expected);
        }
        let expected = format!("/link/a~1b: {range} [wrong_type]");
        assert_eq!(port(json!("1")), expected);
        let widest = |value| said(value, |object| object.number::<u64>("a/b"));
        assert_eq!(widest(json!(u64::MAX)), format!("Some({})", u64::MAX));
    }

    #[test]
    fn digits_are_bytes() {
        let bytes = |value| said(value, |object| object.bytes("a/b"));
        assert_eq!(bytes(json!("")), "None");
        let possibly_none = |value| said(value, |object| object.possibly_no_bytes("a/b"));
        assert_eq!(possibly_none(json!("")), "Some([])");
        assert_eq!(possibly_none(Value::Null), "None");
        assert_eq!(bytes(json!("00fF")), "Some([0, 255])");
        let wrong = "these are not pairs of hexadecimal digits";
        for (value, at) in [("0", 1), ("0g", 1), ("00 0", 2), ("00é", 2), ("+1", 0)] {
            let expected = format!("/link/a~1b: {wrong} (at byte {at}) [invalid_hex]");
            assert_eq!(bytes(json!(value)), expected, "{value}");
        }
        let two = |value| said(value, |object| object.array_of_bytes::<2>("a/b"));
        assert_eq!(two(json!("")), "None");
        assert_eq!(two(json!("0102")), "Some([1, 2])");
        assert_eq!(
            two(json!("01")),
            "/link/a~1b: this must be 4 hexadecimal digits, and has 2 [wrong_length]"
        );
    }
}
