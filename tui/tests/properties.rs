//! What holds of any link, any object and any text.

use std::num::NonZeroUsize;

use jiff::Timestamp;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;
use tracklens::commands::{
    decode::{self, Decode},
    encode,
};
use tracklens::comparing::{ComparedRow, ComparedState, Comparison};
use tracklens::reading::Reading;
use tracklens::report::Format;
use tracklens::settings::{Settings, WriteSettings};
use tracklens_codec::{Flag, Host, Origin, Route, Scheme, Signature, Token, UnsignedLink};

use crate::persistence::persisted;

/// What a line of an object is made of, to be put together in ways that make no sense.
const PIECES: [&str; 40] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u001b",
    "\\ud800",
    "null",
    "true",
    "-1",
    "1e9",
    "\"link\":",
    "\"records\":",
    "\"id\":",
    "\"hex\":",
    "\"width\":",
    "\"event\":",
    "\"click\"",
    "\"expiry\":",
    "\"rcpt_meta\":",
    "\"rcpt_meta_hex\":",
    "\"00\"",
    "63",
    "\"fault\":",
    "\"error\":",
    "{\"link\":{\"scheme\":\"http\",",
    "\"host\":\"a.example.com\",",
    "\"customer_id\":1,",
    "\"route\":\"q\",",
    "\"signature\":\"000102030405060708090a0b0c0d0e0f\",",
    "\"records\":[{\"id\":62,\"hex\":\"\"}]}}",
    "\"payload_hex\":\"00\"",
    "\u{202e}",
    "\u{9b}",
    "\x1b",
    "\r",
    " ",
];

proptest! {
    #![proptest_config(persisted!("program"))]

    #[test]
    fn metadata_comes_back_whatever_it_is(metadata in metadata()) {
        let object = serde_json::json!({
            "event": "open",
            "scheme": "https",
            "host": "open.example.com",
            "signature": "000102030405060708090a0b0c0d0e0f",
            "customer_id": 1,
            "expiry": 2,
            "message_id": "65555e6c5e65d7183537",
            "rcpt_to": "user@example.com",
            "rcpt_meta": metadata,
        });
        let (all_written, link, messages) = encoded(object.to_string().as_bytes());
        prop_assert!(all_written, "{:?}", messages);
        let decoded: Value = serde_json::from_str(&decoded(link.trim_end())).unwrap();
        prop_assert_eq!(decoded["link"]["rcpt_meta"].to_string(), metadata.to_string());
    }

    #[test]
    fn every_line_gets_one_line_and_safe_messages(
        lines in vec(vec(select(&PIECES[..]), 0..24), 1..4),
        noise in vec(any::<u8>(), 0..16),
    ) {
        let mut input: Vec<u8> = lines
            .iter()
            .flat_map(|line| (line.concat() + "\n").into_bytes())
            .collect();
        input.extend(noise);
        input.push(b'\n');
        let count = input.split_inclusive(|&byte| byte == b'\n').count();
        let (all_written, written, messages) = encoded(&input);
        prop_assert_eq!(written.lines().count(), count);
        prop_assert!(written.bytes().all(|byte| byte == b'\n' || byte.is_ascii_graphic()));
        let rejected = messages.iter().filter(|sentence| !sentence.contains(": warning: ")).count();
        prop_assert_eq!(written.lines().filter(|line| line.is_empty()).count(), rejected);
        prop_assert!(!all_written || rejected == 0);
        for sentence in &messages {
            prop_assert!(sentence.starts_with("line "));
            prop_assert!(is_safe(sentence));
        }
    }

    #[test]
    fn a_link_compared_with_itself_is_equal_all_over(payload in payload(), flag in flag()) {
        prop_assume!(!payload.is_empty());
        let link = link(flag, &payload);
        let comparison = compared(&link, &link);
        let counts = comparison.counts();
        prop_assert_eq!(counts.equal, comparison.sections.iter().map(|it| it.rows.len()).sum::<usize>());
        prop_assert!(counts.equal > 0);
    }

    #[test]
    fn comparing_the_other_way_round_swaps_the_sides(
        this in payload(), other in payload(), flag in flag(), other_flag in flag(),
    ) {
        prop_assume!(!this.is_empty() && !other.is_empty());
        let (this, other) = (link(flag, &this), link(other_flag, &other));
        let there = rows(&compared(&this, &other));
        let mut back: Vec<_> = rows(&compared(&other, &this)).into_iter().map(swapped).collect();
        for row in there {
            let found = back.iter().position(|it| *it == row);
            prop_assert!(found.is_some(), "{:?}", row);
            back.swap_remove(found.unwrap_or_default());
        }
        prop_assert!(back.is_empty(), "{:?}", back);
    }
}

