//! Links that were read and are written again, unchanged or with other parts, with every function that writes.

use std::fmt::{self, Write};

use tracklens_codec::{
    Flag, Host, Link, MAX_PAYLOAD_LEN, NewLink, Origin, RecordId, RecordList, Route, Scheme,
    Signature, Sublink, Token, UnsignedLink, WriteError,
};

use crate::vectors::texts;

// F-2.2, F-11.9, F-11.13
#[test]
fn every_vector_is_written_again_byte_for_byte_with_tildes_for_padding() {
    for text in texts() {
        with_new_link(&text, |link| {
            assert_eq!(link.to_string(), text.replace("%7E", "~"));
            assert!(link.unsigned().is_canonical());
        });
    }
}

#[test]
fn what_no_writer_writes_is_dropped_part_by_part() {
    let path = "AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~";
    for (text, dropped) in [
        (format!("https://a.example.com/q/{path}/Pg~~"), vec![]),
        (format!("/q/{path}/Pg~~/?#"), vec![]),
        (
            format!("https://user@a.example.com/q/{path}/Pg~~/more?a&b=c#top"),
            vec!["user", "more", "a", "b=c", "top"],
        ),
        (format!("/f/a/{path}/PwQ~?target=a"), vec![]),
        (format!("/f/a/{path}/PwQ~?target="), vec!["target="]),
        (
            format!("/f/a/{path}/PwQ~?x=y&&target=a&target=b"),
            vec!["x=y", "target=b"],
        ),
        (format!("/f/a/{path}/P0QBYQ~~?target=b"), vec!["target=b"]),
        (format!("/q/{path}/Pg~~?target=b"), vec!["target=b"]),
    ] {
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = Link::decode_partial(&text, &mut buffer).unwrap();
        let found: Vec<_> = NewLink::dropped(&link).collect();
        let texts = found.iter().map(|part| part.to_str().unwrap());
        assert!(texts.eq(dropped), "{text}: {found:?}");
        for part in found {
            assert_eq!(text.as_bytes()[part.span().range()], *part.as_bytes());
        }
    }
}

#[test]
fn a_buffer_that_is_too_small_is_an_error_and_does_not_change() {
    for text in texts() {
        with_new_link(&text, |link| {
            let needed = link.len();
            for available in 0..needed {
                let mut output = vec![0xa5; available];
                let error = link.write_to_slice(&mut output).unwrap_err();
                let [needed, available] = [needed, available].map(|it| u32::try_from(it).unwrap());
                assert_eq!(error, WriteError::BufferTooSmall { needed, available });
                assert!(output.iter().all(|&byte| byte == 0xa5));
            }
            for spare in [0, 1, 100] {
                let mut output = vec![0xa5; needed + spare];
                assert_eq!(link.write_to_slice(&mut output).unwrap(), link.to_string());
                assert!(output[needed..].iter().all(|&byte| byte == 0xa5));
            }
        });
    }
}

#[test]
fn payloads_of_every_length_are_written_alike_by_both_ways() {
    for len in 1..=300 {
        let payload: Vec<u8> = (0..len).map(|it| u8::try_from(it % 251).unwrap()).collect();
        let link = plaintext(&payload).with_signature(Signature::new([0xff; 16]));
        let text = link.to_string();
        assert_eq!(text.len(), link.len());
        assert_eq!(link.write_to_slice(&mut [0; 4096]), Ok(&*text));
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        if let Ok(read) = Link::decode_partial(&text, &mut buffer) {
            assert_eq!(read.payload().as_bytes(), payload, "{len}");
        }
    }
}

/// `fuzz/regressions/rewriting/payload-of-one-character.link`: a reader finds no payload after a
/// last slash.
// F-11.23
#[test]
fn a_link_with_an_empty_payload_is_not_written() {
    let refused = UnsignedLink::new(origin(), Route::Open, token(), b"");
    assert_eq!(refused, Err(WriteError::EmptyPayload));
    let refused = plaintext(b"\x3e").with_payload(Flag::Encrypted, b"");
    assert_eq!(refused, Err(WriteError::EmptyPayload));
    let text = "https://click.example.com/e/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/R";
    let mut buffer = [0; 4];
    let link = Link::decode_partial(text, &mut buffer).unwrap();
    assert_eq!(NewLink::of(&link), Err(WriteError::IncompleteLink));
}

