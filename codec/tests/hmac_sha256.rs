//! Our own signature: its bytes, what it covers, and what it does not cover.

use std::fmt::Write as _;

use tracklens_codec::SignatureVerdict::{Incomplete, Invalid, Valid};
use tracklens_codec::{
    Flag, HmacSha256, Host, KeyError, Link, MAX_PAYLOAD_LEN, NewLink, Origin, Route, Scheme,
    Signature, SignatureVerdict, Sublink, Token, UnsignedLink,
};

use crate::vectors::texts;

const KEY: &[u8] = b"a key of 27 bytes, made up!";

/// Computed in Python, as the documentation of the crate describes it:
///
/// ```python
/// import hmac
/// def part(b): return b"\0" if b is None else b"\1" + len(b).to_bytes(8, "big") + b
/// def sign(*parts):
///     message = b"tracklens link signature 1\0" + b"".join(map(part, parts))
///     return hmac.new(b"a key of 27 bytes, made up!", message, "sha256").hexdigest()[:32]
/// sign(b"q", None, b"\0\0\0\1\0", b"\x3e", None)
/// sign(b"f", b"open-in-app/a", b"\xff\xfe\xfd\xfc\x10", bytes(range(256)), b"https://example.com/?a=%20&" + b"x" * 150)
/// sign(b"f", b"a", b"\0\0\0\1\0", b"\x3f", b"")
/// ```
const KNOWN: [&str; 3] = [
    "4af066cfefb5ee73dc16351a4a53c909",
    "cb1a597d8639f8fda562adf320befe04",
    "1b23fab7bd296e67c58f4e54f75ba690",
];

#[test]
fn signatures_match_another_implementation() {
    let [open, click, empty] = KNOWN;
    assert_eq!(signature_of(plain(Route::Open, b"\x3e")), open);

    let payload: Vec<u8> = (0..=255).collect();
    let target = format!("https://example.com/?a=%20&{}", "x".repeat(150));
    let token = Token::from_bytes([0xff, 0xfe, 0xfd, 0xfc, 0x10]);
    let long = UnsignedLink::new(origin(), Route::Click, token, &payload)
        .and_then(|link| link.with_sublink(Sublink::new("open-in-app/a").unwrap()))
        .and_then(|link| link.with_query_target(Some(&target)))
        .unwrap();
    assert_eq!(signature_of(long), click);

    let bare = plain(Route::Click, b"\x3f")
        .with_query_target(Some(""))
        .unwrap();
    assert_eq!(signature_of(bare), empty);
}

// F-11.26
#[test]
fn every_covered_part_changes_the_signature() {
    let link = plain(Route::Click, b"\x3f\x04");
    let with_target = |target| link.with_query_target(Some(target)).unwrap();
    let with_sublink = |sublink| link.with_sublink(Sublink::new(sublink).unwrap()).unwrap();
    let others = [
        link,
        plain(Route::OldClick, b"\x3f\x04"),
        plain(Route::Open, b"\x3f\x04"),
        plain(Route::Unsubscribe, b"\x3f\x04"),
        plain(Route::Click, b"\x3f"),
        plain(Route::Click, b"\x3f\x05"),
        plain(Route::Click, b"\x3f\x04\0"),
        link.with_payload(Flag::Encrypted, b"\x3f\x04").unwrap(),
        UnsignedLink::new(
            origin(),
            Route::Click,
            Token::new(2, Flag::Plaintext),
            b"\x3f\x04",
        )
        .unwrap(),
        with_sublink("b"),
        with_sublink("a/a"),
        with_target(""),
        with_target("a"),
        with_target("b"),
    ];
    let mut signatures = others.map(signature_of);
    signatures.sort();
    assert!(
        signatures.windows(2).all(|pair| pair[0] != pair[1]),
        "{signatures:?}"
    );
    let other_key = HmacSha256::new(b"a key of 27 bytes, made up?").unwrap();
    assert_ne!(link.sign(&other_key), link.sign(&scheme()));
}

#[test]
fn a_byte_that_moves_to_the_next_part_changes_the_signature() {
    let of = |sublink, payload: &'static [u8], target| {
        let link = plain(Route::Click, payload)
            .with_sublink(Sublink::new(sublink).unwrap())
            .and_then(|link| link.with_query_target(target));
        signature_of(link.unwrap())
    };
    assert_ne!(of("aa", b"bc", Some("d")), of("aa", b"b", Some("cd")));
    assert_ne!(of("aa", b"bcd", Some("")), of("aa", b"bcd", None));
    assert_ne!(of("aa", b"b", Some("cd")), of("aa", b"bcd", Some("")));
    // The five bytes of the token are between sublink and payload.
    let shifted = UnsignedLink::new(
        origin(),
        Route::Click,
        Token::from_bytes([b'a', 0, 0, 0, 1]),
        b"\0b",
    );
    assert_ne!(of("aa", b"b", None), signature_of(shifted.unwrap()));
}

