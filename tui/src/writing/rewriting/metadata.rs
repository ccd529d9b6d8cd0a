//! Metadata with one value changed, added or removed; everything else is spelled as it was.

use std::ops::Range;

use serde_json::Value as Json;

use super::error::EditError;
use super::members::{Member, members, trimmed};
use crate::text::json::{self, JsonError, key_of_token, pointer_token};

/// Whether a text is metadata: a JSON object in which no object has a key twice.
///
/// # Errors
///
/// What is wrong with it, and where.
pub fn check(json: &str) -> Result<(), EditError> {
    let not_object = EditError::new("metadata is a JSON object: { … }");
    match json::parse(json.as_bytes()) {
        Ok(Json::Object(_)) => Ok(()),
        Err(JsonError::Syntax(error)) => Err(not_json(json, &error)),
        Err(JsonError::TooDeep { at, .. }) => Err(nests_too_deep(at)),
        Err(JsonError::NotExact) if json.trim_start().starts_with('{') => Err(EditError::new(
            "an object has a key twice, or one that can't be used as a key",
        )),
        _ => Err(not_object),
    }
}

/// The names of the keys, each with its value as it is spelled.
///
/// # Errors
///
/// That the text is not metadata, and where it goes wrong.
pub fn keys(json: &str) -> Result<Vec<(String, String)>, EditError> {
    check(json)?;
    let all = trimmed(json, 0..json.len());
    let named = members(json, &all).into_iter().map(|member| {
        let value = json.get(member.value.clone()).unwrap_or_default();
        (key(json, &member), value.to_owned())
    });
    Ok(named.collect())
}

/// The value at a JSON pointer (RFC 6901), as it is spelled.
///
/// # Errors
///
/// That the text is not metadata, or that nothing stands there.
pub fn value(json: &str, pointer: &str) -> Result<String, EditError> {
    check(json)?;
    let place = find(json, pointer)?.value().ok_or_else(nothing)?;
    Ok(json.get(place).unwrap_or_default().to_owned())
}

/// The metadata with another value at a JSON pointer (RFC 6901). A new value is added after all others. The
/// value is JSON, and keeps its spelling.
///
/// ```
/// use tracklens::writing::rewriting::metadata::set;
///
/// let json = r#"{"b": 1.50, "a":{"c":"\u00e9"}}"#;
/// assert_eq!(set(json, "/a/c", "2")?, r#"{"b": 1.50, "a":{"c":2}}"#);
/// assert_eq!(set(json, "/d", "[]")?, r#"{"b": 1.50, "a":{"c":"\u00e9"},"d":[]}"#);
/// # Ok::<(), tracklens::writing::rewriting::EditError>(())
/// ```
///
/// # Errors
///
/// That the text is not metadata or the value not JSON, or that there is no object or array for the value to
/// stand in.
pub fn set(json: &str, pointer: &str, value: &str) -> Result<String, EditError> {
    check(json)?;
    check_json(value)?;
    let mut changed = json.to_owned();
    match find(json, pointer)? {
        Found::All(place) => changed.replace_range(place, value),
        Found::Member { members, index } => {
            changed.replace_range(members[index].value.clone(), value);
        }
        Found::Place { of, members, key } => {
            let at = members.last().map_or(of.start + 1, |last| last.whole.end);
            let comma = if members.is_empty() { "" } else { "," };
            let key = match key {
                Some(key) => format!("{}:", Json::from(key)),
                None => String::new(),
            };
            changed.insert_str(at, &format!("{comma}{key}{value}"));
        }
    }
    // A place in the changed text is none in what was typed.
    check(&changed).map_err(EditError::without_place)?;
    Ok(changed)
}

/// The metadata without what stands at a JSON pointer (RFC 6901).
///
/// ```
/// use tracklens::writing::rewriting::metadata::remove;
///
/// let json = r#"{"b": 1.50, "a":{"c":"\u00e9"}}"#;
/// assert_eq!(remove(json, "/a")?, r#"{"b": 1.50}"#);
/// assert_eq!(remove(json, "/b")?, r#"{"a":{"c":"\u00e9"}}"#);
/// assert_eq!(remove(json, "/a/c")?, r#"{"b": 1.50, "a":{}}"#);
/// # Ok::<(), tracklens::writing::rewriting::EditError>(())
/// ```
///
/// # Errors
///
/// That the text is not metadata, or that there is no such value.
pub fn remove(json: &str, pointer: &str) -> Result<String, EditError> {
    check(json)?;
    let Found::Member { members, index } = find(json, pointer)? else {
        return Err(nothing());
    };
    let mut place = members[index].whole.clone();
    match (index.checked_sub(1), members.get(index + 1)) {
        (Some(before), _) => place.start = members[before].whole.end,
        (None, Some(next)) => place.end = next.whole.start,
        (None, None) => {}
    }
    let mut changed = json.to_owned();
    changed.replace_range(place, "");
    Ok(changed)
}

