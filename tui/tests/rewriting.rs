//! Links with one thing changed: what is written, what is refused, and that all else stays as it was.

use clap::Parser as _;
use jiff::Timestamp;
use tracklens::commands::cli::Cli;
use tracklens::reading::fields::groups;
use tracklens::reading::source::PartName;
use tracklens::reading::{Reading, SignatureStatus};
use tracklens::settings::Settings;
use tracklens::settings::keys::Keys;
use tracklens::writing::rewriting::{
    EditError, EditPlace, Rewritten, Signing, ValueForm, missing, present, remove, rewrite,
};
use tracklens_codec::{Definition, Records, Shape};

use crate::keys::{CIPHER, OTHER_CIPHER, SIGNATURE, encrypted, signed};
use crate::links;

const VECTORS: &str = include_str!("../../codec/tests/vectors/links.jsonl");

/// An expiry, the kind, a target in the query, and what no writer writes.
const LINK: &str = "HTTPS://me@click.example.com:81/f/in%2Dapp/AAECAwQFBgcICQoLDA0ODw%7E%7E/AAAAKgA%7E/\
    RgRlVV5sPwRSBHVAZS5hAQFY/?a=1&target=x%2Fy&b=2#top";

fn settings(keys: &[&str]) -> Settings {
    let arguments = [&["tracklens"], keys].concat();
    let mut settings = Settings::at(Timestamp::from_second(1_750_000_000).unwrap());
    settings.keys = Keys::load(Cli::parse_from(arguments).reading.keys.files()).unwrap();
    settings
}