// F-11.26
#[test]
fn the_origin_is_not_covered() {
    let link = plain(Route::Open, b"\x3e");
    let elsewhere = Origin::new(Scheme::Http, Host::new("pixel.example.com").unwrap());
    let moved = link.with_origin(elsewhere.with_port(8080)).unwrap();
    assert_eq!(signature_of(link), signature_of(moved));
}

#[test]
fn a_link_that_a_mailer_respelled_still_verifies() {
    let written = plain(Route::Click, b"\x46\x04\x65\x55\x5e\x6c\x3f\x04")
        .with_sublink(Sublink::new("open-in~app").unwrap())
        .and_then(|link| link.with_query_target(Some("https://www.example.com/a b")))
        .unwrap()
        .sign(&scheme())
        .to_string();
    let path = written.find("/f/").unwrap() + 3;
    let mut encoded = written[..path].to_owned();
    for byte in written[path..].split('?').next().unwrap().bytes() {
        match byte {
            b'/' => encoded.push('/'),
            _ => write!(encoded, "%{byte:02x}").unwrap(),
        }
    }
    let query = &written[written.find('?').unwrap()..];
    let in_capitals = written.replacen("https", "HTTPS", 1);
    for respelled in [
        written.replace('~', "%7E"),
        written.replace('~', "%7e"),
        written.replace("~~/", "/").replace("~/", "/"),
        encoded + query,
        written.replace("%2F", "/").replace("%3A", ":"),
        in_capitals,
        format!("{written}#fragment"),
        written.clone(),
    ] {
        assert_eq!(verify(&respelled), Valid, "{respelled}");
    }
    assert_eq!(verify(&written.replace("/f/", "/e/")), Invalid);
    assert_eq!(verify(&written.replace("a%20b", "a%20c")), Invalid);
    assert_eq!(verify(&written.replace(query, "")), Invalid);
    assert_eq!(verify(&written.replace("open-in", "open_in")), Invalid);
}

#[test]
fn every_bit_of_the_signature_counts() {
    let link = plain(Route::Open, b"\x3e").sign(&scheme());
    assert_eq!(verify(&link.to_string()), Valid);
    for bit in 0..128 {
        let mut bytes = *link.signature().as_bytes();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let other = link.unsigned().with_signature(Signature::new(bytes));
        assert_eq!(verify(&other.to_string()), Invalid, "bit {bit}");
    }
}

#[test]
fn an_incomplete_link_is_neither_valid_nor_invalid() {
    let text = plain(Route::Open, b"\x3e").sign(&scheme()).to_string();
    let cut = text.strip_suffix("/Pg~~").unwrap();
    assert_eq!(verify(cut), Incomplete);
}

#[test]
fn links_of_the_vectors_verify_once_they_are_signed_and_not_before() {
    for text in texts() {
        assert_eq!(verify(&text), Invalid);
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = NewLink::of(&Link::decode(&text, &mut buffer).unwrap()).unwrap();
        let signed = link.unsigned().sign(&scheme()).to_string();
        assert_eq!(verify(&signed), Valid, "{signed}");
    }
}

#[test]
fn a_key_has_at_least_sixteen_bytes_and_is_never_shown() {
    for found in 0..16 {
        let error = HmacSha256::new(&KEY[..found]).unwrap_err();
        assert_eq!(error, KeyError::SignatureKeyTooShort { least: 16, found });
        assert_eq!(error.code(), "signature_key_too_short");
        let bytes = if found == 1 { "byte" } else { "bytes" };
        let message = format!("the signature key has {found} {bytes}, and needs 16 at least");
        assert_eq!(error.to_string(), message);
    }
    for len in [16, 64, 65, 1000] {
        let scheme = HmacSha256::new(&vec![b'k'; len]).unwrap();
        assert_eq!(format!("{scheme:?}"), "HmacSha256 { .. }");
    }
}

fn verify(text: &str) -> SignatureVerdict {
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    Link::decode_partial(text, &mut buffer)
        .unwrap()
        .verify(&scheme())
}

fn signature_of(link: UnsignedLink<'_>) -> String {
    link.sign(&scheme()).signature().to_string()
}

fn plain(route: Route, payload: &[u8]) -> UnsignedLink<'_> {
    UnsignedLink::new(origin(), route, Token::new(1, Flag::Plaintext), payload).unwrap()
}

fn scheme() -> HmacSha256 {
    HmacSha256::new(KEY).unwrap()
}

fn origin() -> Origin<'static> {
    Origin::new(Scheme::Https, Host::new("click.example.com").unwrap())
}
