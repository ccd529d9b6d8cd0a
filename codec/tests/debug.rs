//! What `Debug` shows of types that hold bytes of a link: their name, positions and lengths, and never
//! the bytes.

use std::fmt::Debug;

use tracklens_codec::{
    Ciphertext, Click, Configuration, Definition, Draft, Flag, Host, Link, MAX_PAYLOAD_LEN,
    MessageId, Origin, PercentDecoded, Purpose, Recipient, RecordId, RecordList, Records, Route,
    Scheme, Signature, SignedContent, Sublink, Target, Token, Transmission, UnsignedLink, Value,
};

/// Put wherever a link has a text.
const SECRET: &str = "hunter2";

/// A click with the secret as its recipient.
const RECORDS: &[u8] = b"\x3f\x52\x07hunter2\x04";

#[test]
fn a_link_shows_positions_and_lengths() {
    let text = unsigned(RECORDS)
        .with_signature(Signature::new([0; 16]))
        .to_string();
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    let link = Link::decode(&text, &mut buffer).unwrap();
    let parts = link.parts();
    shows(&link, &["Link", "Parts", "Plaintext", "Record"]);
    shows(
        parts,
        &["Parts", "text_len", "Click", "Some(Span", "trailing: None"],
    );
    shows(&parts.sublink().unwrap(), &["Part", "Span"]);
    shows(&link.target().unwrap(), &["Target", "query"]);
    shows(&Target::Payload(SECRET.as_bytes()), &["Target", "payload"]);
    shows(&Ciphertext::new(SECRET.as_bytes()), &["Ciphertext", "7"]);
    shows(
        &PercentDecoded::new(SECRET.as_bytes()),
        &["PercentDecoded", "7"],
    );
    let content = SignedContent::of(&link).unwrap();
    shows(&content, &["SignedContent", "Click", "11"]);
}

#[test]
fn records_show_positions_and_lengths() {
    let records = Records::read(RECORDS);
    let record = records.first(RecordId::RCPT_TO).unwrap();
    shows(&record, &["Record", "id: 18", "offset: 1", "len: 7"]);
    shows(&records, &["Record", "id: 18", "offset: 1", "len: 7"]);
    let mut iter = records.iter();
    shows(&iter, &["RecordIter", "offset: 0", "left: 11"]);
    iter.next();
    shows(&iter, &["RecordIter", "offset: 1", "left: 10"]);
    let damaged = Records::read(&RECORDS[..9]);
    shows(&damaged, &["Record", "TruncatedValue"]);
    let mut buffer = [0; 64];
    let list = RecordList::copy_of(&records, &mut buffer).unwrap();
    shows(&list, &["RecordList", "64", "len: 7"]);
    for (value, name) in [
        (Value::Text(SECRET.as_bytes()), "Text"),
        (Value::Metadata(SECRET.as_bytes()), "Metadata"),
        (Value::Opaque(SECRET.as_bytes()), "Opaque"),
    ] {
        shows(&value, &[name]);
    }
    let definition = Definition::all().next().unwrap();
    shows(definition, &["Definition", "RecordId", "Seen"]);
}

#[test]
fn what_a_sender_knows_shows_its_name() {
    let transmission = Transmission::new(1, 2)
        .with_tenant_id(SECRET)
        .with_campaign_id(SECRET);
    shows(&transmission, &["Transmission"]);
    let recipient = Recipient::new(SECRET, MessageId::new([0; 10]));
    shows(&recipient, &["Recipient"]);
    let click = Click::new(SECRET).with_name(SECRET).with_sublink(sublink());
    shows(&click, &["Click"]);
    shows(&sublink(), &["Sublink", "7"]);
    shows(&Host::new(SECRET).unwrap(), &["Host", "7"]);
    let draft = Draft::new(transmission, recipient, Purpose::Click(click)).with_metadata(SECRET);
    shows(&draft, &["Draft", "Click", "Short", "NotCarried"]);
    shows(&unsigned(RECORDS), &["UnsignedLink", "Click", "Plaintext"]);
}

#[test]
fn a_configuration_shows_options_and_positions() {
    let text = "include hunter2.conf\npassword = hunter2";
    let configuration = Configuration::parse(text).unwrap();
    let includes = configuration.includes();
    shows(&configuration, &["Configuration", "max_metadata_len: 1000"]);
    shows(&includes, &["IncludeIter"]);
    shows(
        &configuration.includes().next().unwrap(),
        &["Include", "line: 1", "column: 1"],
    );
}

/// Checks that the output contains all of these, and the secret neither as text nor as numbers.
fn shows(value: &impl Debug, expected: &[&str]) {
    let shown = format!("{value:?}");
    for expected in expected {
        assert!(shown.contains(expected), "{shown}: {expected}");
    }
    let bytes: Vec<_> = SECRET.bytes().map(|byte| byte.to_string()).collect();
    for secret in [SECRET, &bytes.join(", ")] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

/// A click that holds the secret in its host, its sublink, its payload and its query.
fn unsigned(payload: &[u8]) -> UnsignedLink<'_> {
    let origin = Origin::new(Scheme::Https, Host::new(SECRET).unwrap());
    UnsignedLink::new(
        origin,
        Route::Click,
        Token::new(1, Flag::Plaintext),
        payload,
    )
    .and_then(|link| link.with_sublink(sublink()))
    .and_then(|link| link.with_query_target(Some(SECRET)))
    .unwrap()
}

fn sublink() -> Sublink<'static> {
    Sublink::new(SECRET).unwrap()
}
