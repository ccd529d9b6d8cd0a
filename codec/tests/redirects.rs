//! Which targets can be followed.

use crate::persistence::persisted;
use proptest::prelude::*;
use tracklens_codec::{Link, PercentEncoded, RedirectErrorKind, Target};
use url::{Host, Url};

use RedirectErrorKind::{Empty, Encrypted, Host as NoHost, Port, Scheme, UnsafeByte, UserInfo};

#[test]
fn a_target_that_can_be_followed_is_written_as_it_is() {
    for text in [
        "https://example.com",
        "HTTP://EXAMPLE.com:8080/a?b=c#d",
        "http://a_b-c.example.com/?q={x}|y^z`'",
        "https://[2001:db8::1]:443/",
        "https://192.0.2.1",
        "https://example.com:65535",
        "https://example.com/@:%0d%0a%5c",
    ] {
        let url = Target::Payload(text.as_bytes()).redirect_url().unwrap();
        assert_eq!(url.to_string(), text);
        assert_eq!(url.len(), text.len());
        assert!(url.bytes().eq(text.bytes()));
        let encoded = PercentEncoded::new(text.as_bytes()).to_string();
        let of_query = Target::Query(encoded.as_bytes()).redirect_url().unwrap();
        assert_eq!(of_query.to_string(), text);
    }
}

#[test]
fn a_click_is_redirected_and_nothing_else_is() {
    let query = "?target=https%3A%2F%2Fexample.com";
    let mut buffer = [0; 64];
    for (path, is_click) in [
        ("/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PwQ~", true),
        ("/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~", false),
        ("/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PQ~~", false),
        ("/u/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PA~~/", false),
        // The records say what kind it is, and the route says it where they can't.
        ("/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PwQ~", true),
        ("/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PgQ~", false),
        ("/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/XAFh", false),
        (
            "/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAARA~/EBESExQVFhcYGRobHB0eHw~~",
            true,
        ),
        (
            "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAARA~/EBESExQVFhcYGRobHB0eHw~~",
            false,
        ),
    ] {
        let text = format!("{path}{query}");
        let url = Link::decode(&text, &mut buffer).unwrap().redirect_url();
        let url = url.unwrap().map(|it| it.to_string());
        let expected = is_click.then(|| "https://example.com".to_owned());
        assert_eq!(url, expected, "{path}");
        let bare = Link::decode(path, &mut buffer).unwrap().redirect_url();
        let error = bare.err().map(|it| (it.kind(), it.offset()));
        let kind = if path.contains("/AAAAARA~/") {
            Encrypted
        } else {
            Empty
        };
        assert_eq!(error, is_click.then_some((kind, 0)), "{path}");
    }
}

#[test]
fn every_error_has_a_code_and_a_message() {
    let codes =
        [Empty, Encrypted, Scheme, UserInfo, NoHost, Port, UnsafeByte].map(RedirectErrorKind::code);
    assert_eq!(
        codes,
        [
            "empty",
            "encrypted",
            "scheme",
            "user_info",
            "host",
            "port",
            "unsafe_byte"
        ]
    );
    let message = "the target is in the payload, which is encrypted";
    assert_eq!(Encrypted.to_string(), message);
}

#[test]
fn a_host_is_compared_as_a_whole() {
    let url = |text: &'static [u8]| Target::Payload(text).redirect_url().unwrap();
    assert!(url(b"https://Example.com:80/").has_host("example.COM"));
    assert!(url(b"https://[2001:db8::1]:80/").has_host("[2001:db8::1]"));
    for other in [
        "",
        "example.co",
        "xample.com",
        "example.com:80",
        "a.example.com",
    ] {
        assert!(!url(b"https://example.com:80/").has_host(other), "{other}");
    }
}

