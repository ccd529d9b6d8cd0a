//! Values of JSON that come out as it is.

use std::fmt;

use serde_core::Deserialize as _;
use serde_json::Value;

use super::tokens::{Token, TokenKind, tokens};

/// How deep metadata may nest.
pub(super) const MAX_DEPTH: usize = 127;

/// Parses JSON that comes out as it is: the keys in their order, numbers to their last digit.
///
/// # Errors
///
/// [`JsonError::Syntax`] if the text isn't JSON, [`JsonError::TooDeep`] if it nests deeper than metadata may, and
/// [`JsonError::NotExact`] if the value would come out as another.
pub(crate) fn parse(json: &[u8]) -> Result<Value, JsonError> {
    parse_within(json, 0)
}

/// Parses JSON in which metadata stands within so many objects or arrays, as [`parse`] does.
///
/// # Errors
///
/// Those of [`parse`].
pub(crate) fn parse_within(json: &[u8], around: usize) -> Result<Value, JsonError> {
    let max = MAX_DEPTH + around;
    let value = match too_deep(json, max) {
        None => value(json)?,
        // What is wrong before that place comes first.
        Some(at) => match value(&json[..at]) {
            Err(JsonError::Syntax(error)) if !error.is_eof() => {
                return Err(JsonError::Syntax(error));
            }
            _ => return Err(JsonError::TooDeep { at, max }),
        },
    };
    // A repeated key is dropped, and an object under a key that serde_json keeps for itself is taken for
    // a number: either way a member is missing.
    let written = serde_json::to_vec(&value).unwrap_or_default();
    if count_members(&written) == count_members(json) {
        Ok(value)
    } else {
        Err(JsonError::NotExact)
    }
}

/// Whether a text is JSON that nests no deeper than metadata may, exact or not.
pub(crate) fn is_json(json: &[u8]) -> bool {
    matches!(parse(json), Ok(_) | Err(JsonError::NotExact))
}

/// Whether a JSON text nests deeper than metadata may.
pub(crate) fn is_too_deep(json: &[u8]) -> bool {
    too_deep(json, MAX_DEPTH).is_some()
}

/// Why a text is not JSON that comes out as it is.
#[derive(Debug)]
pub(crate) enum JsonError {
    /// It is not JSON.
    Syntax(serde_json::Error),
    /// It nests deeper than it may.
    TooDeep {
        /// Where the first object or array begins that is too deep.
        at: usize,
        /// How deep it may nest.
        max: usize,
    },
    /// It is JSON that would come out as another: an object has a key twice, or one that can't be used
    /// as a key.
    NotExact,
}

/// What is wrong, without the place.
impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(error) => {
                let message = error.to_string();
                let place = format!(" at line {} column {}", error.line(), error.column());
                f.write_str(message.strip_suffix(&place).unwrap_or(&message))
            }
            Self::TooDeep { max, .. } => write!(f, "this nests more than {max} deep"),
            Self::NotExact => {
                f.write_str("an object has a key twice, or one that can't be used as a key")
            }
        }
    }
}

/// The value of a JSON text that does not nest deeper than it may.
fn value(json: &[u8]) -> Result<Value, JsonError> {
    let mut parser = serde_json::Deserializer::from_slice(json);
    parser.disable_recursion_limit();
    Value::deserialize(&mut parser)
        .and_then(|value| parser.end().map(|()| value))
        .map_err(JsonError::Syntax)
}

/// Where the first object or array begins that is deeper than this.
fn too_deep(json: &[u8], max: usize) -> Option<usize> {
    let mut depth: usize = 0;
    let deeper = tokens(json).find(|token| {
        match token.kind {
            TokenKind::OpenObject | TokenKind::OpenArray => depth += 1,
            TokenKind::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > max
    });
    deeper.map(|token| token.place.start)
}

/// How many members the objects of a JSON text have.
fn count_members(json: &[u8]) -> usize {
    let is_colon = |token: &Token| token.kind == TokenKind::Colon;
    tokens(json).filter(is_colon).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_comes_out_as_it_is_or_not_at_all() {
        let parsed = |json: &str| parse(json.as_bytes()).ok().map(|it| it.to_string());
        for exact in [
            "{}",
            r#"{"b":":\"","a":[1.50,{"c":null}]}"#,
            "12345678901234567890123",
        ] {
            assert_eq!(parsed(exact).as_deref(), Some(exact));
        }
        assert_eq!(parsed(r#"{ "a" : 1 }"#).as_deref(), Some(r#"{"a":1}"#));
        for other in [
            "",
            "{",
            r#"{"a":1,"a":2}"#,
            r#"{"$serde_json::private::Number":"1"}"#,
            r#"{"\u0024serde_json::private::Number":"1"}"#,
            &"[".repeat(200),
        ] {
            assert_eq!(parsed(other), None, "{other}");
        }
    }

    #[test]
    fn the_depth_is_counted_from_the_outermost_value() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        for depth in 1..=127 {
            assert!(parse(nested(depth).as_bytes()).is_ok(), "{depth}");
        }
        for (json, around, at, max) in [
            (nested(128), 0, 127, 127),
            (nested(130), 2, 129, 129),
            (format!("[[],{}", nested(127)), 0, 130, 127),
            ("{\"a\":".repeat(100_000), 0, 635, 127),
        ] {
            let error = parse_within(json.as_bytes(), around);
            let is_there = matches!(error, Err(JsonError::TooDeep { at: it, max: most }) if (it, most) == (at, max));
            assert!(is_there, "{error:?}");
        }
        assert!(parse_within(nested(129).as_bytes(), 2).is_ok());
        // What is wrong before that comes first.
        let wrong = format!("[1 2,{}", nested(200));
        assert!(matches!(parse(wrong.as_bytes()), Err(JsonError::Syntax(_))));
        assert!(is_too_deep(nested(128).as_bytes()) && !is_too_deep(nested(127).as_bytes()));
    }
}