/// The metadata with a new key, or another value for a key that it has, typed as `name=value`. The value is
/// JSON, or else text.
///
/// # Errors
///
/// That no key is named, and the errors of [`set`].
pub fn set_typed(json: &str, typed: &str) -> Result<String, EditError> {
    let Some((name, value)) = typed.split_once('=') else {
        let sentence = "a key and its value are typed as name=value";
        return Err(EditError::new_at(sentence, typed.len()));
    };
    if name.is_empty() {
        return Err(EditError::new_at("this does not name a key", 0));
    }
    let value = match check_json(value) {
        Ok(()) => value.trim().to_owned(),
        Err(_) => Json::from(value).to_string(),
    };
    set(json, &pointer_to(name), &value)
}

/// The JSON pointer to a key of the metadata.
#[must_use]
pub fn pointer_to(key: &str) -> String {
    format!("/{}", pointer_token(key))
}

/// What a JSON pointer leads to.
enum Found {
    /// The whole text.
    All(Range<usize>),
    /// One of the members or elements.
    Member { members: Vec<Member>, index: usize },
    /// A place in an object or an array that is still empty.
    Place {
        of: Range<usize>,
        members: Vec<Member>,
        key: Option<String>,
    },
}

impl Found {
    fn value(&self) -> Option<Range<usize>> {
        match self {
            Self::All(place) => Some(place.clone()),
            Self::Member { members, index } => Some(members[*index].value.clone()),
            Self::Place { .. } => None,
        }
    }
}

fn find(json: &str, pointer: &str) -> Result<Found, EditError> {
    let mut found = Found::All(trimmed(json, 0..json.len()));
    let mut tokens = pointer.split('/');
    if tokens.next() != Some("") {
        return Err(nothing());
    }
    for token in tokens {
        let of = found.value().ok_or_else(nothing)?;
        let token = key_of_token(token);
        let members = members(json, &of);
        let is_object = json.get(of.clone()).is_some_and(|it| it.starts_with('{'));
        let is_array = json.get(of.clone()).is_some_and(|it| it.starts_with('['));
        let index = if is_object {
            members.iter().position(|it| key(json, it) == token)
        } else {
            token.parse().ok().filter(|index| *index < members.len())
        };
        let is_end = token == "-" || token.parse() == Ok(members.len());
        found = match index {
            Some(index) => Found::Member { members, index },
            None if is_object => Found::Place {
                of,
                members,
                key: Some(token.into_owned()),
            },
            None if is_array && is_end => Found::Place {
                of,
                members,
                key: None,
            },
            None => return Err(nothing()),
        };
    }
    Ok(found)
}

const fn nothing() -> EditError {
    EditError::new("the metadata has nothing there")
}

/// The key of a member, without quotation marks and escapes.
fn key(json: &str, member: &Member) -> String {
    let key = member.key.clone().and_then(|key| json.get(key));
    let key = key.and_then(|key| serde_json::from_str(key).ok());
    key.unwrap_or_default()
}

/// Whether a text is JSON, of one line or several.
fn check_json(json: &str) -> Result<(), EditError> {
    match json::parse(json.as_bytes()) {
        Err(JsonError::Syntax(error)) => Err(not_json(json, &error)),
        Err(JsonError::TooDeep { at, .. }) => Err(nests_too_deep(at)),
        _ => Ok(()),
    }
}

const fn nests_too_deep(at: usize) -> EditError {
    EditError::new_at("metadata nests at most 127 deep", at)
}

