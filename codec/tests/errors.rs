//! Every code: the inputs that cause it, and exactly where it is reported.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use tracklens_codec::{Error, ErrorKind, Layer, Link, MAX_PAYLOAD_LEN, Records};

use crate::bad_links;

/// Bad record lists: the code, the record, the byte that is reported, and the payload.
const BAD_LISTS: [(&str, usize, usize, &[u8]); 21] = [
    ("reserved_width", 0, 0, b"\xc6\x04\0\0\0\x01"),
    ("reserved_width", 2, 3, b"\x3f\x44\0\xff"),
    ("truncated_length", 1, 1, b"\x3f\x44"),
    ("truncated_length", 1, 1, b"\x3f\x84"),
    ("truncated_length", 1, 1, b"\x3f\x84\x01"),
    ("truncated_value", 0, 0, b"\x46\x04\0\0\0"),
    ("truncated_value", 1, 6, b"\x46\x04\0\0\0\x01\x44\xff"),
    ("truncated_value", 1, 1, b"\x3f\x84\x02\x01a"),
    ("record_length", 0, 0, b"\x46\x03\0\0\0\x3f"),
    ("record_length", 1, 1, b"\x3f\x06\x04"),
    ("record_length", 1, 1, b"\x3f\x41\x09123456789"),
    ("record_length", 1, 1, b"\x3f\x42\x09123456789"),
    ("record_length", 0, 0, b"\x7f\x01a"),
    ("invalid_utf8", 1, 5, b"\x3f\x52\x04us\xffr\x04"),
    ("invalid_utf8", 0, 4, b"\x44\x03ab\xc3\x3f"),
    ("invalid_utf8", 0, 5, b"\x87\x03\0{}\xff\x3f"),
    ("invalid_utf8", 0, 2, b"\x45\x03\xffab\x3f"),
    ("repeated_record", 3, 3, b"\x3f\x21\x04\x44\x01a"),
    ("repeated_record", 1, 2, b"\x7f\0\x3f"),
    ("repeated_record", 1, 1, b"\x3e\x3d"),
    ("repeated_record", 4, 4, b"\x3f\x21\x22\x04\x61\0\x05"),
];

/// A click with a name that is one byte too long.
const NAME_OF_64_BYTES: &[u8] =
    b"\x3f\x45\x40nameofsixtyfourbytesnameofsixtyfourbytesnameofsixtyfourbytes_64_";

// F-1.1, F-1.11, F-1.15, F-2.1, F-3.1, F-3.5, F-8.1, F-11.6, F-11.10, F-11.11, F-11.12
#[test]
fn every_bad_link_gets_the_error_and_the_position_of_its_row() {
    for row in bad_links() {
        let strict = decode_strict(&row.text);
        row.check(strict.unwrap_err());
        let decoded = decode(&row.text);
        if row.only_strict {
            assert_eq!(decoded, Ok(()), "{}", row.text);
        } else {
            row.check(decoded.unwrap_err());
        }
    }
}

#[test]
fn a_path_that_is_an_error_by_itself_is_also_an_error_after_a_host() {
    const HOST: &str = "https://open.example.com:8080";
    let mut refused = 0;
    for mut row in bad_links().filter(|row| row.text.starts_with('/')) {
        if row.code != "scheme_spelling" {
            row.text.insert_str(0, HOST);
            row.text_offset += HOST.len();
            row.check(decode(&row.text).unwrap_err());
            row.check(decode_strict(&row.text).unwrap_err());
            refused += 1;
        }
    }
    assert!(refused > 40, "{refused}");
}

// F-6.13, F-6.14, F-6.15, F-6.16, F-6.17
#[test]
fn every_bad_record_has_its_position_in_the_list_and_in_the_text() {
    for (code, record, offset, payload) in BAD_LISTS {
        for escaped in [false, true] {
            let (text, text_offset) = link_of(payload, offset, escaped);
            let error = decode(&text).unwrap_err();
            assert_eq!((error.code(), error.layer()), (code, Layer::Payload));
            assert_eq!(
                (error.record(), error.offset()),
                (Some(record), offset),
                "{code}"
            );
            assert_eq!(error.text_offset(), text_offset, "{code}");
            assert_ne!(error.offset(), text_offset, "{code}");
            says_where(error, text_offset);
        }
        let alone = Records::read(payload).faults().next().unwrap();
        assert_eq!((alone.code(), alone.layer()), (code, Layer::Payload));
        assert_eq!(
            (alone.record(), alone.offset()),
            (Some(record), offset),
            "{code}"
        );
        assert_eq!(
            alone.text_offset(),
            offset,
            "by itself the list is the text"
        );
        says_where(alone, offset);
    }
}

// F-11.10
#[test]
fn only_strict_reading_rejects_a_length_that_takes_more_bytes_than_it_needs() {
    let error = strict_error_of(b"\x3f\x45\0");
    assert_eq!(
        (error.code(), error.layer()),
        ("width_not_minimal", Layer::Payload)
    );
    assert_eq!((error.record(), error.offset()), (Some(1), 1));
}

