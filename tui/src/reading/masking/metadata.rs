//! Metadata whose values are hidden: its keys, its structure and its length stay.

use serde_json::Value;

use super::HIDDEN;
use super::addresses::Addresses;

/// Hides the values of metadata; all of it, if it is no JSON.
///
/// A string becomes another of the same length, and so does every other value that has room for the
/// quotes; one of a single digit becomes 0. A key with an address in it is hidden whole.
pub(super) fn hide(metadata: &mut [u8], addresses: &Addresses<'_>) {
    let masked = is_json(metadata).then(|| masked(metadata, addresses));
    match masked.filter(|masked| is_json(masked)) {
        Some(masked) => metadata.copy_from_slice(&masked),
        None => metadata.fill(HIDDEN),
    }
}

/// As a reading takes it, which nests no more than 127 deep.
fn is_json(bytes: &[u8]) -> bool {
    serde_json::from_slice::<Value>(bytes).is_ok()
}

/// The same JSON with its values hidden.
fn masked(json: &[u8], addresses: &Addresses<'_>) -> Vec<u8> {
    let mut masked = json.to_vec();
    let mut start = 0;
    while let Some(byte) = json.get(start) {
        let len = match byte {
            b'"' => string_len(&json[start..]),
            b'{' | b'}' | b'[' | b']' | b',' | b':' | b' ' | b'\t' | b'\n' | b'\r' => {
                start += 1;
                continue;
            }
            _ => scalar_len(&json[start..]),
        };
        let token = start..(start + len).min(json.len());
        start = token.end;
        let is_key = json[start..].trim_ascii_start().starts_with(b":");
        if !is_key || has_address(&json[token.clone()], addresses) {
            hide_token(&mut masked[token]);
        }
    }
    masked
}

/// The bytes of a string, its quotes among them.
fn string_len(json: &[u8]) -> usize {
    let mut is_escaped = false;
    let end = json[1..].iter().position(|byte| {
        let is_end = *byte == b'"' && !is_escaped;
        is_escaped = *byte == b'\\' && !is_escaped;
        is_end
    });
    end.map_or(json.len(), |end| end + 2)
}

/// The bytes of a number, or of one of the three words.
fn scalar_len(json: &[u8]) -> usize {
    let is_within = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
    json.iter()
        .take_while(|byte| is_within(byte))
        .count()
        .max(1)
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
    fn all_is_hidden_of_what_is_no_json() {
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