fn read<T>(link: &str, keys: &[&str], ask: impl FnOnce(&Reading<'_>) -> T) -> T {
    let settings = settings(keys);
    ask(&Reading::new(link.as_bytes(), &settings, &mut Vec::new()))
}

fn rewritten(link: &str, place: &EditPlace, typed: &str) -> Result<Rewritten, EditError> {
    read(link, &[], |reading| rewrite(reading, place, typed))
}

/// The link that is written, or what is said instead.
fn said(result: Result<Rewritten, EditError>) -> String {
    match result {
        Ok(new) => new.link,
        Err(error) => error.to_string(),
    }
}

fn vectors() -> Vec<String> {
    let links = VECTORS.lines().map(|line| {
        let vector: serde_json::Value = serde_json::from_str(line).unwrap();
        vector["input"].as_str().unwrap().to_owned()
    });
    links.collect()
}

/// The vectors, and each of them as a mailer or a person might have it.
fn links_in_many_spellings() -> Vec<String> {
    let spelled = |link: String| {
        let odd = link.replace('~', "%7E").replacen("https", "HTTPS", 1);
        let bare = link.replace('~', "");
        let (query, fragment) = if link.contains('?') {
            (format!("{link}&x=1"), format!("{link}#f"))
        } else {
            (format!("{link}?x=1"), format!("{link}/#f"))
        };
        [link, odd, bare, query, fragment]
    };
    vectors().into_iter().flat_map(spelled).collect()
}

#[test]
fn a_part_is_written_in_its_place_and_all_else_stays_as_it_is_spelled() {
    let replaced = |old: &str, new: &str| LINK.replacen(old, new, 1);
    let part = EditPlace::Part;
    for (place, typed, expected) in [
        (part(PartName::Scheme), "http", replaced("HTTPS", "http")),
        (
            part(PartName::Host),
            "[2001:db8::1]",
            replaced("click.example.com", "[2001:db8::1]"),
        ),
        (part(PartName::Port), "00443", replaced(":81", ":443")),
        (part(PartName::UserInfo), "you:x", replaced("me@", "you:x@")),
        (
            part(PartName::Sublink),
            "open in/app",
            replaced("in%2Dapp", "open_in/app"),
        ),
        (part(PartName::Route), "q", replaced("/f/in%2Dapp/", "/q/")),
        (part(PartName::Route), "e", replaced("/f/in%2Dapp/", "/e/")),
        (
            part(PartName::Signature),
            "ff0102030405060708090a0b0c0d0eFF",
            replaced("AAECAwQFBgcICQoLDA0ODw", "_wECAwQFBgcICQoLDA0O_w"),
        ),
        (
            part(PartName::Target),
            "https://é.test/?a b&c~",
            replaced("x%2Fy", "https%3A%2F%2F%C3%A9.test%2F%3Fa%20b%26c~"),
        ),
        (
            part(PartName::Query),
            "target=z",
            replaced("a=1&target=x%2Fy&b=2", "target=z"),
        ),
        (part(PartName::Fragment), "end", replaced("#top", "#end")),
        (EditPlace::CustomerId, "43", replaced("AAAAKgA", "AAAAKwA")),
        (
            EditPlace::Record(0),
            "1970-01-01T00:00:01Z",
            replaced("RgRlVV5s", "RgQAAAAB"),
        ),
        (EditPlace::Event, "click", LINK.to_owned()),
        (
            EditPlace::Event,
            "open",
            replaced("/f/in%2Dapp/", "/q/").replace("V5sPwRS", "V5sPgRS"),
        ),
    ] {
        let new = rewritten(LINK, &place, typed).unwrap();
        assert_eq!(new.link, expected, "{place:?}");
        assert_eq!(new.changes.is_empty(), new.link == LINK);
        for change in new.changes {
            let now = change.new.unwrap_or_default();
            assert_ne!(LINK[change.old.unwrap_or_default()], expected[now.clone()]);
            assert!(now.start <= change.differs.start && change.differs.end <= now.end);
        }
    }
}

#[test]
fn an_invalid_part_gets_an_error_with_its_position() {
    let part = EditPlace::Part;
    let link = links::long_click();
    let hex = "these are not pairs of hexadecimal digits";
    for (place, typed, expected) in [
        (
            part(PartName::Host),
            "a b",
            "this is not a host (at byte 1)",
        ),
        (part(PartName::Host), "", "this is not a host (at byte 0)"),
        (
            part(PartName::Host),
            "a/f/b",
            "this is not a host (at byte 1)",
        ),
        (part(PartName::Port), "65536", "the number is too large"),
        (
            part(PartName::Port),
            "8x",
            "a number has only digits (at byte 1)",
        ),
        (
            part(PartName::Sublink),
            "a//b",
            "this is not a sublink (at byte 2)",
        ),
        (
            part(PartName::Signature),
            "00",
            "this must be 32 hexadecimal digits, and has 2",
        ),
        (
            part(PartName::Signature),
            "0g",
            &*format!("{hex} (at byte 1)"),
        ),
        (part(PartName::Scheme), "ftp", "the scheme is http or https"),
        (part(PartName::Route), "x", "the route is f, e, q or u"),
        (
            part(PartName::Payload),
            "x",
            "the payload is made of records: edit these",
        ),
        (
            part(PartName::Fragment),
            "x",
            "the link has no such part, and it can't be added",
        ),
        (
            EditPlace::CustomerId,
            "4294967296",
            "the number is too large",
        ),
        (EditPlace::CustomerId, "", "this has no digit (at byte 0)"),
        (
            EditPlace::Event,
            "amp_click",
            "this must be click, open, initial_open or list_unsubscribe",
        ),
        (EditPlace::Record(99), "x", "there is no such record"),
        (
            EditPlace::LeftOver,
            "x",
            "bytes that are not a record can't be edited; they can be removed",
        ),
        (
            EditPlace::NewMember,
            "x",
            "a key and its value are typed as name=value (at byte 1)",
        ),
        (
            EditPlace::Member("/no/such".to_owned()),
            "1",
            "the metadata has nothing there",
        ),
    ] {
        assert_eq!(
            said(rewritten(&link, &place, typed)),
            expected,
            "{place:?} {typed}"
        );
    }
    let misread = "the link would be read differently: this reaches into other parts";
    for (name, typed) in [(PartName::UserInfo, "a/b"), (PartName::Query, "a#b")] {
        assert_eq!(
            said(rewritten(LINK, &part(name), typed)),
            misread,
            "{typed}"
        );
    }
    let more = LINK.replace("AQFY/?", "AQFY/more?");
    let other = "AAECAwQFBgcICQoLDA0ODw/AAAAAQA/Pg";
    assert_eq!(
        said(rewritten(&more, &part(PartName::TrailingPath), other)),
        misread
    );
}

#[test]
fn an_invalid_value_gets_an_error_with_its_position() {
    let (link, long) = (links::long_click(), "x".repeat(65));
    let too_late = "a link can only hold times from 1970 to 2106";
    let no_time = "a time is Unix seconds (1700686942) or RFC 3339 (2023-11-22T21:02:22Z)";
    for (name, typed, expected) in [
        ("expiry", "2200-01-01T00:00:00Z", too_late),
        ("expiry", "-1", too_late),
        ("expiry", "tomorrow", no_time),
        (
            "transmission_id",
            "18446744073709551616",
            "the number is too large",
        ),
        (
            "subaccount_id",
            "-1",
            "a number has only digits (at byte 0)",
        ),
        (
            "message_id",
            "00",
            "this must be 20 hexadecimal digits, and has 2",
        ),
        ("rcpt_meta", "[]", "metadata is a JSON object: { … }"),
        ("rcpt_meta", "{\"a\":}", "this is not JSON (at byte 5)"),
        (
            "campaign_id",
            &*long,
            "the value of campaign_id is too long (65 bytes, limit 64)",
        ),
        (
            "target_link_name",
            &*long,
            "the value of target_link_name is too long (65 bytes, limit 63)",
        ),
    ] {
        let place = match record_named(&link, name) {
            Some(index) => EditPlace::Record(index),
            None => EditPlace::NewRecord(definition(name).id()),
        };
        assert_eq!(
            said(rewritten(&link, &place, typed)),
            expected,
            "{name} {typed}"
        );
    }
}

fn definition(name: &str) -> &'static Definition {
    Definition::all()
        .find(|it| it.name() == Some(name))
        .unwrap()
}

