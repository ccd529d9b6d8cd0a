//! Compares every key of every vector, and checks that none is left over.

use serde_json::{Map, Value, json};
use tracklens_codec::{Flag, Link, MAX_PAYLOAD_LEN, Part, Records};

use crate::drafting::vectors;

// F-1.4, F-1.14, F-3.1, F-3.5, F-3.6, F-4.1, F-5.1, F-5.2, F-5.3, F-5.4, F-5.5, F-5.6, F-5.7, F-5.8
// F-5.10, F-5.12, F-5.14, F-5.15, F-5.18, F-5.19, F-5.20, F-5.21, F-7.1, F-7.2, F-8.7, F-12.1
#[test]
fn every_key_of_every_vector_is_read() {
    let mut read = 0;
    for (line, vector) in vectors().into_iter().enumerate() {
        let input = vector["input"].as_str().unwrap();
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = Link::decode(input, &mut buffer).unwrap();
        let expected = vector["link"].as_object().unwrap();
        assert_eq!(&keys(&link), expected, "line {}", line + 1);
        read += 1;
    }
    assert_eq!(read, 53);
}

// F-2.2, F-2.3, F-11.9
#[test]
fn strict_reading_accepts_exactly_the_vectors_that_spell_padding_with_tildes() {
    let mut refused = 0;
    for vector in vectors() {
        let input = vector["input"].as_str().unwrap();
        let path = input.split('?').next().unwrap();
        let strict = Link::decode_strict(input, &mut [0; MAX_PAYLOAD_LEN]).map(|_| ());
        match path.find('%') {
            None => assert_eq!(strict, Ok(()), "{input}"),
            Some(offset) => {
                let error = strict.unwrap_err();
                assert_eq!(error.code(), "percent_encoded");
                assert_eq!(error.text_offset(), offset);
                refused += 1;
            }
        }
    }
    assert_eq!(refused, 2);
}

#[test]
fn the_exact_payload_length_is_enough_and_one_less_is_not() {
    for vector in vectors() {
        let input = vector["input"].as_str().unwrap();
        let needed = vector["link"]["payload_len"].as_u64().unwrap();
        let needed = usize::try_from(needed).unwrap();
        let parts = tracklens_codec::Parts::find(input).unwrap();
        assert_eq!(parts.payload_len(), needed);
        assert!(Link::decode(input, &mut vec![0; needed]).is_ok());
        let error = Link::decode(input, &mut vec![0; needed - 1]).unwrap_err();
        assert_eq!(error.code(), "buffer_too_small");
        assert!(error.to_string().contains(&needed.to_string()));
    }
}

/// The text of each vector.
pub(crate) fn texts() -> impl Iterator<Item = String> {
    let text = |vector: Value| vector["input"].as_str().unwrap().to_owned();
    vectors().into_iter().map(text)
}

/// The keys that a vector has for a link.
fn keys(link: &Link<'_, '_>) -> Map<String, Value> {
    let parts = link.parts();
    let text = |part: Part<'_>| json!(part.to_str().unwrap());
    let token = link.token().unwrap();
    let target = link.target().map(|target| {
        let bytes = target.bytes().collect();
        (String::from_utf8(bytes).unwrap(), target.source())
    });
    let mut keys = Map::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value.filter(|value| value != "") {
            keys.insert(key.to_owned(), value);
        }
    };
    put("event", link.kind().map(|kind| json!(kind.name())));
    put("route", Some(json!(parts.route().letter())));
    put("sublink", parts.sublink().map(text));
    put("host", parts.host().map(text));
    put("port", parts.port().map(|port| json!(port)));
    put(
        "signature",
        Some(json!(link.signature().unwrap().to_string())),
    );
    put("customer_id", Some(json!(token.customer_id())));
    put("encrypted", Some(json!(token.flag() == Flag::Encrypted)));
    put("payload_len", Some(json!(link.payload().as_bytes().len())));
    put(
        "target_link_url",
        target.as_ref().map(|(url, _)| json!(url)),
    );
    put("target_source", target.map(|(_, source)| json!(source)));
    if let Some(records) = link.records() {
        put_records(&mut put, records);
    }
    keys
}

fn put_records(put: &mut impl FnMut(&str, Option<Value>), records: &Records<'_>) {
    let text = |bytes: &[u8]| json!(std::str::from_utf8(bytes).unwrap());
    let message_id = records.message_id();
    put("expiry", records.expiry().map(|it| json!(it)));
    put(
        "injection_time",
        message_id.map(|it| json!(it.injection_time())),
    );
    put("message_id", message_id.map(|it| json!(it.to_string())));
    put(
        "transmission_id",
        records.transmission_id().map(|it| json!(it.to_string())),
    );
    put("subaccount_id", records.subaccount_id().map(|it| json!(it)));
    put(
        "template_version",
        records.template_version().map(|it| json!(it)),
    );
    put("tenant_id", records.tenant_id().map(text));
    put("campaign_id", records.campaign_id().map(text));
    put("template_id", records.template_id().map(text));
    put("rcpt_to", records.rcpt_to().map(text));
    put("target_link_name", records.target_link_name().map(text));
    let metadata = records.rcpt_meta();
    put(
        "rcpt_meta",
        metadata.map(|it| serde_json::from_slice(it).unwrap()),
    );
    put("metadata_len", metadata.map(|it| json!(it.len())));
}
