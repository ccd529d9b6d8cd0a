//! What `decode` writes comes back as the link that it was, through the real program.

use std::process::Output;

use serde_json::{Map, Value, json};

use crate::links;
use crate::run::run;

const VECTORS: &str = include_str!("../../codec/tests/vectors/links.jsonl");

/// The orders of the records that today's writers use: short ones, then long ones; the name, the
/// campaign and the metadata as far as there are any.
const ORDERS: [&[u64]; 7] = [
    &[6, 63, 5, 4, 23, 2, 18, 24],
    &[6, 62, 23, 2, 18, 24],
    &[6, 61, 23, 2, 18, 24],
    &[6, 60, 23, 2, 18, 24],
    &[6, 63, 1, 23, 24, 8, 2, 18, 9, 17, 5, 4, 7],
    &[6, 62, 23, 2, 18, 24, 1, 9, 17, 7],
    &[6, 62, 1, 23, 24, 8, 2, 18, 9, 17, 7],
];

#[test]
fn every_vector_comes_back_from_what_decode_writes() {
    let decoded = run(&["decode"], inputs().join("\n").as_bytes());
    let encoded = run(&["encode"], &decoded.stdout);
    written(&encoded, &canonical_inputs());
}

#[test]
fn the_value_of_link_is_enough() {
    let objects: Vec<String> = vectors()
        .iter()
        .map(|object| object["link"].to_string())
        .collect();
    let encoded = run(&["encode", "-"], objects.join("\n").as_bytes());
    written(&encoded, &canonical_inputs());
}

#[test]
fn typed_keys_are_not_consulted_beside_records() {
    let objects: Vec<String> = vectors()
        .into_iter()
        .map(|mut object| {
            let link = object["link"].as_object_mut().unwrap();
            for key in ["expiry", "rcpt_to", "message_id", "rcpt_meta", "tenant_id"] {
                link.insert(key.to_owned(), json!([{}]));
            }
            object.to_string()
        })
        .collect();
    let encoded = run(&["encode"], objects.join("\n").as_bytes());
    written(&encoded, &canonical_inputs());
}

#[test]
fn a_vector_in_the_order_of_todays_writers_comes_back_from_its_typed_keys() {
    let mut objects = Vec::new();
    let mut expected = Vec::new();
    for (mut object, input) in vectors().into_iter().zip(canonical_inputs()) {
        let link = object["link"].as_object_mut().unwrap();
        if let Some(records) = link.remove("records")
            && is_in_an_order_of_today(&records)
        {
            objects.push(object.to_string());
            expected.push(input);
        }
    }
    assert_eq!(expected.len(), ENCODED_TODAY);
    let encoded = run(&["encode"], objects.join("\n").as_bytes());
    written(&encoded, &expected);
}

#[test]
fn the_route_follows_from_the_kind_where_none_is_given() {
    let mut objects = Vec::new();
    let mut expected = Vec::new();
    for (mut object, input) in vectors().into_iter().zip(canonical_inputs()) {
        let link = object["link"].as_object_mut().unwrap();
        if link.remove("route").unwrap() == "e" {
            continue;
        }
        if link["encrypted"] == false {
            link.insert("event".to_owned(), json!("list_unsubscribe"));
        }
        objects.push(object.to_string());
        expected.push(input);
    }
    let encoded = run(&["encode"], objects.join("\n").as_bytes());
    written(&encoded, &expected);
}

#[test]
fn the_older_route_of_clicks_is_honoured() {
    let mut object = decoded(&links::long_click());
    let link = object["link"].as_object_mut().unwrap();
    link.remove("records");
    link.remove("sublink");
    link.insert("route".to_owned(), json!("e"));
    let expected = links::long_click().replace("/f/a/", "/e/");
    written(
        &run(&["encode"], object.to_string().as_bytes()),
        &[expected],
    );
}

#[test]
fn a_sublink_is_written_bare() {
    let link = links::link(&[(0x3f, b"")]);
    let encoded = encode_decoded(&link.replace("/a/", "/in%2Dapp%20x/"));
    written(&encoded, &[link.replace("/a/", "/in-app_x/")]);
}

