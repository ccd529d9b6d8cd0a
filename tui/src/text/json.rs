//! JSON as it is spelled: its tokens, whether it comes out as it is, and JSON pointers.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde_core::Deserialize as _;
use serde_json::Value;

/// The smallest piece of JSON text that means something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// What it is.
    pub(crate) kind: TokenKind,
    /// Where it stands in the text.
    pub(crate) place: Range<usize>,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// `{`
    OpenObject,
    /// `[`
    OpenArray,
    /// `}` or `]`
    Close,
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// A key or a value, with its quotation marks.
    String,
    /// `true` or `false`
    Boolean,
    /// `null`
    Null,
    /// A number.
    Number,
}

/// The tokens of a JSON text, in their order.
///
/// Nothing is checked here: if the text isn't JSON, the tokens are of no use, but they come to an end.
pub(crate) fn tokens(json: &[u8]) -> impl Iterator<Item = Token> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let token = token_after(json, at)?;
        at = token.place.end;
        Some(token)
    })
}

/// The first token from a place on.
pub(super) fn token_after(json: &[u8], at: usize) -> Option<Token> {
    let rest = json.get(at..)?;
    let start = at + rest.iter().position(|byte| !is_space(*byte))?;
    let (kind, len) = token(&json[start..])?;
    Some(Token {
        kind,
        place: start..start + len,
    })
}

/// The bytes of the string that begins here, with its quotation marks; none if the second is missing.
pub(super) fn string_len(json: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        match json.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// How deep metadata may nest.
const MAX_DEPTH: usize = 127;

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

/// A key as a token of a JSON pointer (RFC 6901).
pub(crate) fn pointer_token(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// The key that a token of a JSON pointer (RFC 6901) stands for.
pub(crate) fn key_of_token(token: &str) -> Cow<'_, str> {
    if token.contains('~') {
        token.replace("~1", "/").replace("~0", "~").into()
    } else {
        token.into()
    }
}

/// The start of a JSON string, of so many characters at most, as a JSON string; and whether it was cut.
pub(crate) fn start_of_string(json: &str, max: usize) -> (String, bool) {
    let inner = json
        .get(1..json.len().saturating_sub(1))
        .unwrap_or_default();
    let mut end = 0;
    for _ in 0..max {
        end += character_len(&inner[end..]);
        if end >= inner.len() {
            return (json.to_owned(), false);
        }
    }
    let is_cut = end < inner.len();
    (format!("\"{}\"", &inner[..end]), is_cut)
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

/// The kind of the token that begins here, and its length.
fn token(json: &[u8]) -> Option<(TokenKind, usize)> {
    let mark = |kind| Some((kind, 1));
    match json.first()? {
        b'{' => mark(TokenKind::OpenObject),
        b'[' => mark(TokenKind::OpenArray),
        b'}' | b']' => mark(TokenKind::Close),
        b',' => mark(TokenKind::Comma),
        b':' => mark(TokenKind::Colon),
        b'"' => Some((TokenKind::String, string_len(json).unwrap_or(json.len()))),
        b't' | b'f' => Some((TokenKind::Boolean, bare_len(json))),
        b'n' => Some((TokenKind::Null, bare_len(json))),
        _ => Some((TokenKind::Number, bare_len(json))),
    }
}

/// The bytes of the number or the word that begins here.
fn bare_len(json: &[u8]) -> usize {
    let ends = |byte: &u8| is_space(*byte) || b",:{}[]\"".contains(byte);
    let len = json.iter().skip(1).position(ends);
    len.map_or(json.len(), |len| len + 1)
}

/// The bytes of the first character between the quotation marks of a JSON string.
fn character_len(inner: &str) -> usize {
    let len = match inner.as_bytes() {
        // One of the two halves of a character beyond the first 65536.
        [
            b'\\',
            b'u',
            b'd' | b'D',
            b'8' | b'9' | b'a'..=b'b' | b'A'..=b'B',
            ..,
        ] => 12,
        [b'\\', b'u', ..] => 6,
        [b'\\', ..] => 2,
        _ => inner.chars().next().map_or(0, char::len_utf8),
    };
    len.min(inner.len())
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_found_where_they_stand() {
        let json = r#" {"a\"}" : [1.5e+3, true],"b":null}"#;
        let spelled: Vec<_> = tokens(json.as_bytes()).map(|it| &json[it.place]).collect();
        let expected = [
            "{",
            r#""a\"}""#,
            ":",
            "[",
            "1.5e+3",
            ",",
            "true",
            "]",
            ",",
            r#""b""#,
            ":",
            "null",
            "}",
        ];
        assert_eq!(spelled, expected);
        assert_eq!(tokens(b" \n").count(), 0);
        assert_eq!(tokens(b"\"a").count(), 1);
    }

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

    #[test]
    fn a_long_string_is_cut_between_characters() {
        let table = [
            (r#""abc""#, 3, r#""abc""#, false),
            (r#""abcd""#, 3, r#""abc""#, true),
            (r#""""#, 3, r#""""#, false),
            (r#""""#, 0, r#""""#, false),
            (r#""a""#, 0, r#""""#, true),
            (r#""\u00e9\"x""#, 2, r#""\u00e9\"""#, true),
            (r#""\ud83d\ude00日x""#, 2, r#""\ud83d\ude00日""#, true),
        ];
        for (json, max, expected, is_cut) in table {
            assert_eq!(start_of_string(json, max), (expected.to_owned(), is_cut));
        }
    }

    #[test]
    fn a_key_comes_back_from_its_token() {
        for (key, token) in [("a", "a"), ("", ""), ("a/~b", "a~1~0b"), ("~1", "~01")] {
            assert_eq!(pointer_token(key), token);
            assert_eq!(key_of_token(token), key);
        }
    }
}
