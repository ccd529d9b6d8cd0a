//! Metadata with its values hidden: its keys, its structure and its length stay.

use super::hiding::HIDDEN;
use crate::text::json::{TokenKind, is_json, tokens};

/// The longest key of metadata that is not known to be metadata, in bytes.
const MAX_KEY_LEN: usize = 64;

/// Hides the values of metadata, or all of it if it isn't JSON.
///
/// Every value becomes a string of the same length; a single digit, which has no room for the quotation
/// marks, becomes 0. A key in which `hide` hides something is hidden whole; so is, in a list that is not as those
/// that were seen, a key that is not a name.
pub(super) fn hide(metadata: &mut [u8], is_as_seen: bool, hide: &mut impl FnMut(&mut [u8])) {
    let masked = is_json(metadata).then(|| masked(metadata, is_as_seen, hide));
    match masked.filter(|masked| is_json(masked)) {
        Some(masked) => metadata.copy_from_slice(&masked),
        None => metadata.fill(HIDDEN),
    }
}

/// The same JSON with its values hidden.
fn masked(json: &[u8], is_as_seen: bool, hide: &mut impl FnMut(&mut [u8])) -> Vec<u8> {
    let mut masked = json.to_vec();
    let mut tokens = tokens(json).peekable();
    while let Some(token) = tokens.next() {
        let is_value = matches!(
            token.kind,
            TokenKind::String | TokenKind::Number | TokenKind::Boolean | TokenKind::Null
        );
        let is_key = tokens
            .peek()
            .is_some_and(|next| next.kind == TokenKind::Colon);
        let spelled = &json[token.place.clone()];
        if is_value && !(is_key && is_harmless(spelled, is_as_seen, hide)) {
            hide_token(&mut masked[token.place]);
        }
    }
    masked
}

/// Whether a key may be shown.
fn is_harmless(key: &[u8], is_as_seen: bool, hide: &mut impl FnMut(&mut [u8])) -> bool {
    let Ok(key) = serde_json::from_slice::<String>(key) else {
        return false;
    };
    let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let is_name = || key.len() <= MAX_KEY_LEN && key.bytes().all(is_of_name);
    if !is_as_seen && !is_name() {
        return false;
    }
    let mut hidden = key.clone().into_bytes();
    hide(&mut hidden);
    hidden == key.as_bytes()
}

fn hide_token(token: &mut [u8]) {
    match token {
        [first, within @ .., last] => {
            (*first, *last) = (b'"', b'"');
            within.fill(HIDDEN);
        }
        digit => digit.fill(b'0'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden_in(metadata: &str, is_as_seen: bool) -> String {
        let mut hidden = metadata.as_bytes().to_vec();
        let mut hide_address = |key: &mut [u8]| {
            if key.contains(&b'@') {
                key.fill(HIDDEN);
            }
        };
        hide(&mut hidden, is_as_seen, &mut hide_address);
        String::from_utf8(hidden).unwrap()
    }

    fn hidden(metadata: &str) -> String {
        hidden_in(metadata, true)
    }

    #[test]
    fn values_are_hidden_and_keys_stay() {
        for (metadata, expected) in [
            ("{}", "{}"),
            ("", ""),
            (r#"{"a":"gold"}"#, r#"{"a":"****"}"#),
            (r#"{"a" : "gold"}"#, r#"{"a" : "****"}"#),
            (r#"{"a":"\u00fc\"\\"}"#, r#"{"a":"**********"}"#),
            (r#"{"a":"ü"}"#, r#"{"a":"**"}"#),
            (r#"{"a":7,"b":-7,"c":1e5}"#, r#"{"a":0,"b":"","c":"*"}"#),
            (
                r#"{"a":true,"b":[false,null]}"#,
                r#"{"a":"**","b":["***","**"]}"#,
            ),
            (r#"{"a":{"b":{"c":["d"]}}}"#, r#"{"a":{"b":{"c":["*"]}}}"#),
            (r#"{"a":1,"a":"b"}"#, r#"{"a":0,"a":"*"}"#),
            (r#""text""#, r#""****""#),
            ("12", r#""""#),
            (r#"{"\"a:":"b"}"#, r#"{"\"a:":"*"}"#),
        ] {
            assert_eq!(hidden(metadata), expected, "{metadata}");
            assert_eq!(hidden(expected), expected, "{metadata}");
        }
    }

    #[test]
    fn a_key_with_the_address_in_it_is_hidden() {
        for (metadata, expected) in [
            (r#"{"us@b.c":1}"#, r#"{"******":0}"#),
            (r#"{"us\u0040b.c":1}"#, r#"{"***********":0}"#),
            (r#"{"us b.d":1}"#, r#"{"us b.d":0}"#),
        ] {
            assert_eq!(hidden(metadata), expected, "{metadata}");
        }
    }

    #[test]
    fn in_a_list_unlike_those_seen_a_key_that_is_no_name_is_hidden() {
        let long = "a".repeat(65);
        for (metadata, expected) in [
            (r#"{"a_b.c-1":1}"#, r#"{"a_b.c-1":0}"#.to_owned()),
            (r#"{"us b.d":1}"#, r#"{"******":0}"#.to_owned()),
            (
                &format!(r#"{{"{long}":1}}"#),
                format!(r#"{{"{}":0}}"#, "*".repeat(65)),
            ),
        ] {
            assert_eq!(hidden_in(metadata, false), expected, "{metadata}");
        }
    }

    #[test]
    fn text_that_is_not_json_is_hidden_completely() {
        let deep = format!("{}1{}", "[".repeat(200), "]".repeat(200));
        for metadata in [
            "user@example.com",
            r#"{"a":"#,
            r#"{"a":"\ud800"}"#,
            r#"{"$serde_json::private::Number":"1"}"#,
            &deep,
        ] {
            assert_eq!(hidden(metadata), "*".repeat(metadata.len()));
        }
    }
}