// F-10.3, F-10.5, F-10.6, F-11.12
#[test]
fn only_strict_reading_rejects_a_value_beyond_the_vendors_limit() {
    for (id, limit) in [(5, 63), (8, 64), (9, 64)] {
        let found = limit + 1;
        let mut payload = vec![0x3f, 0x40 | id, u8::try_from(found).unwrap()];
        payload.extend(std::iter::repeat_n(b'x', found));
        let error = strict_error_of(&payload);
        let [limit, found] = [limit, found].map(|len| u32::try_from(len).unwrap());
        assert_eq!(error.kind(), ErrorKind::ValueLimit { limit, found });
        assert_eq!((error.record(), error.offset()), (Some(1), 1));
    }
}

// F-10.3, F-10.5, F-10.6
#[test]
fn strict_reading_accepts_a_value_that_is_as_long_as_the_vendor_allows() {
    for (id, limit) in [(5, 63), (8, 64), (9, 64)] {
        let mut payload = vec![0x3f, 0x21, 0x40 | id, limit];
        payload.extend(std::iter::repeat_n(b'x', usize::from(limit)));
        let (bare, _) = click_of(&payload);
        assert_eq!(decode_strict(&padded(&bare, &payload)), Ok(()));
        let error = decode_strict(&bare).unwrap_err();
        assert_eq!(
            error.code(),
            "missing_padding",
            "all else is as it should be"
        );
    }
}

// F-10.7
#[test]
fn strict_reading_accepts_the_longest_link_that_the_tracker_redirects() {
    for host in ["click.example.com", "[2001:db8::1]"] {
        let link = |sublink: &str| {
            format!("https://{host}/f/{sublink}/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pw~~")
        };
        let room = 4096 - link("").len();
        assert_eq!(decode_strict(&link(&"a".repeat(room))), Ok(()));
        let longer = decode_strict(&link(&"a".repeat(room + 1)));
        assert_eq!(longer.unwrap_err().code(), "link_limit");
    }
}

#[test]
fn a_buffer_that_is_too_small_gets_an_error_with_the_length_that_is_needed() {
    let error = buffer_too_small();
    let (needed, available) = (3, 2);
    assert_eq!(
        error.kind(),
        ErrorKind::BufferTooSmall { needed, available }
    );
    assert_eq!((error.layer(), error.record()), (Layer::PayloadText, None));
    let (_, payload_start) = link_of(b"\x3f\x21\x22", 0, false);
    assert_eq!((error.offset(), error.text_offset()), (0, payload_start));
}

#[test]
fn an_input_of_this_file_causes_every_code() {
    let met: BTreeSet<_> = errors().iter().map(|(error, _)| error.code()).collect();
    let codes: BTreeSet<_> = ErrorKind::CODES.iter().copied().collect();
    assert_eq!(codes.len(), ErrorKind::CODES.len(), "every code is unique");
    // The first takes a key, as in `cipher.rs`; the second takes a text of 4 GiB.
    let unmet: Vec<_> = codes.difference(&met).collect();
    assert_eq!(unmet, [&"damaged_ciphertext", &"too_long"]);
}

#[test]
fn every_code_is_in_snake_case() {
    for code in ErrorKind::CODES {
        let lower_case = code
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'));
        assert!(
            lower_case && code.starts_with(|first: char| first.is_ascii_lowercase()),
            "{code}"
        );
        assert!(!code.ends_with('_') && !code.contains("__"), "{code}");
    }
}

#[test]
fn no_message_contains_a_part_of_the_input() {
    let mut messages = BTreeMap::new();
    for (error, text) in errors() {
        let message = error.to_string();
        for word in text.split(|character: char| !character.is_ascii_alphanumeric()) {
            assert!(
                word.len() < 7 || !message.contains(word),
                "{message}: {word}"
            );
        }
        // Apart from its numbers, and from singular and plural, a message depends on the code alone.
        let without_numbers = message
            .replace(|character: char| character.is_ascii_digit(), "")
            .replace(" bytes ", " byte ")
            .replace(" characters ", " character ");
        let first = messages
            .entry(error.code())
            .or_insert_with(|| without_numbers.clone());
        assert_eq!(*first, without_numbers);
    }
}