#[test]
fn a_target_that_cannot_be_followed_says_where_and_why() {
    let table: [(&[u8], RedirectErrorKind, usize); 33] = [
        (b"", Empty, 0),
        (b"javascript:alert(1)", Scheme, 0),
        (b"x\r\nSet-Cookie: a", Scheme, 0),
        (b" https://example.com", Scheme, 0),
        (b"//example.com", Scheme, 0),
        (b"/path", Scheme, 0),
        (b"https:/example.com", Scheme, 0),
        (b"https:\\\\example.com", Scheme, 0),
        (b"httpss://example.com", Scheme, 0),
        (b"ftp://example.com", Scheme, 0),
        (b"http", Scheme, 0),
        (b"https://", NoHost, 8),
        (b"https:///example.com", NoHost, 8),
        (b"https://?a", NoHost, 8),
        (b"https://:80", NoHost, 8),
        (b"http://a%2fb", NoHost, 8),
        (b"http://[::1", NoHost, 11),
        (b"http://[::g]", NoHost, 10),
        (b"http://[]", NoHost, 8),
        (b"http://[::1]a", NoHost, 12),
        (b"http://a[", NoHost, 8),
        (b"https://user@example.com", UserInfo, 8),
        (b"https://user:pass@example.com", UserInfo, 8),
        (b"https://example.com\\@evil.example", UserInfo, 8),
        (b"https://example.com:", Port, 19),
        (b"https://example.com:65536", Port, 24),
        (b"https://example.com:8a", Port, 21),
        (b"https://example.com\\evil", UnsafeByte, 19),
        (b"https://example.com/\r\nSet-Cookie: a", UnsafeByte, 20),
        (b"https://example.com/ a", UnsafeByte, 20),
        (b"https://example.com/\"><script>", UnsafeByte, 20),
        (b"https://example.com/\xc3\xbc", UnsafeByte, 20),
        (b"https://ex\x00ample.com/", UnsafeByte, 10),
    ];
    for (target, kind, offset) in table {
        let error = Target::Payload(target).redirect_url().unwrap_err();
        let found = (error.kind(), error.offset());
        assert_eq!(found, (kind, offset), "{}", target.escape_ascii());
        let encoded = PercentEncoded::new(target).to_string();
        assert_eq!(Target::Query(encoded.as_bytes()).redirect_url(), Err(error));
    }
}

proptest! {
    #![proptest_config(persisted!("codec-redirects"))]

    #[test]
    fn what_can_be_followed_is_what_the_rules_say(
        text in r#"(http|https|ftp)(://|:/)[a.\-_:@\[\]0-9/?#%\\ "<é\n]{0,12}"#
    ) {
        let found = Target::Payload(text.as_bytes()).redirect_url();
        prop_assert_eq!(found.is_ok(), can_be_followed(&text), "{:?}", found);
    }

    /// What can be followed is, for a browser, a URL of the same host and without a user.
    #[test]
    fn a_browser_reads_the_same_host(text in r"https?://[a-c.:@0-9\[\]\\/?]{1,12}") {
        if let Ok(found) = Target::Payload(text.as_bytes()).redirect_url()
            && let Ok(url) = Url::parse(&text)
        {
            prop_assert_eq!((url.username(), url.password()), ("", None));
            match url.host() {
                Some(Host::Domain(host)) => prop_assert!(found.has_host(host)),
                Some(_) => {}
                None => prop_assert!(false, "no host"),
            }
        }
    }
}

/// The rules, stated once more.
fn can_be_followed(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else {
        return false;
    };
    let (authority, _) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let is_address = |host: &str| {
        let inner = host.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
        inner.is_some_and(|it| {
            !it.is_empty()
                && it
                    .chars()
                    .all(|it| it.is_ascii_hexdigit() || ":.".contains(it))
        })
    };
    let is_name = |host: &str| {
        let is_part = |it: char| it.is_ascii_alphanumeric() || "-._".contains(it);
        !host.is_empty() && host.chars().all(is_part)
    };
    let is_host = |host: &str| is_name(host) || is_address(host);
    let is_port =
        |port: &str| port.bytes().all(|it| it.is_ascii_digit()) && port.parse::<u16>().is_ok();
    let is_authority = is_host(authority)
        || authority
            .rsplit_once(':')
            .is_some_and(|(host, port)| is_host(host) && is_port(port));
    matches!(scheme, "http" | "https")
        && is_authority
        && text
            .bytes()
            .all(|it| it.is_ascii_graphic() && !b"\"<>\\".contains(&it))
}
