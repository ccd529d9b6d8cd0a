//! Properties of reading: what was written is read back; hostile input does no harm; the buffer
//! is only a place.

mod mutation;
mod persistence;
mod writer;

use mutation::{Mutation, mutate, mutations};
use persistence::persisted;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;
use tracklens_codec::{ErrorKind, Link, MAX_PAYLOAD_LEN, Parts, Payload, PercentDecoded, Records};
use writer::{HexCase, Padding, WrittenRecord, percent_encode, write_base64url, write_records};

const VECTORS: &str = include_str!("vectors/links.jsonl");

proptest! {
    #![proptest_config(persisted!("codec-records"))]

    // F-4.1, F-4.2, F-4.3, F-4.4, F-4.5, F-6.12
    #[test]
    fn records_that_were_written_are_read_back(written in vec(record(), 0..12)) {
        check_read_back(&Records::read(&write_records(&written)), &written);
    }
}

proptest! {
    #![proptest_config(persisted!("codec-links"))]

    #[test]
    fn a_link_that_was_written_is_read_back(written in link()) {
        let text = written.write();
        let mut buffer = vec![0; written.payload.len()];
        let link = Link::decode_partial(&text, &mut buffer).unwrap();
        written.check(&link);
    }
}

proptest! {
    #![proptest_config(persisted!("codec-hostile"))]

    #[test]
    fn arbitrary_bytes_are_read_without_harm(text in vec(any::<u8>(), 0..512)) {
        check_places(&text);
        check_buffers(&text);
    }

    #[test]
    fn arbitrary_paths_are_read_without_harm(
        text in "(https?://open\\.example\\.com(:[0-9]{0,6})?)?/[efqu](/[a-zA-Z0-9_~%-]{0,30}){0,6}(\\?.{0,9})?",
    ) {
        check_places(text.as_bytes());
        check_buffers(text.as_bytes());
    }

    #[test]
    fn damaged_vectors_are_read_without_harm(text in damaged_vector()) {
        check_places(&text);
        check_buffers(&text);
    }

    #[test]
    fn arbitrary_payloads_are_read_without_harm(payload in vec(any::<u8>(), 0..512)) {
        let records = Records::read(&payload);
        for fault in records.faults() {
            prop_assert!(fault.offset() < payload.len());
            prop_assert_eq!(fault.offset(), fault.text_offset());
            prop_assert!(fault.record().unwrap() <= records.len());
        }
        prop_assert_eq!(records.left_over(), &payload[records.left_over_offset()..]);
    }
}

/// A record of any id, of any width that can hold the length of its value.
fn record() -> impl Strategy<Value = WrittenRecord> {
    (0_u8..64, value()).prop_flat_map(|(id, value)| {
        let narrowest: u8 = match value.len() {
            0 => 0,
            1..=0xff => 1,
            _ => 2,
        };
        (narrowest..=2).prop_map(move |width| WrittenRecord {
            id,
            width,
            value: value.clone(),
        })
    })
}

/// A value; a long one repeats a few bytes, so that a failing one is soon made small.
fn value() -> impl Strategy<Value = Vec<u8>> {
    let boundary = prop::sample::select(vec![254_usize, 255, 256, 257, 65_534, 65_535]);
    let repeated = (boundary, vec(any::<u8>(), 1..8))
        .prop_map(|(len, bytes)| bytes.iter().copied().cycle().take(len).collect());
    prop_oneof![
        4 => vec(any::<u8>(), 0..=12),
        2 => vec(any::<u8>(), 0..=300),
        2 => repeated,
    ]
}

/// A link as it is to be written, with all that transport may do to its spelling.
#[derive(Clone, Debug)]
struct WrittenLink {
    front: &'static str,
    route: &'static str,
    sublink: Option<String>,
    signature: [u8; 16],
    token: [u8; 5],
    records: Vec<WrittenRecord>,
    payload: Vec<u8>,
    paddings: [Padding; 3],
    escapes: Vec<Option<HexCase>>,
    tail: &'static str,
}

impl WrittenLink {
    fn write(&self) -> String {
        let [signature, token, payload] = self.paddings;
        let mut path = self.route.to_owned();
        for segment in self.sublink.iter().cloned().chain([
            write_base64url(&self.signature, signature),
            write_base64url(&self.token, token),
            write_base64url(&self.payload, payload),
        ]) {
            path.push('/');
            path.push_str(&segment);
        }
        let path = percent_encode(&path, &self.escapes);
        format!("{}/{path}{}", self.front, self.tail)
    }

    fn check(&self, link: &Link<'_, '_>) {
        let parts = link.parts();
        assert_eq!(parts.route().letter(), self.route);
        let sublink = parts.sublink().map(|sublink| {
            let decoded = PercentDecoded::new(sublink.as_bytes()).collect();
            String::from_utf8(decoded).unwrap()
        });
        assert_eq!(sublink, self.sublink);
        assert_eq!(*link.signature().unwrap().as_bytes(), self.signature);
        let [customer @ .., flag] = self.token;
        assert_eq!(
            link.token().unwrap().customer_id(),
            u32::from_be_bytes(customer)
        );
        assert_eq!(link.payload().as_bytes(), self.payload);
        match (flag, link.payload()) {
            (0, Payload::Plaintext(records)) => check_read_back(&records, &self.records),
            (0x10, Payload::Encrypted(ciphertext)) => {
                assert_eq!(ciphertext.blocks(), self.payload.len() / 16);
            }
            (_, payload) => assert!(matches!(payload, Payload::Opaque(_)), "flag {flag:#04x}"),
        }
    }
}

