//! Writes record lists and links, independently of what reads them.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// A record as it is to be written.
#[derive(Clone, Debug)]
pub(crate) struct WrittenRecord {
    pub(crate) id: u8,
    pub(crate) width: u8,
    pub(crate) value: Vec<u8>,
}

/// How the padding of base64url is written.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Padding {
    Tilde,
    UpperCaseEscape,
    LowerCaseEscape,
    Stripped,
}

/// The bytes of a record list.
pub(crate) fn write_records(records: &[WrittenRecord]) -> Vec<u8> {
    let mut payload = Vec::new();
    for record in records {
        payload.push(record.width << 6 | record.id);
        let len = u16::try_from(record.value.len()).expect("a length that two bytes hold");
        let len_bytes = len.to_le_bytes();
        payload.extend(&len_bytes[..usize::from(record.width)]);
        payload.extend(&record.value);
    }
    payload
}

/// The bytes as base64url, padded.
pub(crate) fn write_base64url(bytes: &[u8], padding: Padding) -> String {
    let mut text = URL_SAFE_NO_PAD.encode(bytes);
    let missing = text.len().next_multiple_of(4) - text.len();
    let spelling = match padding {
        Padding::Tilde => "~",
        Padding::UpperCaseEscape => "%7E",
        Padding::LowerCaseEscape => "%7e",
        Padding::Stripped => "",
    };
    text.push_str(&spelling.repeat(missing));
    text
}

/// The text with some of its characters percent-encoded: those for which `chosen` says a case of
/// hexadecimal digits, in turn. What is an escape already stays as it is.
pub(crate) fn percent_encode(text: &str, chosen: &[Option<HexCase>]) -> String {
    let mut encoded = String::new();
    let mut left_of_escape: usize = 0;
    for (at, character) in text.char_indices() {
        if character == '%' {
            left_of_escape = 3;
        }
        let case = chosen.get(at).copied().flatten();
        let case = case.filter(|_| left_of_escape == 0);
        let code = u32::from(character);
        match case {
            Some(HexCase::Upper) => write!(encoded, "%{code:02X}"),
            Some(HexCase::Lower) => write!(encoded, "%{code:02x}"),
            None => write!(encoded, "{character}"),
        }
        .expect("a String takes all that is written to it");
        left_of_escape = left_of_escape.saturating_sub(1);
    }
    encoded
}

/// The case of the hexadecimal digits of an escape.
#[derive(Clone, Copy, Debug)]
pub(crate) enum HexCase {
    Upper,
    Lower,
}