#[test]
fn writing_ends_when_the_output_is_full() {
    let link = plaintext(&[7; 100]).with_signature(Signature::new([0; 16]));
    for room in 0..link.len() {
        let mut output = Full { room };
        assert!(write!(output, "{link}").is_err(), "{room}");
    }
    assert!(write!(Full { room: link.len() }, "{link}").is_ok());
}

// F-10.1, F-11.20
#[test]
fn a_link_is_never_longer_than_the_tracker_redirects() {
    for len in 3000..=3072 {
        let payload = vec![0; len];
        match UnsignedLink::new(origin(), Route::Open, token(), &payload) {
            Ok(link) => assert!(link.len() <= 4096),
            Err(WriteError::LinkTooLong { limit, len }) => {
                assert_eq!(limit, 4096);
                assert!((4097..=4200).contains(&len));
            }
            Err(error) => panic!("{error}"),
        }
    }
    let payload = [0; 3000];
    let link = UnsignedLink::new(origin(), Route::Click, token(), &payload).unwrap();
    let room = 4096 - link.len();
    let sublink = |len: usize| "s".repeat(len);
    // The other sublink replaces `a`.
    let [fits, does_not] = [sublink(room + 1), sublink(room + 2)];
    let fits = link.with_sublink(Sublink::new(&fits).unwrap());
    assert_eq!(fits.map(|it| it.len()), Ok(4096));
    let refused = link.with_sublink(Sublink::new(&does_not).unwrap());
    let [limit, len] = [4096, 4097];
    assert_eq!(
        refused.map(|it| it.len()),
        Err(WriteError::LinkTooLong { limit, len })
    );
    let target = "%".repeat(room);
    assert_eq!(
        link.with_query_target(Some(&target)).unwrap_err().code(),
        "link_too_long"
    );
    let host = "h".repeat(room + 32);
    let long = Origin::new(Scheme::Https, Host::new(&host).unwrap()).with_port(65535);
    assert_eq!(link.with_origin(long).unwrap_err().code(), "link_too_long");
    let longer = [0; MAX_PAYLOAD_LEN];
    let refused = link.with_payload(Flag::Encrypted, &longer);
    assert_eq!(refused.unwrap_err().code(), "link_too_long");
}

// F-1.13, F-11.17
#[test]
fn spaces_in_a_sublink_become_underscores() {
    for (sublink, written) in [
        ("open in app", "open_in_app"),
        ("a", "a"),
        ("app/my shop", "app/my_shop"),
        ("x:y@z!", "x:y@z!"),
    ] {
        let link = UnsignedLink::new(origin(), Route::Click, token(), b"\x3f")
            .and_then(|link| link.with_sublink(Sublink::new(sublink)?))
            .unwrap()
            .with_signature(Signature::new([0; 16]));
        assert_eq!(Sublink::new(sublink).unwrap().to_string(), written);
        let text = link.to_string();
        assert!(text.contains(&format!("/f/{written}/AAAAAAAA")), "{text}");
        assert_eq!(text.len(), link.len());
        assert!(Link::decode_strict(&text, &mut [0; 16]).is_ok());
    }
}

// F-11.17
#[test]
fn a_bad_sublink_or_host_gets_an_error_with_its_position() {
    for (sublink, offset) in [
        ("", 0),
        ("/a", 0),
        ("a/", 2),
        ("a//b", 2),
        ("a?b", 1),
        ("a#b", 1),
        ("a%20b", 1),
        ("käse", 1),
        ("a\n", 1),
        ("a\"", 1),
    ] {
        let refused = Err(WriteError::InvalidSublink { offset });
        assert_eq!(Sublink::new(sublink), refused, "{sublink:?}");
    }
    for (host, offset) in [
        ("", 0),
        ("a b", 1),
        ("a/b", 1),
        ("a:80", 1),
        ("u@a", 1),
        ("[]", 1),
        ("[::1", 0),
        ("[::g]", 3),
        ("bücher.example.com", 1),
    ] {
        let refused = Err(WriteError::InvalidHost { offset });
        assert_eq!(Host::new(host), refused, "{host:?}");
    }
}