#[test]
fn a_message_contains_the_numbers_of_its_error() {
    let (expected, found, available, limit) = (3, 2, 2, 1);
    for (kind, numbers) in [
        (
            ErrorKind::SignatureLength { expected, found },
            " (2 characters instead of 3)",
        ),
        (
            ErrorKind::TokenLength { expected, found },
            " (2 characters instead of 3)",
        ),
        (
            ErrorKind::InvalidPadding { expected: 1, found },
            " (2 instead of 1)",
        ),
        (ErrorKind::MissingPadding { expected: 1 }, " (1 expected)"),
        (
            ErrorKind::BufferTooSmall {
                needed: 3,
                available,
            },
            " (3 bytes needed, 2 available)",
        ),
        (ErrorKind::CiphertextLength { found }, " (2 bytes)"),
        (
            ErrorKind::TruncatedLength {
                claimed: 3,
                available,
            },
            " (3 bytes claimed, 2 left)",
        ),
        (
            ErrorKind::TruncatedValue {
                claimed: 3,
                available,
            },
            " (3 bytes claimed, 2 left)",
        ),
        (
            ErrorKind::RecordLength { expected, found },
            " (2 bytes instead of 3)",
        ),
        (
            ErrorKind::ValueLimit { limit, found },
            " (2 bytes, limit 1)",
        ),
        (ErrorKind::LinkLimit { limit, found }, " (2 bytes, limit 1)"),
        (ErrorKind::MissingKind, "is"),
    ] {
        let message = kind.to_string();
        assert!(message.ends_with(numbers), "{message}");
    }
}

/// What is wrong, and the place in the text that was read, which is not that in the layer.
fn says_where(error: Error, text_offset: usize) {
    let expected = format!("{}, at byte {text_offset}", error.kind());
    assert_eq!(error.to_string(), expected);
}

/// A link and the error that is expected of it.
struct BadLink {
    only_strict: bool,
    code: &'static str,
    layer: Layer,
    text_offset: usize,
    text: String,
}

impl BadLink {
    fn check(&self, error: Error) {
        assert_eq!(error.code(), self.code, "{}", self.text);
        assert_eq!(error.layer(), self.layer, "{}", self.text);
        assert_eq!(error.text_offset(), self.text_offset, "{}", self.text);
        assert_eq!(error.record(), None, "{}", self.text);
        says_where(error, self.text_offset);
    }
}

fn bad_links() -> impl Iterator<Item = BadLink> {
    bad_links::rows().map(|([reader, code, layer], text, text_offset)| BadLink {
        only_strict: match reader {
            "all" => false,
            "strict" => true,
            other => panic!("{other} is not a reader"),
        },
        code,
        layer: match layer {
            "link" => Layer::Link,
            "signature" => Layer::SignatureText,
            "token" => Layer::TokenText,
            "payload" => Layer::PayloadText,
            "token_byte" => Layer::Token,
            "payload_byte" => Layer::Payload,
            other => panic!("{other} is not a layer"),
        },
        text_offset,
        text,
    })
}

/// Every error that this file can cause, and the text that causes it.
fn errors() -> Vec<(Error, String)> {
    let mut errors = vec![
        (strict_error_of(b"\x3f\x45\0"), String::new()),
        (strict_error_of(NAME_OF_64_BYTES), String::new()),
        (buffer_too_small(), String::new()),
    ];
    for link in bad_links() {
        let error = decode_strict(&link.text).unwrap_err();
        errors.push((error, link.text));
    }
    for (_, _, offset, payload) in BAD_LISTS {
        let (text, _) = link_of(payload, offset, false);
        errors.push((decode(&text).unwrap_err(), text));
    }
    errors
}

/// The error that only strict reading gives for a click.
fn strict_error_of(payload: &[u8]) -> Error {
    let (text, _) = click_of(payload);
    let text = padded(&text, payload);
    decode(&text).unwrap();
    decode_strict(&text).unwrap_err()
}

/// The same as [`link_of`], for a click.
fn click_of(payload: &[u8]) -> (String, usize) {
    let (text, text_offset) = link_of(payload, 0, false);
    (
        text.replace("open.example.com/q/", "click.example.com/f/a/"),
        text_offset,
    )
}

/// The link with the padding that its payload lacks.
fn padded(text: &str, payload: &[u8]) -> String {
    format!("{text}{}", "~".repeat((3 - payload.len() % 3) % 3))
}

fn buffer_too_small() -> Error {
    let (text, _) = link_of(b"\x3f\x21\x22", 0, false);
    Link::decode_partial(&text, &mut [0; 2]).unwrap_err()
}

fn decode(text: &str) -> Result<(), Error> {
    Link::decode(text, &mut [0; MAX_PAYLOAD_LEN]).map(|_| ())
}

fn decode_strict(text: &str) -> Result<(), Error> {
    Link::decode_strict(text, &mut [0; MAX_PAYLOAD_LEN]).map(|_| ())
}

/// A link with this payload, and the position of the character that carries the first bit of one of
/// the payload's bytes. Every third character can be percent-encoded.
fn link_of(payload: &[u8], byte: usize, escaped: bool) -> (String, usize) {
    let mut text = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/".to_owned();
    let mut text_offset = text.len();
    for (at, symbol) in URL_SAFE_NO_PAD.encode(payload).chars().enumerate() {
        if at == byte * 8 / 6 {
            text_offset = text.len();
        }
        if escaped && at % 3 == 0 {
            write!(text, "%{:02X}", u32::from(symbol)).unwrap();
        } else {
            text.push(symbol);
        }
    }
    (text, text_offset)
}
