//! What other options of the module would mean, over the vectors and links made up for it.

use clap::Parser as _;
use jiff::Timestamp;
use serde_json::Value as Json;
use tracklens::commands::cli::Cli;
use tracklens::commands::decode::{self, Decode};
use tracklens::reading::Reading;
use tracklens::report::Format;
use tracklens::settings::Settings;
use tracklens::settings::keys::Keys;
use tracklens::writing::what_if::{EventMetadata, Sender, SenderLink, WhatIf};
use tracklens_codec::{Definition, Kind, MetadataOutcome, Options, RecordId};

use crate::keys::{self, CIPHER, SIGNATURE};
use crate::links;

/// The vectors: what the text is, and what is to be read of it.
fn vectors() -> impl Iterator<Item = (String, Json)> {
    let vectors = include_str!("../../codec/tests/vectors/links.jsonl");
    vectors.lines().map(|line| {
        let vector: Json = serde_json::from_str(line).unwrap();
        let text = vector["input"].as_str().unwrap().to_owned();
        (text, vector["link"].clone())
    })
}

/// Before any link of the vectors has expired.
fn settings() -> Settings {
    Settings::at(Timestamp::UNIX_EPOCH)
}

fn options(max: u32, includes: bool) -> Options {
    Options::default()
        .with_max_metadata_len(max)
        .with_click_tracking_include_metadata(includes)
}

fn answer(text: &str, settings: &Settings, options: Options) -> WhatIf {
    let mut buffer = Vec::new();
    let reading = Reading::new(text.as_bytes(), settings, &mut buffer);
    WhatIf::of(&reading, options)
}

fn what_if(text: &str, options: Options) -> WhatIf {
    answer(text, &settings(), options)
}

fn written(text: &str, options: Options) -> SenderLink {
    match what_if(text, options).sender {
        Sender::Writes(draft) => *draft,
        Sender::Unknown(why) => panic!("{why}"),
    }
}

fn decoded(text: &str) -> Json {
    let mut output = Vec::new();
    let candidates = [text.into()];
    let settings = settings();
    decode::run(
        &Decode {
            candidates: &candidates,
            ..Decode::lines(Format::Ndjson, &settings)
        },
        &b""[..],
        &mut output,
        |_| {},
    )
    .unwrap();
    serde_json::from_slice::<Json>(&output).unwrap()["link"].clone()
}

fn event(text: &str, options: Options) -> Json {
    let mut output = Vec::new();
    let settings = Settings {
        module: options,
        ..settings()
    };
    let candidates = [text.into()];
    decode::run(
        &Decode {
            candidates: &candidates,
            ..Decode::lines(Format::Event, &settings)
        },
        &b""[..],
        &mut output,
        |_| {},
    )
    .unwrap();
    serde_json::from_slice(&output).unwrap_or_default()
}

#[test]
fn the_event_carries_what_it_is_said_to() {
    let mut carried = 0;
    for (text, link) in vectors() {
        let len = link["metadata_len"].as_u64().unwrap_or_default();
        let len = u32::try_from(len).unwrap();
        for max in [0, len.saturating_sub(1), len, 1000] {
            for includes in [true, false] {
                let options = options(max, includes);
                let event = event(&text, options);
                let mut messages = event["msys"].as_object().into_iter().flatten();
                let has = messages.any(|(_, event)| event.get("rcpt_meta").is_some());
                let said = what_if(&text, options).event;
                assert_eq!(matches!(said, EventMetadata::Carried(_)), has, "{text}");
                carried += usize::from(has);
            }
        }
    }
    assert!(carried > 0);
}

#[test]
fn the_written_link_has_the_content_of_the_link_except_the_metadata() {
    let mut compared = 0;
    for (text, link) in vectors() {
        for options in [options(1000, true), options(1000, false), options(50, true)] {
            let Sender::Writes(draft) = what_if(&text, options).sender else {
                assert!(link["encrypted"] == true, "{text}");
                continue;
            };
            let (mut before, mut after) = (decoded(&text), decoded(&draft.text));
            let len = before["metadata_len"].as_u64().unwrap_or_default();
            let is_open = draft.kind != Kind::Click;
            let is_written = len > 0
                && len <= options.max_metadata_len().into()
                && (options.click_tracking_include_metadata() || is_open);
            assert_eq!(after.get("rcpt_meta").is_some(), is_written, "{text}");
            let has_metadata = matches!(draft.metadata, MetadataOutcome::Written(_));
            assert_eq!(has_metadata, is_written);
            // Of a link in another order or spelling, this is what is the same.
            for key in [
                "notes",
                "payload_len",
                "records",
                "max_metadata_len",
                "metadata_over",
            ] {
                for link in [&mut before, &mut after] {
                    link.as_object_mut().unwrap().shift_remove(key);
                }
            }
            if !is_written {
                for key in ["rcpt_meta", "metadata_len"] {
                    before.as_object_mut().unwrap().shift_remove(key);
                }
            }
            for added in &draft.added {
                let name = added.definition().and_then(Definition::name).unwrap();
                after.as_object_mut().unwrap().shift_remove(name);
            }
            for (key, value) in after.as_object().unwrap() {
                assert_eq!(Some(value), before.get(key), "{key} of {text}");
            }
            if draft.lost.is_empty() {
                let count = |link: &Json| link.as_object().unwrap().len();
                assert_eq!(count(&after), count(&before), "{before} {after}");
            }
            compared += 1;
        }
    }
    assert_eq!(compared, 3 * 38);
}