// F-11.18
#[test]
fn a_sublink_belongs_to_clicks_alone() {
    let sublink = Sublink::default();
    for route in [Route::Open, Route::OldClick, Route::Unsubscribe] {
        let link = UnsignedLink::new(origin(), route, token(), b"\x3f").unwrap();
        assert_eq!(link.with_sublink(sublink), Err(WriteError::SublinkRoute));
    }
    for (text, code) in [
        ("https://click.example.com/f/{}/{}/Pw~~", "sublink_route"),
        ("https://open.example.com/q/a/{}/{}/Pg~~", "sublink_route"),
        ("/q/{}/{}/Pg~~", "missing_host"),
        ("https://open.example.com/q/{}/{}", "incomplete_link"),
        ("https://open.example.com/q/{}", "incomplete_link"),
        (
            "https://click.example.com/f/a%3Fb/{}/{}/Pw~~",
            "invalid_sublink",
        ),
        ("https://open!.example.com/q/{}/{}/Pg~~", "invalid_host"),
    ] {
        let text = text
            .replacen("{}", "AAECAwQFBgcICQoLDA0ODw~~", 1)
            .replacen("{}", "AAAAAQA~", 1);
        let mut buffer = [0; 16];
        let link = Link::decode_partial(&text, &mut buffer).unwrap();
        assert_eq!(NewLink::of(&link).unwrap_err().code(), code, "{text}");
    }
}

// F-1.3
#[test]
fn every_port_is_written_as_a_number() {
    for port in [
        0, 1, 9, 10, 81, 99, 100, 443, 999, 1000, 8080, 9999, 10000, 65535,
    ] {
        let link = UnsignedLink::new(origin().with_port(port), Route::Open, token(), b"\x3e")
            .unwrap()
            .with_signature(Signature::new([0; 16]));
        let text = link.to_string();
        assert!(text.starts_with(&format!("https://link.example.com:{port}/q/")));
        assert_eq!(text.len(), link.len());
    }
}

// F-1.17, F-11.19
#[test]
fn every_byte_of_a_target_comes_back_from_the_query() {
    let target: String = (0..=0x7f_u8)
        .map(char::from)
        .chain("äß€𐍈".chars())
        .collect();
    let text = UnsignedLink::new(origin(), Route::Click, token(), b"\x3f\x04")
        .and_then(|link| link.with_query_target(Some(&target)))
        .unwrap()
        .with_signature(Signature::new([0; 16]))
        .to_string();
    let mut buffer = [0; 16];
    let link = Link::decode_strict(&text, &mut buffer).unwrap();
    let read: Vec<u8> = link.target().unwrap().bytes().collect();
    assert_eq!(read, target.as_bytes());
}

// F-11.25
#[test]
fn an_edited_vector_differs_only_in_what_was_edited() {
    for text in texts() {
        let (mut read, mut edited) = ([0; MAX_PAYLOAD_LEN], [0; MAX_PAYLOAD_LEN]);
        let link = Link::decode(&text, &mut read).unwrap();
        let Some(records) = link.records() else {
            continue;
        };
        let mut list = RecordList::copy_of(records, &mut edited).unwrap();
        list.set(RecordId::RCPT_TO, "somebody-else@example.com")
            .unwrap();
        let written = NewLink::of(&link)
            .and_then(|link| {
                link.unsigned()
                    .with_payload(Flag::Plaintext, list.as_bytes())
            })
            .unwrap()
            .with_signature(link.signature().unwrap())
            .to_string();
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let again = Link::decode_strict(&written, &mut buffer).unwrap();
        assert_eq!(again.token(), link.token());
        let changed = again.records().unwrap();
        assert_eq!(changed.len(), records.len());
        for (new, old) in changed.iter().zip(records) {
            assert_eq!(new.id(), old.id());
            if old.id() == RecordId::RCPT_TO {
                assert_eq!(new.as_bytes(), b"somebody-else@example.com");
            } else {
                assert_eq!((new.as_bytes(), new.width()), (old.as_bytes(), old.width()));
            }
        }
    }
}