#[test]
fn a_click_that_lacks_its_sublink_comes_back_as_it_was() {
    for (lacking, form) in [("/f//", "empty"), ("/f/", "missing")] {
        let link = links::long_click().replace("/f/a/", lacking);
        assert_eq!(decoded(&link)["link"]["sublink_form"], form);
        written(&encode_decoded(&link), std::slice::from_ref(&link));
        // A sublink counts.
        let mut object = decoded(&link);
        object["link"]["sublink"] = json!("a");
        written(
            &run(&["encode"], object.to_string().as_bytes()),
            &[links::long_click()],
        );
    }
    let mut object = decoded(&links::initial_open());
    object["link"]["sublink_form"] = json!("empty");
    refused(
        &object,
        "/link/sublink: a sublink belongs to the route f, and only there [sublink_route]",
    );
    object["link"]["sublink_form"] = json!("none");
    refused(
        &object,
        "/link/sublink_form: this must be empty or missing [unknown_sublink_form]",
    );
}

#[test]
fn a_sublink_that_no_path_can_have_is_refused_at_its_place() {
    for (sublink, at) in [
        (".", 0),
        ("..", 0),
        ("a/..", 2),
        ("a/./b", 2),
        ("%2e%2E", 0),
        ("a%2F.%2e%2Fb", 4),
        ("/", 0),
        ("a/", 2),
        ("a//b", 2),
        ("in%2Dapp/%2f", 9),
        ("in%2Dapp/é", 9),
        ("in%2Dapp%3Fx", 8),
        ("a%zz", 1),
        ("a#b", 1),
    ] {
        let mut object = decoded(&links::long_click());
        object["link"]["sublink"] = json!(sublink);
        let message =
            format!("/link/sublink: this is not a sublink (at byte {at}) [invalid_sublink]");
        refused(&object, &message);
    }
    for sublink in ["...", ".a", "a..", "..a/.../b."] {
        let mut object = decoded(&links::long_click());
        object["link"]["sublink"] = json!(sublink);
        let link = links::long_click().replace("/f/a/", &format!("/f/{sublink}/"));
        written(&run(&["encode"], object.to_string().as_bytes()), &[link]);
    }
}

#[test]
fn a_host_that_is_none_is_refused_at_its_place() {
    for (host, at) in [
        ("a&b.example.com", 1),
        ("a&amp;b.example.com", 1),
        ("a b.example.com", 1),
        ("a#b", 1),
        ("<a>", 0),
        ("\"a\"", 0),
        ("a\u{7}", 1),
        ("%61", 0),
        ("a:1", 1),
        ("me@a", 2),
        ("a/b", 1),
        ("é.example.com", 0),
        ("[]", 1),
        ("[::g]", 3),
        ("[::1", 0),
    ] {
        let mut object = decoded(&links::long_click());
        object["link"]["host"] = json!(host);
        let message = format!("/link/host: this is not a host (at byte {at}) [invalid_host]");
        refused(&object, &message);
    }
}

#[test]
fn a_ciphertext_is_whole_blocks_unless_the_link_was_damaged() {
    for len in [1, 15, 17, 31, 33, 65] {
        let mut object = decoded(&links::encrypted());
        object["link"]["payload_hex"] = json!("5a".repeat(len));
        let message = format!(
            "/link/payload_hex: this must be whole blocks of 16 bytes, and has {len} bytes \
             [ciphertext_length]"
        );
        refused(&object, &message);
    }
    let mut object = decoded(&links::encrypted());
    object["link"]["payload_hex"] = json!("");
    refused(
        &object,
        "/link/payload_hex: without a key, an encrypted link can only be written from its ciphertext \
         [missing_key]",
    );
    let cut = links::encrypted();
    let cut = &cut[..cut.find('?').unwrap() - 4];
    let encoded = encode_decoded(cut);
    assert_eq!(encoded.status.code(), Some(1));
    assert_eq!(
        String::from_utf8(encoded.stdout).unwrap(),
        format!("{cut}\n")
    );
}

#[test]
fn what_is_left_over_is_no_record() {
    let link = links::link(&[(0x3f, b""), (0xc1, b""), (0x01, b"")]);
    let mut object = decoded(&link);
    object["link"]["left_over"]["hex"] = json!("01");
    refused(
        &object,
        "/link/left_over/hex: these bytes would be read as a record [not_left_over]",
    );
}

#[test]
fn a_target_in_the_query_that_is_not_text_is_warned_about() {
    let link = links::link(&[(0x3f, b""), (0x04, b"")]);
    let encoded = encode_decoded(&format!(
        "{link}?target=https%3A%2F%2Fwww.example.com%2F%FF"
    ));
    let warning = "tracklens: line 1: warning: /link/query: only the target of a query is written, \
                   as target_source and target_link_url say [query_left_out]\n";
    assert_eq!(String::from_utf8(encoded.stderr).unwrap(), warning);
    let expected = format!("{link}?target=https%3A%2F%2Fwww.example.com%2F%EF%BF%BD\n");
    assert_eq!(String::from_utf8(encoded.stdout).unwrap(), expected);
}