fn record_named(link: &str, name: &str) -> Option<usize> {
    read(link, &[], |reading| {
        let record = reading.records().unwrap().first(definition(name).id());
        record.map(|it| it.index())
    })
}

/// The text to type for a record, and how it is shown afterward.
fn new_value(form: ValueForm) -> (&'static str, &'static str) {
    match form {
        ValueForm::Number => ("4294967295", "4294967295"),
        ValueForm::Time => ("2030-01-01T00:00:00Z", "1893456000"),
        ValueForm::TransmissionId => ("18446744073709551615", "18446744073709551615"),
        ValueForm::MessageId => ("00112233445566778899", "00112233445566778899"),
        ValueForm::Metadata => (r#"{"edited": 1.50}"#, r#"{"edited": 1.50}"#),
        ValueForm::Hexadecimal => ("c3a9", "c3a9"),
        _ => ("édité", "édité"),
    }
}

fn bytes_of(records: &Records<'_>, index: usize) -> Vec<u8> {
    let record = records.iter().nth(index).unwrap();
    records.payload()[record.offset()..record.end()].to_vec()
}

/// All bytes of the payload but those of a record.
fn others(reading: &Reading<'_>, index: usize) -> (Vec<Vec<u8>>, Vec<u8>) {
    let records = reading.records().unwrap();
    let others = (0..records.len()).filter(|it| *it != index);
    let others = others.map(|it| bytes_of(records, it)).collect();
    (others, records.left_over().to_vec())
}

/// The parts as written, except the payload and, if it is made again, the signature.
fn parts(reading: &Reading<'_>, signing: Signing) -> Vec<Option<Vec<u8>>> {
    let parts = reading.link().unwrap().parts();
    let is_new = |name: &PartName| {
        *name == PartName::Payload || *name == PartName::Signature && signing == Signing::Renewed
    };
    let same = PartName::ALL.into_iter().filter(|it| !is_new(it));
    same.map(|name| name.of(parts).map(|part| part.as_bytes().to_vec()))
        .collect()
}

#[test]
fn a_record_reads_as_it_was_typed_and_every_other_is_byte_for_byte_what_it_was() {
    let both = [&CIPHER[..], &SIGNATURE].concat();
    let plain = links_in_many_spellings();
    let of_keys = vectors().into_iter().filter(|link| record_count(link) > 0);
    let encrypted: Vec<String> = of_keys.map(|link| signed(&encrypted(&link))).collect();
    let mut changed = 0;
    for (links, keys) in [(&plain, &[][..]), (&encrypted, &both)] {
        for link in links {
            for index in 0..read(link, keys, |it| it.records().map_or(0, Records::len)) {
                changed += usize::from(check_record(link, keys, index));
            }
        }
    }
    assert!(changed > 1400, "{changed} records");
}

fn record_count(link: &str) -> usize {
    read(link, &[], |reading| {
        reading.records().map_or(0, Records::len)
    })
}

/// Whether the record is one that can be changed.
fn check_record(link: &str, keys: &[&str], index: usize) -> bool {
    let place = EditPlace::Record(index);
    read(link, keys, |old| {
        let Ok((form, was)) = present(old, &place) else {
            let record = old.records().unwrap().iter().nth(index).unwrap();
            let shape = record.id().definition().map(Definition::shape);
            assert_eq!(shape, Some(Shape::Kind), "{link}");
            return false;
        };
        let same = rewrite(old, &place, &was).unwrap();
        assert_eq!((&*same.link, same.changes.len()), (link, 0));
        let (typed, shown) = new_value(form);
        let new = rewrite(old, &place, typed).unwrap();
        let expected = if keys.is_empty() {
            Signing::Stale
        } else {
            Signing::Renewed
        };
        assert_eq!(new.signing, expected);
        read(&new.link, keys, |now| {
            assert_eq!(others(now, index), others(old, index), "{link}");
            assert_eq!(parts(now, new.signing), parts(old, new.signing), "{link}");
            assert_eq!(present(now, &place), Ok((form, shown.to_owned())), "{link}");
            if new.signing == Signing::Renewed {
                assert_eq!(now.signature_status(), Some(SignatureStatus::Valid));
            }
            let back = rewrite(now, &place, &was).unwrap();
            read(&back.link, keys, |back| {
                assert_eq!(back.records().unwrap().len(), old.records().unwrap().len());
                assert_eq!(present(back, &place), Ok((form, was.clone())));
            });
        });
        let less = remove(old, &place).unwrap();
        read(&less.link, keys, |now| {
            let all: Vec<_> = {
                let records = now.records().unwrap();
                (0..records.len()).map(|it| bytes_of(records, it)).collect()
            };
            assert_eq!(all, others(old, index).0, "{link}");
            assert_eq!(parts(now, less.signing), parts(old, less.signing), "{link}");
        });
        true
    })
}

#[test]
fn a_missing_field_can_be_added_and_nothing_else_changes() {
    let mut added = 0;
    for link in links_in_many_spellings() {
        read(&link, &[], |old| {
            let all = missing(old).unwrap_or_default();
            for it in all {
                let (form, empty) = present(old, &it.place).unwrap();
                assert_eq!(empty, "");
                let typed = match form {
                    ValueForm::Port => "81",
                    ValueForm::Sublink | ValueForm::Target => "edited",
                    _ => new_value(form).0,
                };
                let new = rewrite(old, &it.place, typed).unwrap();
                added += 1;
                read(&new.link, &[], |now| {
                    assert!(!missing(now).unwrap_or_default().contains(&it), "{link}");
                    assert!(now.faults().eq(old.faults()), "{link}");
                    if let EditPlace::NewRecord(id) = it.place {
                        let records = now.records().unwrap();
                        let index = records.first(id).unwrap().index();
                        let before = old.records().unwrap();
                        let before: Vec<_> =
                            (0..before.len()).map(|it| bytes_of(before, it)).collect();
                        assert_eq!(others(now, index).0, before, "{link}");
                        let less = remove(now, &EditPlace::Record(index)).unwrap();
                        assert_eq!(less.link, link);
                    }
                });
            }
        });
    }
    assert!(added > 1000, "{added} additions");
}

#[test]
fn every_kind_of_link_can_be_made_every_other_and_back() {
    for link in vectors() {
        let was = read(&link, &[], |it| it.link().unwrap().kind().unwrap());
        for kind in ["click", "open", "initial_open", "list_unsubscribe"] {
            let new = rewritten(&link, &EditPlace::Event, kind);
            let is_plain = record_count(&link) > 0;
            if !is_plain && kind == "initial_open" {
                let expected = "this must be click, open, initial_open or list_unsubscribe";
                assert_eq!(said(new), expected);
                continue;
            }
            let new = new.unwrap();
            read(&new.link, &[], |now| {
                let link = now.link().unwrap();
                assert_eq!(link.kind().unwrap().name(), kind);
                assert_eq!(now.first_fault(), None, "{kind} of {}", new.link);
                let mut codes = now.notes().map(|note| note.code.name());
                assert!(codes.all(|code| code != "route_mismatch"));
            });
            let back = rewritten(&new.link, &EditPlace::Event, was.name()).unwrap();
            let is_usual = link.contains("/f/a/") || !link.contains("/f/") && !link.contains("/e/");
            if is_usual {
                assert_eq!(back.link, link);
            }
        }
    }
}

#[test]
fn what_is_not_of_the_content_leaves_the_signature_alone() {
    let link = signed(&links::long_click());
    read(&link, &SIGNATURE, |reading| {
        let host = rewrite(reading, &EditPlace::Part(PartName::Host), "x.test").unwrap();
        assert_eq!(host.signing, Signing::Kept);
        assert!(host.link.contains("://x.test/f/"));
        let typed = "00".repeat(16);
        let own = rewrite(reading, &EditPlace::Part(PartName::Signature), &typed).unwrap();
        assert_eq!(own.signing, Signing::Typed);
        let customer = rewrite(reading, &EditPlace::CustomerId, "7").unwrap();
        assert_eq!(customer.signing, Signing::Renewed);
        read(&customer.link, &SIGNATURE, |now| {
            assert_eq!(now.signature_status(), Some(SignatureStatus::Valid));
        });
    });
}

#[test]
fn without_a_key_that_fits_nothing_encrypted_can_be_changed() {
    let link = encrypted(&links::long_click());
    let no_key = "the payload is encrypted, and there is no key for it";
    let wrong_key = "the payload is encrypted, and the operator's key does not fit";
    for (keys, expected) in [(&[][..], no_key), (&OTHER_CIPHER, wrong_key)] {
        read(&link, keys, |reading| {
            for place in [EditPlace::Record(0), EditPlace::NewMember] {
                assert_eq!(present(reading, &place).unwrap_err().to_string(), expected);
                assert_eq!(said(rewrite(reading, &place, "1")), expected);
                assert_eq!(said(remove(reading, &EditPlace::Record(0))), expected);
            }
            let customer = rewrite(reading, &EditPlace::CustomerId, "7").unwrap();
            assert_eq!(customer.signing, Signing::Stale);
        });
    }
}

#[test]
fn damage_is_mended_or_said() {
    let unknown = links::unknown_records();
    read(&unknown, &[], |reading| {
        assert_eq!(
            present(reading, &EditPlace::Record(0)),
            Ok((ValueForm::Time, String::new()))
        );
        let mended = rewrite(reading, &EditPlace::Record(0), "1").unwrap();
        let second = remove(reading, &EditPlace::Record(5)).unwrap();
        let other = rewrite(reading, &EditPlace::Record(5), "third@example.com").unwrap();
        let codes = |link: &str| {
            read(link, &[], |it| {
                it.faults().map(|fault| fault.code()).collect::<Vec<_>>()
            })
        };
        assert_eq!(codes(&unknown), ["record_length", "repeated_record"]);
        assert_eq!(codes(&mended.link), ["repeated_record"]);
        assert_eq!(codes(&second.link), ["record_length"]);
        assert_eq!(codes(&other.link), ["record_length", "repeated_record"]);
    });
    let damaged = unknown.replace("/RgNlVV4_", "/RgNlVV4_!");
    let expected = "the text of the payload is damaged: everything after the damage would be lost";
    assert_eq!(
        said(rewritten(&damaged, &EditPlace::Record(0), "1")),
        expected
    );
    let cut = &links::long_click()[..300];
    read(cut, &[], |reading| {
        let less = remove(reading, &EditPlace::LeftOver).unwrap();
        assert_eq!(read(&less.link, &[], |it| it.faults().count()), 0);
        let left_over = reading.records().unwrap().left_over().to_vec();
        let new = rewrite(reading, &EditPlace::Record(0), "1").unwrap();
        read(&new.link, &[], |now| {
            assert_eq!(now.records().unwrap().left_over(), left_over);
        });
    });
    let bad = links::hostile();
    read(&bad, &[], |reading| {
        let (form, digits) = present(reading, &EditPlace::Record(2)).unwrap();
        assert_eq!(form, ValueForm::Hexadecimal);
        assert!(digits.ends_with("c29bff"));
        let new = rewrite(reading, &EditPlace::Record(2), "61").unwrap();
        let fields = read(&new.link, &[], |it| {
            let fields = groups(it).into_iter().flat_map(|group| group.fields);
            let mut named = fields.filter(|field| field.name == "rcpt_to");
            named.next().map(|field| field.shown().as_str().to_owned())
        });
        assert_eq!(fields.as_deref(), Some("a"));
        let bad = "the text of rcpt_to is not UTF-8 at byte 0";
        assert_eq!(said(rewrite(reading, &EditPlace::Record(2), "ff")), bad);
    });
    assert_eq!(
        said(rewritten("x", &EditPlace::CustomerId, "1")),
        "the text is not a tracked link"
    );
}

#[test]
fn parts_are_removed_with_what_parts_them_from_others() {
    for (name, expected) in [
        (PartName::UserInfo, LINK.replace("me@", "")),
        (PartName::Port, LINK.replace(":81", "")),
        (
            PartName::Target,
            LINK.replace("target=x%2Fy&", "").replace("a=1b", "a=1&b"),
        ),
        (PartName::Query, LINK.replace("?a=1&target=x%2Fy&b=2", "")),
        (PartName::Fragment, LINK.replace("#top", "")),
        (
            PartName::Host,
            "without this it would not be a link".to_owned(),
        ),
        (
            PartName::Token,
            "without this it would not be a link".to_owned(),
        ),
    ] {
        let result = read(LINK, &[], |it| remove(it, &EditPlace::Part(name)));
        assert_eq!(said(result), expected, "{name:?}");
    }
    let open = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~";
    for (query, expected) in [
        ("?target=x", ""),
        ("?target=x&b=2", "?b=2"),
        ("?a=1&target=x", "?a=1"),
        ("?a=1&target=x#f", "?a=1#f"),
    ] {
        let link = format!("{open}{query}");
        let result = read(&link, &[], |it| {
            remove(it, &EditPlace::Part(PartName::Target))
        });
        assert_eq!(said(result), format!("{open}{expected}"));
    }
    let empty = said(read(open, &[], |it| remove(it, &EditPlace::Record(0))));
    assert_eq!(empty, "the payload is empty");
}

#[test]
fn a_key_of_the_metadata_is_added_changed_and_removed() {
    let json = r#"{"b":1.50,"a":"\u00e9"}"#;
    let link = links::with_metadata(json.as_bytes());
    let metadata = |result: Result<Rewritten, EditError>| {
        read(&result.unwrap().link, &[], |it| {
            let metadata = it.metadata().unwrap();
            String::from_utf8(metadata.as_bytes().to_vec()).unwrap()
        })
    };
    let added = metadata(rewritten(&link, &EditPlace::NewMember, "c=x"));
    assert_eq!(added, r#"{"b":1.50,"a":"\u00e9","c":"x"}"#);
    let changed = metadata(rewritten(&link, &EditPlace::Member("/b".to_owned()), "[]"));
    assert_eq!(changed, r#"{"b":[],"a":"\u00e9"}"#);
    let removed = read(&link, &[], |it| {
        remove(it, &EditPlace::Member("/b".to_owned()))
    });
    assert_eq!(metadata(removed), r#"{"a":"\u00e9"}"#);
    let without = links::initial_open();
    let made = metadata(rewritten(&without, &EditPlace::NewMember, "a=1"));
    assert_eq!(made, r#"{"a":1}"#);
}

/// `fuzz/regressions/edits/port-after-a-host-with-a-colon`: the law took every port for one that can be removed.
#[test]
fn a_port_stays_where_the_host_would_end_at_a_colon_without_it() {
    let settings = settings(&[]);
    let link = "https://a:b.example.com:8080/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~";
    let mut buffer = Vec::new();
    let reading = Reading::new(link.as_bytes(), &settings, &mut buffer);
    let error = remove(&reading, &EditPlace::Part(PartName::Port)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the link would be read differently: this reaches into other parts"
    );
}

/// `fuzz/regressions/edits/empty-segment-before-an-unsubscribe`: the law took the segment away.
#[test]
fn an_unsubscribe_with_an_empty_segment_becomes_a_click_that_keeps_it() {
    let route = EditPlace::Part(PartName::Route);
    assert_eq!(
        said(rewritten(
            "/u//AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5s",
            &route,
            "f"
        )),
        "/f//AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5s"
    );
}

/// `fuzz/regressions/edits/path-after-a-payload-of-no-symbols`: the law kept the payload, which is one only before a path.
#[test]
fn without_the_path_after_it_a_payload_of_no_symbols_is_none() {
    let settings = settings(&[]);
    let front = "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~";
    let link = format!("{front}//more");
    let mut buffer = Vec::new();
    let reading = Reading::new(link.as_bytes(), &settings, &mut buffer);
    let new = remove(&reading, &EditPlace::Part(PartName::TrailingPath)).unwrap();
    assert_eq!(new.link.trim_end_matches('/'), front);
    let mut buffer = Vec::new();
    let reading = Reading::new(new.link.as_bytes(), &settings, &mut buffer);
    assert!(reading.records().is_none());
}

/// `fuzz/regressions/edits/text-that-is-not-utf-8-before-text-that-is`: the law typed digits again, which are text then.
#[test]
fn digits_are_bytes_only_where_the_value_is_not_utf_8() {
    let front = "https://click.example.com/f/a/AAECAwQFBgcICVoLDA0ODw~~/AAAAAQA~";
    let with = |payload| format!("{front}/{payload}");
    let record = EditPlace::Record(1);
    let as_bytes = rewritten(&with("P0UE4oKs4g~~"), &record, "e282ac");
    assert_eq!(said(as_bytes), with("P0UD4oKs"));
    let as_text = rewritten(&with("P0UD4oKs"), &record, "e2");
    assert_eq!(said(as_text), with("P0UCZTI~"));
}

/// `fuzz/regressions/edits/payload-as-long-as-a-signature`: the law took every record for one that can be edited.
#[test]
fn a_record_stays_where_the_payload_would_become_the_signature() {
    let settings = settings(&[]);
    let link = "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0OD~~/AAAAAQA~/RgRlVV5sP1ILdXNlckBiLnRlc3Q~";
    let mut buffer = Vec::new();
    let reading = Reading::new(link.as_bytes(), &settings, &mut buffer);
    let error = rewrite(&reading, &EditPlace::Record(2), "a@b.tst").unwrap_err();
    assert_eq!(
        error.to_string(),
        "the link would be read differently: this reaches into other parts"
    );
    assert!(rewrite(&reading, &EditPlace::Record(2), "a@b.test").is_ok());
}