fn compared(this: &str, other: &str) -> Comparison {
    let settings = Settings::at(Timestamp::UNIX_EPOCH);
    let (mut this_buffer, mut other_buffer) = (Vec::new(), Vec::new());
    let this = Reading::new(this.as_bytes(), &settings, &mut this_buffer);
    let other = Reading::new(other.as_bytes(), &settings, &mut other_buffer);
    Comparison::of(&this, &other)
}

/// All rows of a comparison, each with its heading.
fn rows(comparison: &Comparison) -> Vec<(&'static str, ComparedRow)> {
    let groups = comparison.sections.iter();
    groups
        .flat_map(|group| group.rows.iter().map(|row| (group.heading, row.clone())))
        .collect()
}

fn swapped((heading, row): (&'static str, ComparedRow)) -> (&'static str, ComparedRow) {
    let state = match row.state {
        ComparedState::Equal(value) => ComparedState::Equal(value),
        ComparedState::Differs(this, other) => ComparedState::Differs(other, this),
        ComparedState::OnlyThis(value) => ComparedState::OnlyOther(value),
        ComparedState::OnlyOther(value) => ComparedState::OnlyThis(value),
    };
    (heading, ComparedRow { state, ..row })
}

fn flag() -> impl Strategy<Value = Flag> {
    select(&[Flag::Plaintext, Flag::Encrypted][..])
}

/// Records of all ids and widths, the lengths of some of them wrong, and what follows them.
fn payload() -> impl Strategy<Value = Vec<u8>> {
    let value = vec(any::<u8>(), 0..24);
    let record = (0_u8..64, 0_usize..3, value, 0_u8..20);
    let records = vec(record, 0..12).prop_map(|records| {
        let mut payload = Vec::new();
        for (id, width, value, error) in records {
            let value = if width == 0 { Vec::new() } else { value };
            let len = value.len() + usize::from(error == 0);
            payload.push(u8::try_from(width << 6).unwrap() | id);
            payload.extend(&len.to_le_bytes()[..width]);
            payload.extend(value);
        }
        payload
    });
    prop_oneof![records, vec(any::<u8>(), 0..64)]
}

fn metadata() -> impl Strategy<Value = Value> {
    let number = "-?(0|[1-9][0-9]{0,24})(\\.[0-9]{1,12})?(e[-+][0-9]{1,4})?";
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        number.prop_map(|number| serde_json::from_str(&number).unwrap()),
    ];
    let nested = leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((any::<String>(), inner), 0..4).prop_map(Value::from_iter),
        ]
    });
    vec((any::<String>(), nested), 0..4)
        .prop_map(Value::from_iter)
        .prop_filter("within the limit", |metadata: &Value| {
            metadata.to_string().len() <= 1000
        })
}

fn link(flag: Flag, payload: &[u8]) -> String {
    let origin = Origin::new(Scheme::Https, Host::new("open.example.com").unwrap());
    let link = UnsignedLink::new(origin, Route::Open, Token::new(1, flag), payload).unwrap();
    link.with_signature(Signature::new([7; 16])).to_string()
}

fn is_safe(sentence: &str) -> bool {
    !sentence
        .chars()
        .any(|char| char.is_control() || char == '\u{202e}')
}

/// The object of a link.
fn decoded(link: &str) -> String {
    let mut output = Vec::new();
    let settings = Settings::at(Timestamp::UNIX_EPOCH);
    decode::run(
        &Decode {
            candidates: &[link.into()],
            ..Decode::lines(Format::Ndjson, &settings)
        },
        &b""[..],
        &mut output,
        |_| {},
    )
    .unwrap();
    String::from_utf8(output).unwrap()
}

/// Whether all was written, the links, and the messages.
fn encoded(objects: &[u8]) -> (bool, String, Vec<String>) {
    let (mut output, mut messages) = (Vec::new(), Vec::new());
    let report = |sentence: &str| messages.push(sentence.to_owned());
    let all_written = encode::run(
        &WriteSettings::default(),
        NonZeroUsize::MIN,
        objects,
        &mut output,
        report,
    );
    (
        all_written.unwrap(),
        String::from_utf8(output).unwrap(),
        messages,
    )
}