#[test]
fn the_ciphertext_is_the_payload_where_records_are_given_too() {
    let encrypted = links::encrypted();
    let mut object = decoded(&encrypted);
    object["link"]["records"] = json!([{"id": 63, "hex": ""}]);
    written(
        &run(&["encode"], object.to_string().as_bytes()),
        &[encrypted],
    );
}

#[test]
fn records_that_no_writer_writes_come_back_as_they_were() {
    let wide = links::link(&[
        (0x7f, b""),
        (0x84, b"\x01\x00x"),
        (0x5b, b"y"),
        (0x80, b"\x00\x00"),
    ]);
    written(&encode_decoded(&wide), &[wide]);
}

#[test]
fn a_damaged_link_is_written_as_far_as_it_was_read() {
    for link in [
        links::unknown_records(),
        links::link(&[(0x3f, b""), (0x52, b"us\xff\xfe@example.com")]),
        links::link(&[(0x3f, b""), (0xc1, b""), (0x01, b"")]),
    ] {
        let encoded = encode_decoded(&link);
        assert_eq!(encoded.status.code(), Some(1));
        assert_eq!(String::from_utf8(encoded.stdout).unwrap(), link + "\n");
        let message = String::from_utf8(encoded.stderr).unwrap();
        assert!(
            message.starts_with("tracklens: line 1: warning: /fault: "),
            "{message}"
        );
    }
}

/// How many vectors are in the order that today's writers use.
const ENCODED_TODAY: usize = 33;

fn is_in_an_order_of_today(records: &Value) -> bool {
    let ids: Vec<u64> = records
        .as_array()
        .unwrap()
        .iter()
        .map(|record| record["id"].as_u64().unwrap())
        .collect();
    let is_optional = |id: &u64| [5, 7, 8].contains(id);
    ORDERS.iter().any(|order| {
        let present = order
            .iter()
            .filter(|id| !is_optional(id) || ids.contains(id));
        present.eq(&ids)
    })
}

fn encode_decoded(link: &str) -> Output {
    run(&["encode"], decoded(link).to_string().as_bytes())
}

fn decoded(link: &str) -> Value {
    serde_json::from_slice(&run(&["decode", link], b"").stdout).unwrap()
}

/// Checks that these links were written, and nothing said.
fn written(output: &Output, expected: &[String]) {
    assert_eq!(std::str::from_utf8(&output.stderr).unwrap(), "");
    let links: Vec<&str> = std::str::from_utf8(&output.stdout)
        .unwrap()
        .lines()
        .collect();
    assert_eq!(links, expected);
    assert_eq!(output.status.code(), Some(0));
}

/// Checks that nothing is written of an object, and why.
fn refused(object: &Value, message: &str) {
    let output = run(&["encode"], object.to_string().as_bytes());
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, format!("tracklens: line 1: {message}\n"));
    assert_eq!(output.stdout, b"\n");
    assert_eq!(output.status.code(), Some(1));
}

/// What `decode` writes of each vector.
fn vectors() -> Vec<Value> {
    let output = run(&["decode"], inputs().join("\n").as_bytes());
    std::str::from_utf8(&output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn inputs() -> Vec<String> {
    let vectors = VECTORS.lines().map(|line| {
        let vector: Map<String, Value> = serde_json::from_str(line).unwrap();
        vector["input"].as_str().unwrap().to_owned()
    });
    vectors.collect()
}

/// The vectors as a writer spells them: `~` for padding, as much as there has to be.
fn canonical_inputs() -> Vec<String> {
    inputs()
        .iter()
        .map(|input| {
            let (path, query) = input.split_at(input.find('?').unwrap_or(input.len()));
            let path = path.replace("%7E", "~");
            let (rest, payload) = path.rsplit_once('/').unwrap();
            let (rest, token) = rest.rsplit_once('/').unwrap();
            let (rest, signature) = rest.rsplit_once('/').unwrap();
            let [signature, token, payload] = [signature, token, payload].map(padded);
            format!("{rest}/{signature}/{token}/{payload}{query}")
        })
        .collect()
}

fn padded(symbols: &str) -> String {
    let symbols = symbols.trim_end_matches('~');
    format!("{symbols}{}", "~".repeat(symbols.len().wrapping_neg() % 4))
}