/// Where a text stops being JSON.
fn not_json(json: &str, error: &serde_json::Error) -> EditError {
    if error.is_eof() {
        return EditError::new_at("the JSON ends too early", json.len());
    }
    let lines = json.split_inclusive('\n').take(error.line().max(1) - 1);
    let before: usize = lines.map(str::len).sum();
    let at = (before + error.column().max(1) - 1).min(json.len());
    EditError::new_at("this is not JSON", at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: &str = r#"{ "z":12345678901234567890.10, "a~/b":[1E5,{"c":"\u00e9\/"}] ,"":null }"#;

    #[test]
    fn a_value_is_set_and_all_else_stays_as_it_is_spelled() {
        for (pointer, value, expected) in [
            ("", "{}", "{}".to_owned()),
            ("/z", "-0", JSON.replace("12345678901234567890.10", "-0")),
            ("/a~0~1b/0", "2", JSON.replace("1E5", "2")),
            ("/a~0~1b/1/c", "[ ]", JSON.replace(r#""\u00e9\/""#, "[ ]")),
            ("/a~0~1b/2", "0", JSON.replace("}]", "},0]")),
            ("/a~0~1b/-", "0", JSON.replace("}]", "},0]")),
            ("/", "true", JSON.replace("null", "true")),
            ("/é\"", "1", JSON.replace("null", r#"null,"é\"":1"#)),
        ] {
            assert_eq!(set(JSON, pointer, value), Ok(expected), "{pointer}");
        }
        assert_eq!(set("{}", "/a", "1").as_deref(), Ok(r#"{"a":1}"#));
    }

    #[test]
    fn a_value_is_taken_out_with_its_comma() {
        for (pointer, expected) in [
            ("/z", r#"{ "a~/b":[1E5,{"c":"\u00e9\/"}] ,"":null }"#),
            ("/a~0~1b", r#"{ "z":12345678901234567890.10 ,"":null }"#),
            ("/a~0~1b/1/c", &*JSON.replace(r#""c":"\u00e9\/""#, "")),
            ("/a~0~1b/0", &*JSON.replace("1E5,", "")),
        ] {
            assert_eq!(remove(JSON, pointer).as_deref(), Ok(expected), "{pointer}");
        }
    }

    #[test]
    fn typed_text_is_json_or_else_a_string() {
        for (typed, expected) in [
            ("a=1", r#"{"b":0,"a":1}"#),
            ("b= [1] ", r#"{"b":[1]}"#),
            ("a=x=y", r#"{"b":0,"a":"x=y"}"#),
            ("a=", r#"{"b":0,"a":""}"#),
            ("a/~=say \"é\"", r#"{"b":0,"a/~":"say \"é\""}"#),
        ] {
            assert_eq!(set_typed(r#"{"b":0}"#, typed).as_deref(), Ok(expected));
        }
    }

    #[test]
    fn an_invalid_value_is_an_error_with_its_place() {
        let said = |result: Result<String, EditError>| result.unwrap_err().to_string();
        assert_eq!(
            said(set("[]", "/a", "1")),
            "metadata is a JSON object: { … }"
        );
        assert_eq!(
            said(set("{", "/a", "1")),
            "the JSON ends too early (at byte 1)"
        );
        let twice = "an object has a key twice, or one that can't be used as a key";
        assert_eq!(said(set(r#"{"a":1,"a":2}"#, "/a", "1")), twice);
        let none = "this is not JSON (at byte 2)";
        assert_eq!(said(set("{}", "/a", "1 x")), none);
        assert_eq!(
            said(set("{}", "", "[]")),
            "metadata is a JSON object: { … }"
        );
        for pointer in ["a", "/z/a", "/x/y", "/a~0~1b/x", "/a~0~1b/3"] {
            assert_eq!(
                said(set(JSON, pointer, "1")),
                nothing().to_string(),
                "{pointer}"
            );
        }
        for pointer in ["/x", "", "/a~0~1b/2"] {
            assert_eq!(
                said(remove(JSON, pointer)),
                nothing().to_string(),
                "{pointer}"
            );
        }
        let typed = "a key and its value are typed as name=value (at byte 1)";
        assert_eq!(said(set_typed("{}", "a")), typed);
        assert_eq!(
            said(set_typed("{}", "=1")),
            "this does not name a key (at byte 0)"
        );
    }

    #[test]
    fn keys_are_named_in_their_order() {
        let keys = keys(JSON).unwrap();
        let names: Vec<_> = keys.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["z", "a~/b", ""]);
        assert_eq!(keys[0].1, "12345678901234567890.10");
        assert_eq!(value(JSON, "/a~0~1b/1/c").as_deref(), Ok(r#""\u00e9\/""#));
        assert_eq!(value(JSON, "/x"), Err(nothing()));
    }
}