#[test]
fn under_the_options_of_the_sender_most_links_are_written_byte_for_byte() {
    let drafts: Vec<_> = vectors()
        .filter_map(
            |(text, _)| match what_if(&text, options(1000, true)).sender {
                Sender::Writes(draft) => Some((text, draft)),
                Sender::Unknown(_) => None,
            },
        )
        .collect();
    for (text, draft) in &drafts {
        assert_eq!(draft.is_same, draft.text == *text);
        assert_eq!(draft.differs_by_options_alone, draft.is_same);
        assert_eq!(draft.len_before, text.len());
    }
    let same = drafts.iter().filter(|(_, draft)| draft.is_same).count();
    assert_eq!((same, drafts.len()), (31, 38));
}

#[test]
fn the_event_of_metadata_without_a_byte_says_that_it_is_not_json() {
    let answer = what_if(&links::with_metadata(b""), Options::default());
    assert_eq!(answer.event, EventMetadata::NotJson);
}

#[test]
fn each_option_has_its_outcome() {
    let click = links::long_click();
    let open = vectors()
        .find(|(_, link)| link["event"] == "open" && link["metadata_len"].is_number())
        .unwrap()
        .0;
    let unsubscribe = links::list_unsubscribe();
    let outcome = |text: &str, max, includes| written(text, options(max, includes)).metadata;
    assert!(matches!(
        outcome(&click, 267, true),
        MetadataOutcome::Written(_)
    ));
    assert!(
        matches!(outcome(&click, 266, true), MetadataOutcome::OverLimit(it) if it.excess() == 1)
    );
    assert!(matches!(
        outcome(&click, 267, false),
        MetadataOutcome::TurnedOff(_)
    ));
    assert!(matches!(
        outcome(&open, 1000, false),
        MetadataOutcome::Written(_)
    ));
    assert_eq!(outcome(&unsubscribe, 1000, true), MetadataOutcome::Absent);
    let event = |text: &str, max, includes| what_if(text, options(max, includes)).event;
    assert!(matches!(
        event(&click, 267, false),
        EventMetadata::Carried(_)
    ));
    assert!(matches!(event(&click, 266, false), EventMetadata::OverLimit(it) if it.excess() == 1));
    assert_eq!(event(&unsubscribe, 1000, true), EventMetadata::NoMetadata);
    assert_eq!(
        event(&links::encrypted(), 1000, true),
        EventMetadata::Encrypted
    );
    assert_eq!(event("no link", 1000, true), EventMetadata::NoEvent);
    assert_eq!(event(&click[..700], 1000, true), EventMetadata::NoEvent);
    let other = links::with_metadata(b"{\"a\":1,\"a\":2}");
    assert_eq!(event(&other, 1000, true), EventMetadata::NotJson);
    let now = Timestamp::from_second(1_750_000_000).unwrap();
    assert!(!what_if(&click, Options::default()).has_expired);
    assert!(answer(&click, &Settings::at(now), Options::default()).has_expired);
}

#[test]
fn what_a_sender_would_write_is_unknown_where_the_content_is() {
    let unknown = |text: &str| match what_if(text, Options::default()).sender {
        Sender::Unknown(why) => why,
        Sender::Writes(draft) => panic!("{}", draft.text),
    };
    assert_eq!(unknown("no link"), "this is not a tracked link");
    assert_eq!(unknown(&links::encrypted()), "the payload is encrypted");
    let cut = &links::long_click()[..700];
    assert_eq!(
        unknown(cut),
        "the link has faults, and may have said more before"
    );
    let lacking = links::with_metadata(b"{}");
    assert_eq!(unknown(&lacking), "the link lacks its message_id");
    let hidden = links::link(&[
        (0x46, b"\x65\x55\x5e\x6c"),
        (0x3f, b""),
        (0x44, b"https://www.example.com/\xff"),
        (0x42, b"0123456789"),
        (0x52, b"user@example.com"),
    ]);
    assert_eq!(
        unknown(&hidden),
        "the link has faults, and may have said more before"
    );
}

#[test]
fn records_that_current_senders_do_not_write_are_listed() {
    let text = links::link(&[
        (0x46, b"\x65\x55\x5e\x6c"),
        (0x3f, b""),
        (0x44, b"https://www.example.com/"),
        (0x42, b"0123456789"),
        (0x52, b"user@example.com"),
        (0x58, b"\0\0\0\0"),
        (0x13, b""),
    ]);
    let draft = written(&text, Options::default());
    assert!(!draft.is_same && !draft.differs_by_options_alone);
    assert_eq!(draft.lost, [RecordId::new(19).unwrap()]);
    assert_eq!(draft.added, [RecordId::TENANT_ID]);
}

#[test]
fn with_keys_it_is_signed_and_encrypted_again() {
    let plain = links::long_click();
    let settings = |signs: bool| {
        let signature = if signs { &SIGNATURE[..] } else { &[] };
        let arguments = [&["tracklens"], &CIPHER[..], signature].concat();
        let options = Cli::parse_from(arguments).reading.keys;
        Settings {
            keys: Keys::load(options.files()).unwrap(),
            ..settings()
        }
    };
    let text = keys::encrypted(&plain);
    let written = |signs| match answer(&text, &settings(signs), Options::default()).sender {
        Sender::Writes(draft) => draft,
        Sender::Unknown(why) => panic!("{why}"),
    };
    let draft = written(false);
    assert!(draft.is_same && !draft.is_signed);
    let draft = written(true);
    assert!(!draft.is_same && draft.is_signed);
    assert_eq!(draft.text.len(), text.len());
}
