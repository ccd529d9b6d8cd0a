//! Metadata of every depth up to the limit and beyond, through everything that reads and writes it.

use jiff::Timestamp;
use serde_json::Value;
use tracklens::reading::Reading;
use tracklens::settings::Settings;
use tracklens::writing::rewriting::{EditPlace, rewrite};
use tracklens::writing::what_if::{Sender, WhatIf};

use crate::links;
use crate::run::run;

/// Metadata nests this deep. The README says so, too.
const MOST: usize = 127;

/// Up to the limit and beyond, objects and arrays.
fn nested() -> impl Iterator<Item = (usize, String)> {
    (1..=130).flat_map(|depth| {
        let objects = format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth));
        let arrays = format!(
            "{{\"a\":{}{}}}",
            "[".repeat(depth - 1),
            "]".repeat(depth - 1)
        );
        let arrays = if depth == 1 { "{}".to_owned() } else { arrays };
        [(depth, objects), (depth, arrays)]
    })
}

/// A long click, as today's writers write it, with this metadata.
fn link_with(metadata: &str) -> String {
    let len = u16::try_from(metadata.len()).unwrap().to_le_bytes();
    let head = match len {
        [len, 0] => vec![0x47, len],
        [low, high] => vec![0x87, low, high],
    };
    let records: [&[u8]; 6] = [
        b"\x46\x04\x65\x55\x5e\x6c\x3f\x41\x08\x00\x00\x00\x00\x00\x00\x00\x01\x17\x58\x04\x00\x00\x00\x00",
        b"\x42\x0a\x00\x00\x01\x02\x03\x04\x00\x00\x00\x00",
        b"\x52\x10user@example.com\x09\x51\x04\x00\x00\x00\x00",
        b"\x44\x18https://www.example.com/",
        &head,
        metadata.as_bytes(),
    ];
    links::of_payload(&records.concat())
}

fn read<T>(link: &str, ask: impl FnOnce(&Reading<'_>) -> T) -> T {
    let settings = Settings::at(Timestamp::UNIX_EPOCH);
    ask(&Reading::new(link.as_bytes(), &settings, &mut Vec::new()))
}

/// What `decode` writes of each link, as text: the parser of these tests has a limit of its own.
fn decoded(links: &[String]) -> Vec<String> {
    let output = run(&["decode"], links.join("\n").as_bytes());
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn every_depth_that_decode_writes_is_one_that_encode_reads() {
    let (depths, written): (Vec<_>, Vec<_>) = nested()
        .map(|(depth, json)| (depth, link_with(&json)))
        .unzip();
    let objects = decoded(&written);
    for (depth, line) in depths.iter().zip(&objects) {
        let is_json = line.contains("\"rcpt_meta\":");
        assert_eq!(is_json, *depth <= MOST, "{depth}");
        assert_eq!(line.contains("\"rcpt_meta_hex\":"), !is_json, "{depth}");
    }
    let bare = objects.iter().map(|line| {
        let from = line.find("\"link\":").unwrap() + "\"link\":".len();
        line[from..line.len() - 1].to_owned()
    });
    for objects in [objects.clone(), bare.collect()] {
        let encoded = run(&["encode"], objects.join("\n").as_bytes());
        assert_eq!(String::from_utf8(encoded.stderr).unwrap(), "");
        let links = String::from_utf8(encoded.stdout).unwrap();
        assert!(links.lines().eq(&written));
    }
}

#[test]
fn typed_metadata_is_written_up_to_the_depth_that_decode_takes_for_json() {
    for key in ["rcpt_meta", "transmission_meta"] {
        for is_bare in [false, true] {
            let (mut objects, mut expected) = (Vec::new(), Vec::new());
            for (depth, json) in nested() {
                let link = format!(
                    r#"{{"event":"click","scheme":"https","host":"click.example.com","signature":"000102030405060708090a0b0c0d0e0f","customer_id":42,"expiry":1700093548,"message_id":"00000102030400000000","transmission_id":"1","rcpt_to":"user@example.com","target_link_url":"https://www.example.com/","{key}":{json}}}"#
                );
                objects.push(if is_bare {
                    link
                } else {
                    format!("{{\"link\":{link}}}")
                });
                expected.push(if depth <= MOST {
                    link_with(&json)
                } else {
                    String::new()
                });
            }
            let encoded = run(&["encode"], objects.join("\n").as_bytes());
            let written = String::from_utf8(encoded.stdout).unwrap();
            assert!(written.lines().eq(&expected), "{key} {is_bare}");
            let messages = String::from_utf8(encoded.stderr).unwrap();
            let refused = expected.iter().filter(|it| it.is_empty()).count();
            assert_eq!(messages.lines().count(), refused);
            for message in messages.lines() {
                let is_deep = message.ends_with("metadata nests at most 127 deep [too_deep]")
                    && message.contains(key)
                    || message.ends_with("this nests more than 129 deep [invalid_json]");
                assert!(is_deep, "{message}");
            }
        }
    }
}

#[test]
fn an_edit_can_nest_as_deep_as_what_is_read() {
    let link = link_with(r#"{"b":0}"#);
    for (depth, json) in nested() {
        let whole = read(&link, |it| rewrite(it, &EditPlace::Record(10), &json));
        let member = read(&link, |it| {
            rewrite(it, &EditPlace::Member("/b".to_owned()), &json)
        });
        let added = read(&link, |it| {
            rewrite(it, &EditPlace::NewMember, &format!("c={json}"))
        });
        assert_eq!(whole.is_ok(), depth <= MOST, "{depth}");
        assert_eq!(member.is_ok(), depth < MOST, "{depth}");
        let is_said =
            |error: String, place: &str| error == format!("metadata nests at most 127 deep{place}");
        for (edited, place, metadata) in [
            (whole, Some("metadata"), json.clone()),
            (member, None, format!("{{\"b\":{json}}}")),
        ] {
            match edited {
                Ok(new) => assert_eq!(new.link, link_with(&metadata)),
                Err(error) if place.is_some() || depth > MOST => {
                    assert!(error.at().is_some(), "{error}");
                }
                Err(error) => assert!(is_said(error.to_string(), ""), "{error}"),
            }
        }
        // What does not nest as JSON is a text.
        match added {
            Ok(new) if depth < MOST => {
                assert_eq!(new.link, link_with(&format!("{{\"b\":0,\"c\":{json}}}")));
            }
            Ok(new) => {
                assert!(depth > MOST, "{depth}");
                let text = Value::from(json.as_str());
                assert_eq!(new.link, link_with(&format!("{{\"b\":0,\"c\":{text}}}")));
            }
            Err(error) => assert!(depth == MOST && is_said(error.to_string(), ""), "{error}"),
        }
    }
}

#[test]
fn another_senders_link_has_metadata_of_any_depth() {
    for (depth, json) in nested() {
        let link = link_with(&json);
        let options = tracklens_codec::Options::default().with_max_metadata_len(65_535);
        let what_if = read(&link, |it| WhatIf::of(it, options));
        let Sender::Writes(written) = what_if.sender else {
            panic!("{depth}");
        };
        assert!(written.is_same && written.text == link, "{depth}");
    }
}
