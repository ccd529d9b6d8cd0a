//! Metadata with its values hidden: its keys, its structure and its length stay.

use super::addresses::Addresses;
use super::hiding::HIDDEN;
use crate::text::json::{TokenKind, is_json, tokens};

/// Hides the values of metadata, or all of it if it isn't JSON.
///
/// Every value becomes a string of the same length; a single digit, which has no room for the quotation
/// marks, becomes 0. A key with an address in it is hidden whole.
pub(super) fn hide(metadata: &mut [u8], addresses: &Addresses<'_>) {
    let masked = is_json(metadata).then(|| masked(metadata, addresses));
    match masked.filter(|masked| is_json(masked)) {
        Some(masked) => metadata.copy_from_slice(&masked),
        None => metadata.fill(HIDDEN),
    }
}

/// The same JSON with its values hidden.
fn masked(json: &[u8], addresses: &Addresses<'_>) -> Vec<u8> {
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
        if is_value && (!is_key || has_address(spelled, addresses)) {
            hide_token(&mut masked[token.place]);
        }
    }
    masked
}

fn has_address(key: &[u8], addresses: &Addresses<'_>) -> bool {
    serde_json::from_slice::<String>(key).is_ok_and(|key| addresses.stand_in(key.as_bytes()))
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

    fn hidden(metadata: &str) -> String {
        let mut hidden = metadata.as_bytes().to_vec();
        let addresses = b"\x52\x06us@b.c";
        let records = tracklens_codec::Records::read(addresses);
        hide(&mut hidden, &Addresses::of(Some(&records)));
        String::from_utf8(hidden).unwrap()
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
            (r#"{"to us%40b.c":1}"#, r#"{"***********":0}"#),
            (r#"{"us\u0040b.c":1}"#, r#"{"***********":0}"#),
            (r#"{"us@b.d":1}"#, r#"{"us@b.d":0}"#),
        ] {
            assert_eq!(hidden(metadata), expected, "{metadata}");
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