fn link() -> impl Strategy<Value = WrittenLink> {
    let padding = || {
        prop::sample::select(vec![
            Padding::Tilde,
            Padding::UpperCaseEscape,
            Padding::LowerCaseEscape,
            Padding::Stripped,
        ])
    };
    let escape = prop::sample::select(vec![Some(HexCase::Upper), Some(HexCase::Lower), None]);
    let escapes = prop_oneof![Just(Vec::new()), vec(escape, 0..600)];
    let flag = prop_oneof![4 => Just(0), 2 => Just(0x10), 1 => any::<u8>()];
    let place = (front(), route_and_sublink(), tail());
    let identity = (any::<[u8; 16]>(), any::<[u8; 4]>(), flag);
    let spelling = ([padding(), padding(), padding()], escapes);
    // An empty payload at the end of a path is one that is missing.
    (place, identity, vec(record(), 1..5), spelling).prop_map(
        |((front, (route, sublink), tail), (signature, customer, flag), records, spelling)| {
            let [a, b, c, d] = customer;
            let payload = write_records(&records);
            WrittenLink {
                front,
                route,
                sublink,
                signature,
                token: [a, b, c, d, flag],
                records,
                payload,
                paddings: spelling.0,
                escapes: spelling.1,
                tail,
            }
        },
    )
}

fn front() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "https://open.example.com",
        "HTTP://open.example.com:8080",
        "https://user@[2001:db8::1]:81",
        "open.example.com",
        "",
    ])
}

/// Only a click has a sublink; one of these has the look of a signature and a token.
fn route_and_sublink() -> impl Strategy<Value = (&'static str, Option<String>)> {
    let sublink = prop_oneof![
        Just("a".to_owned()),
        Just("AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~".to_owned()),
        "[a-z_-]{1,12}(/[a-z_-]{1,12}){0,2}",
    ];
    prop_oneof![
        prop::sample::select(vec!["e", "f", "q", "u"]).prop_map(|route| (route, None)),
        sublink.prop_map(|sublink| ("f", Some(sublink))),
    ]
}

fn tail() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "/",
        "?target=example.com",
        "/?target=a%2Fb#c",
        "#c",
    ])
}

fn damaged_vector() -> impl Strategy<Value = Vec<u8>> {
    let inputs: Vec<String> = VECTORS
        .lines()
        .map(|vector| {
            let vector: Value = serde_json::from_str(vector).unwrap();
            vector["input"].as_str().unwrap().to_owned()
        })
        .collect();
    let damage = |(input, mutations): (String, Vec<Mutation>)| mutate(input.as_bytes(), &mutations);
    (prop::sample::select(inputs), mutations()).prop_map(damage)
}

fn check_read_back(records: &Records<'_>, written: &[WrittenRecord]) {
    let mut offset = 0;
    assert_eq!(records.len(), written.len());
    for (index, (record, written)) in records.iter().zip(written).enumerate() {
        assert_eq!(record.id().get(), written.id);
        assert_eq!(record.width().get(), written.width);
        assert_eq!(record.as_bytes(), written.value);
        assert_eq!((record.index(), record.offset()), (index, offset));
        offset += 1 + usize::from(written.width) + written.value.len();
        assert_eq!(record.end(), offset);
    }
    assert_eq!(records.left_over(), b"");
    for fault in records.faults() {
        let of_the_record_alone = ["record_length", "invalid_utf8", "repeated_record"];
        assert!(of_the_record_alone.contains(&fault.code()), "{fault}");
    }
}

/// Checks that no error is placed outside the text.
fn check_places(text: &[u8]) {
    let mut buffer = vec![0; text.len()];
    let strict = Link::decode_strict(text, &mut buffer).err();
    let decoded = Link::decode(text, &mut buffer).err();
    let faults = match Link::decode_partial(text, &mut buffer) {
        Ok(link) => link.faults().collect(),
        Err(error) => vec![error],
    };
    assert_eq!(decoded, faults.first().copied());
    assert!(decoded.is_none_or(|_| strict == decoded));
    for error in faults.into_iter().chain(strict) {
        assert!(error.text_offset() <= text.len(), "{error}");
    }
}

/// Checks that any buffer of enough bytes gives the same, and that a smaller one is refused.
fn check_buffers(text: &[u8]) {
    let Ok(parts) = Parts::find(text) else {
        return;
    };
    let needed = parts.payload_len();
    let mut exact = vec![0; needed];
    let expected = Link::decode_partial(text, &mut exact);
    for spare in [1, 7, MAX_PAYLOAD_LEN] {
        let mut buffer = vec![0; needed + spare];
        assert_eq!(Link::decode_partial(text, &mut buffer), expected);
    }
    // Without signature and token the text is refused before its payload is looked at.
    if expected.is_err() {
        return;
    }
    for available in [0, needed / 2, needed.saturating_sub(1)] {
        if available < needed {
            let mut buffer = vec![0; available];
            let error = Link::decode_partial(text, &mut buffer).unwrap_err();
            assert_eq!(error.kind(), too_small(needed, available));
        }
    }
}

fn too_small(needed: usize, available: usize) -> ErrorKind {
    ErrorKind::BufferTooSmall {
        needed: u32::try_from(needed).unwrap(),
        available: u32::try_from(available).unwrap(),
    }
}
