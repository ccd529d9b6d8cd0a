//! JSON as it is spelled: its tokens.

use std::ops::Range;

use memchr::memchr2;

/// The bytes at the start of a string that are looked at one by one.
const SHORT: usize = 16;

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
#[inline]
pub(in crate::text) fn token_after(json: &[u8], at: usize) -> Option<Token> {
    let rest = json.get(at..)?;
    let start = at + rest.iter().position(|byte| !is_space(*byte))?;
    let (kind, len) = token(&json[start..])?;
    Some(Token {
        kind,
        place: start..start + len,
    })
}

/// The bytes of the string that begins here, with its quotation marks; none if the second is missing.
pub(in crate::text) fn string_len(json: &[u8]) -> Option<usize> {
    // Most strings are short.
    let start = json.get(..SHORT).unwrap_or(json).iter().skip(1);
    let mut at = match start.clone().position(|byte| matches!(byte, b'"' | b'\\')) {
        Some(len) if json[len + 1] == b'"' => return Some(len + 2),
        Some(len) => len + 1,
        None => start.len() + 1,
    };
    loop {
        at += memchr2(b'"', b'\\', json.get(at..)?)?;
        match json[at] {
            b'"' => return Some(at + 1),
            _ => at += 2,
        }
    }
}

/// The kind of the token that begins here, and its length.
#[inline]
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
    let ends = |byte: &u8| {
        is_space(*byte) || matches!(byte, b',' | b':' | b'{' | b'}' | b'[' | b']' | b'"')
    };
    let len = json[1..].iter().position(ends);
    len.map_or(json.len(), |len| len + 1)
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
}