// F-11.19
#[test]
fn a_target_in_the_query_is_canonical_where_the_payload_has_none() {
    for (payload, target, is_canonical) in [
        (&b"\x3f\x04"[..], Some("example.com"), true),
        (b"\x3f\x04", Some(""), false),
        (b"\x3f\x04", None, true),
        (b"\x3f\x44\x01a", Some("example.com"), false),
        (b"\x3f\x44\x01a", Some(""), false),
        (b"\x3f\x44\x01a", None, true),
    ] {
        let link = UnsignedLink::new(origin(), Route::Click, token(), payload)
            .and_then(|link| link.with_query_target(target))
            .unwrap();
        assert_eq!(link.is_canonical(), is_canonical, "{target:?}");
        let text = link.with_signature(Signature::new([0; 16])).to_string();
        let strict = Link::decode_strict(&text, &mut [0; 16]).is_ok();
        assert_eq!(strict, is_canonical, "{text}");
    }
}

// F-8.1
#[test]
fn a_ciphertext_is_canonical_when_it_is_whole_blocks() {
    let bytes = [0; 33];
    for len in 1..=bytes.len() {
        let token = Token::new(42, Flag::Encrypted);
        let link = UnsignedLink::new(origin(), Route::Open, token, &bytes[..len]).unwrap();
        assert_eq!(link.is_canonical(), len % 16 == 0, "{len}");
    }
}

#[test]
fn a_query_without_a_target_is_left_out() {
    let front = "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~";
    for (payload, query, kept) in [
        ("PwQ~", "?target=example.com", "?target=example.com"),
        ("PwQ~", "?target=", ""),
        ("PwQ~", "?source=mail", ""),
        ("P0QBYQ~~", "?target=example.com", ""),
        ("P0QBYQ~~", "?target=", ""),
    ] {
        let text = format!("{front}/{payload}{query}");
        with_new_link(&text, |link| {
            assert_eq!(link.to_string(), format!("{front}/{payload}{kept}"));
        });
    }
}

#[test]
fn a_message_says_what_is_wrong_and_names_its_numbers() {
    let id = RecordId::RCPT_TO;
    let unnamed = RecordId::new(40).unwrap();
    let (limit, len, offset) = (3, 4, 5);
    for (error, message) in [
        (
            WriteError::BufferTooSmall {
                needed: 4,
                available: 3,
            },
            "the buffer is too small (4 bytes needed, 3 available)",
        ),
        (
            WriteError::LinkTooLong { limit, len },
            "the link is too long (4 bytes, limit 3)",
        ),
        (
            WriteError::ValueTooLong { id, limit, len },
            "the value of rcpt_to is too long (4 bytes, limit 3)",
        ),
        (
            WriteError::ValueLength {
                id: unnamed,
                expected: 3,
                found: 4,
            },
            "the value of record 40 has 4 bytes instead of 3",
        ),
        (
            WriteError::InvalidUtf8 { id, offset },
            "the text of rcpt_to is not UTF-8 at byte 5",
        ),
        (
            WriteError::RepeatedRecord { id },
            "the list has rcpt_to already",
        ),
        (
            WriteError::MetadataTooLong { limit, len },
            "the metadata is longer than max_metadata_len (4 bytes, limit 3)",
        ),
        (
            WriteError::InvalidHost { offset },
            "this is not a host (at byte 5)",
        ),
        (
            WriteError::InvalidSublink { offset },
            "this is not a sublink (at byte 5)",
        ),
        (WriteError::EmptyTarget, "a click needs a target"),
    ] {
        assert_eq!(error.to_string(), message);
    }
}

/// Takes this many bytes and no more.
struct Full {
    room: usize,
}

impl Write for Full {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.room = self.room.checked_sub(text.len()).ok_or(fmt::Error)?;
        Ok(())
    }
}

fn with_new_link(text: &str, check: impl Fn(&NewLink<'_>)) {
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    let link = Link::decode(text, &mut buffer).unwrap();
    check(&NewLink::of(&link).unwrap());
}

fn plaintext(payload: &[u8]) -> UnsignedLink<'_> {
    UnsignedLink::new(origin(), Route::Open, token(), payload).unwrap()
}

fn origin() -> Origin<'static> {
    Origin::new(Scheme::Https, Host::new("link.example.com").unwrap())
}

fn token() -> Token {
    Token::new(42, Flag::Plaintext)
}
