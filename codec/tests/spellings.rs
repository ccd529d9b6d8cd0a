//! Spellings of a link that mailers and transport produce, and that are still read.

use tracklens_codec::{Link, MAX_PAYLOAD_LEN, PercentDecoded, Route};

const SIGNATURE: &str = "AAECAwQFBgcICQoLDA0ODw~~";
const TOKEN: &str = "AAAAAQA~";
const PAYLOAD: &str = "RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbQ~~";

// F-2.3, F-2.4, F-11.1
#[test]
fn padding_is_read_whether_it_is_written_escaped_mixed_or_stripped() {
    for two in ["~~", "%7E%7E", "%7e%7e", "%7E~", "~%7e", ""] {
        for one in ["~", "%7E", "%7e", ""] {
            check(&format!(
                "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw{two}/AAAAAQA{one}/\
                 RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbQ{two}"
            ));
        }
    }
}

// F-1.15, F-1.19, F-11.2
#[test]
fn a_wholly_percent_encoded_path_is_read() {
    let path = format!("q/{SIGNATURE}/{TOKEN}/{PAYLOAD}");
    let upper: Vec<_> = path.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let lower: Vec<_> = path.bytes().map(|byte| format!("%{byte:02x}")).collect();
    for path in [upper.concat(), lower.concat()] {
        check(&format!("https://open.example.com/{path}"));
        check(&format!("https://open.example.com/{path}%2F"));
    }
}

// F-11.2
#[test]
fn an_escaped_slash_separates_segments_as_a_slash_does() {
    for slash in ["/", "%2F", "%2f"] {
        check(&format!(
            "https://open.example.com/q{slash}{SIGNATURE}{slash}{TOKEN}{slash}{PAYLOAD}"
        ));
    }
}

#[test]
fn an_escaped_slash_ends_a_sublink() {
    for slash in ["/", "%2F", "%2f"] {
        let text = format!("/f/a{slash}{SIGNATURE}/{TOKEN}/{PAYLOAD}");
        check(&text);
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = Link::decode(&text, &mut buffer).unwrap();
        assert_eq!(link.parts().sublink().unwrap().as_bytes(), b"a", "{text}");
    }
}

#[test]
fn a_slash_after_the_payload_is_not_a_segment() {
    for (end, has_trailing_slash) in [("", false), ("/", true), ("%2F", true), ("?a/", false)] {
        let text = format!("/q/{SIGNATURE}/{TOKEN}/{PAYLOAD}{end}");
        check(&text);
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = Link::decode(&text, &mut buffer).unwrap();
        let parts = link.parts();
        assert_eq!(parts.has_trailing_slash(), has_trailing_slash, "{text}");
        assert_eq!(parts.trailing_path(), None, "{text}");
    }
}

#[test]
fn the_size_hint_of_an_encoded_text_is_between_a_third_and_all_of_it() {
    for (text, at_least, at_most) in [
        ("", 0, 0),
        ("a", 1, 1),
        ("abc", 1, 3),
        ("abcd", 2, 4),
        ("%41%42", 2, 6),
        ("%41b%4", 2, 6),
    ] {
        let decoded = PercentDecoded::new(text.as_bytes());
        assert_eq!(decoded.size_hint(), (at_least, Some(at_most)), "{text}");
        assert!((at_least..=at_most).contains(&decoded.count()), "{text}");
    }
}

// F-1.1, F-1.2, F-1.3, F-11.3
#[test]
fn the_front_of_a_link_may_be_spelled_in_many_ways_or_be_missing() {
    for (front, host, port) in [
        ("HTTPS://open.example.com", Some("open.example.com"), None),
        ("hTtP://open.example.com", Some("open.example.com"), None),
        ("https://open.example.com:", Some("open.example.com"), None),
        (
            "https://open.example.com:8080",
            Some("open.example.com"),
            Some(8080),
        ),
        (
            "https://open.example.com:00080",
            Some("open.example.com"),
            Some(80),
        ),
        (
            "https://user:secret@open.example.com:81",
            Some("open.example.com"),
            Some(81),
        ),
        (
            "https://a@b@open.example.com",
            Some("open.example.com"),
            None,
        ),
        ("https://[2001:db8::1]", Some("[2001:db8::1]"), None),
        ("https://[2001:db8::1]:81", Some("[2001:db8::1]"), Some(81)),
        (
            "https://user@[2001:db8::1]:65535",
            Some("[2001:db8::1]"),
            Some(65_535),
        ),
        ("open.example.com", Some("open.example.com"), None),
        ("open.example.com:81", Some("open.example.com"), Some(81)),
        ("", None, None),
    ] {
        let text = format!("{front}/q/{SIGNATURE}/{TOKEN}/{PAYLOAD}");
        check(&text);
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = Link::decode(&text, &mut buffer).unwrap();
        let found = link.parts().host().map(|host| host.to_str().unwrap());
        assert_eq!(found, host, "{front}");
        assert_eq!(link.parts().port(), port, "{front}");
    }
}

#[test]
fn text_around_a_link_is_separated_from_it() {
    let text = format!(
        "https://user:secret@open.example.com/q/{SIGNATURE}/{TOKEN}/{PAYLOAD}?source=mail#top"
    );
    check(&text);
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    let link = Link::decode(&text, &mut buffer).unwrap();
    let parts = link.parts();
    for (part, expected) in [
        (parts.user_info(), "user:secret"),
        (parts.query(), "source=mail"),
        (parts.fragment(), "top"),
    ] {
        assert_eq!(part.unwrap().to_str(), Ok(expected));
    }
}

// F-1.12, F-11.4
#[test]
fn a_sublink_may_have_several_segments_and_look_like_anything() {
    for sublink in [
        "a",
        "open-in-app",
        "a/b/c",
        "a//b",
        "q",
        "f",
        TOKEN,
        SIGNATURE,
        PAYLOAD,
        &format!("{SIGNATURE}/a"),
        &format!("{SIGNATURE}/{TOKEN}"),
        &format!("{SIGNATURE}/{TOKEN}/{PAYLOAD}"),
        &format!("f/a/{SIGNATURE}/{TOKEN}/{SIGNATURE}"),
    ] {
        let text = format!("https://click.example.com/f/{sublink}/{SIGNATURE}/{TOKEN}/{PAYLOAD}");
        check(&text);
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = Link::decode(&text, &mut buffer).unwrap();
        let found = link.parts().sublink().unwrap();
        assert_eq!(found.as_bytes(), sublink.as_bytes());
    }
}

// F-1.4, F-1.11
#[test]
fn every_route_is_read_and_only_clicks_have_a_sublink() {
    for (letter, route) in [
        ("e", Route::OldClick),
        ("f", Route::Click),
        ("q", Route::Open),
        ("u", Route::Unsubscribe),
    ] {
        let text = format!("/{letter}/{SIGNATURE}/{TOKEN}/{PAYLOAD}");
        check(&text);
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = Link::decode(&text, &mut buffer).unwrap();
        assert_eq!(link.parts().route(), route);
        assert_eq!(link.parts().sublink(), None);

        let text = format!("/{letter}/a/{SIGNATURE}/{TOKEN}/{PAYLOAD}");
        let refused = Link::decode(&text, &mut [0; MAX_PAYLOAD_LEN]).is_err();
        assert_eq!(refused, route != Route::Click);
    }
}

// F-1.16, F-1.17, F-11.5
#[test]
fn the_first_of_several_targets_in_the_query_counts_and_a_plus_means_itself() {
    let click = "RgRlVV5sPwRSEHVzZXJAZXhhbXBsZS5jb20~";
    for (query, target) in [
        (
            "target=https%3A%2F%2Fexample.com%2Fa+b",
            Some("https://example.com/a+b"),
        ),
        ("target=first&target=second", Some("first")),
        ("source=mail&target=example.com#top", Some("example.com")),
        ("target=", Some("")),
        ("target=100%", Some("100%")),
        ("Target=first", None),
        ("", None),
    ] {
        let text = format!("/f/a/{SIGNATURE}/{TOKEN}/{click}?{query}");
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = Link::decode(&text, &mut buffer).unwrap();
        let found = link.target().map(|target| {
            assert_eq!(target.source(), "query");
            String::from_utf8(target.bytes().collect()).unwrap()
        });
        assert_eq!(found.as_deref(), target, "{query}");
    }
}

/// Checks that a text is read to its end as the link of the constants above.
fn check(text: &str) {
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    let link = Link::decode(text, &mut buffer).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(
        link.signature().unwrap().to_string(),
        "000102030405060708090a0b0c0d0e0f",
        "{text}"
    );
    assert_eq!(link.token().unwrap().customer_id(), 1, "{text}");
    let records = link.records().unwrap();
    assert_eq!(records.len(), 3, "{text}");
    assert_eq!(records.expiry(), Some(1_700_093_548), "{text}");
    assert_eq!(records.rcpt_to(), Some(&b"user@example.com"[..]), "{text}");
}
