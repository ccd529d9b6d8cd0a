//! Links whose recipient or metadata stands where masking could miss it.

use super::seed::Seed;
use crate::oracles::writer::{write_base64url, write_record};

/// Links to mask, and lines that are not links.
#[must_use]
pub fn recipients() -> Vec<Seed> {
    let of_lists = LISTS.into_iter().map(|(name, list)| {
        let mut payload = vec![0x3f];
        for (id, value) in list {
            write_record(*id, 1, value, &mut payload);
        }
        of_payload(name, &payload)
    });
    let of_cut = CUT
        .into_iter()
        .map(|(name, payload)| of_payload(name, payload));
    let followed = FOLLOWED.into_iter().map(|(name, rest)| {
        let link = of_payload(name, RECIPIENT);
        let text = [&link.bytes, rest.as_bytes()].concat();
        Seed::new(link.name, text)
    });
    let lines = LINES
        .into_iter()
        .map(|(name, line)| Seed::new(format!("mask-{name}"), line));
    let planted = Seed::new("mask-planted-within-symbols".to_owned(), WITHIN_SYMBOLS);
    of_lists
        .chain(of_cut)
        .chain(followed)
        .chain(lines)
        .chain([planted])
        .collect()
}

/// A link and the numbers by which the law of masking plants words: in base64, after other symbols.
const WITHIN_SYMBOLS: &[u8] = b"/q/AAECAwQFBgcICQoLDA0ODw~~/AAZT\xb9\xf1u\xf3\x8d\x1f\xdc\xaf\x0bRe\xbb~\xa3\xa8\x5c\xefO\xcb~:\x12";

/// The link that carries a payload.
fn of_payload(name: &str, payload: &[u8]) -> Seed {
    let payload = write_base64url(payload);
    Seed::new(format!("mask-{name}"), format!("{FRONT}{payload}"))
}

const FRONT: &str = "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/";

/// A click whose target stands in the query.
const RECIPIENT: &[u8] = b"\x3f\x04\x52\x09us@b.test";

/// The records of a link, each an id and a value.
type List = &'static [(u8, &'static [u8])];

/// Record lists.
const LISTS: [(&str, List); 13] = [
    (
        "repeated-recipient",
        &[(18, b"a@b.test"), (18, b"c@d.test")],
    ),
    ("recipient-without-at", &[(18, b"user"), (4, b"/user")]),
    (
        "recipient-not-utf8",
        &[(18, b"a@\xff.test"), (4, b"a@\xff.test")],
    ),
    (
        "in-target",
        &[(18, b"a@b.test"), (4, b"https://x.test/a%40b.test")],
    ),
    (
        "in-unknown-record",
        &[(18, b"a@b.test"), (32, b"-A@b.test")],
    ),
    ("in-expiry", &[(18, b"a@bc"), (6, b"a@bc"), (6, b"a@bcd")]),
    (
        "in-metadata-key",
        &[(18, b"a@b"), (7, b"{\"a@b\":1,\"a\\u0040b\":[true,-2]}")],
    ),
    (
        "metadata-of-every-kind",
        &[(
            7,
            b"{\"a\":[1,-2,3.5e7,true,false,null,\"t\",{\"b\":\"\"}]}",
        )],
    ),
    (
        "metadata-exact",
        &[
            (18, b"a@b.test"),
            (7, b"{\"a\":\"gold\",\"n\":[1,12,null]}"),
        ],
    ),
    ("metadata-repeats-a-key", &[(7, b"{\"a\":1,\"a\":2}")]),
    ("metadata-not-json", &[(7, b"{\"a\":\"b\xff")]),
    (
        "metadata-private-key",
        &[(7, b"{\"$serde_json::private::Number\":\"1\"}")],
    ),
    ("without-recipient", &[(4, b"https://x.test/?a@b")]),
];

/// Payloads that end within a record.
const CUT: [(&str, &[u8]); 3] = [
    ("recipient-cut", b"\x3f\x52\x20us@b"),
    ("recipient-of-width-two", b"\x3f\x92\x08\0a@b.test"),
    ("reserved-width", b"\x3f\xd2us@b.test"),
];

/// What follows the payload of a link.
const FOLLOWED: [(&str, &str); 9] = [
    (
        "in-query",
        "?target=https%3A%2F%2Fw.test%2F%3Fto=us%40b.test",
    ),
    (
        "in-query-twice-encoded",
        "?target=https%3A%2F%2Fw.test%2F%3F%75s%2540b.test",
    ),
    (
        "in-two-parameters",
        "?us@b.test=1&target=US@b.test#us@b.test",
    ),
    ("in-trailing-path", "/us@b.test/dXNAYi50ZXN0/"),
    ("after-a-wrong-symbol", "*dXNAYi50ZXN0%41\u{fc}"),
    ("after-a-wrong-letter", "\u{fc}us"),
    ("after-padding", "~~*us@b.test"),
    ("dangling", "A"),
    ("in-an-escape", "?a=%2Fus@b.test%75"),
];

/// Lines with an address in a place of its own.
const LINES: [(&str, &str); 11] = [
    (
        "base64-after-a-symbol-of-a-target",
        "https://click.example.com/f/a/7udhXvNfMOSbSC4VyudQBw~~/AAjDkgA~/RgRlXRI0P0QvaHR0\
          cHM6Ly93d3cuZXhhbXBsZS5jb20vQWRYTmxja0JsZUdGdGNHeGxMbU52YlFXA3NwY0IKZVVebF5l1xg1N1IQdXNlckBleGFtcGxlLmNvbVgEAAAAAA~~",
    ),
    (
        "moved-records",
        "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RJRlVV5sP0QZaHR0cHM6Ly93d3cuZXhhbXBsZS5jb20vYUcPeyJwbGFuIjoiZ29sZCJ9Ugl1c0BiLnRlc3Q~",
    ),
    (
        "digits-as-records",
        "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPzIwNDE3",
    ),
    (
        "two-links",
        "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIJdXNAYi50ZXN0 https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIJdXNAYi50ZXN0",
    ),
    (
        "link-in-a-target",
        "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPwRSCXVzQGIudGVzdA~~?target=https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIJam9AYi50ZXN0",
    ),
    ("address", "us@b.test"),
    (
        "address-in-a-url",
        "https://us:secret@www.example.com/about?to=us%40b.test",
    ),
    (
        "address-before-the-host",
        "http://us@b.test/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIJdXNAYi50ZXN0",
    ),
    (
        "address-as-signature",
        "/q/us@b.test/AAAAAQA~/PlIJdXNAYi50ZXN0",
    ),
    (
        "address-in-sublink",
        "/f/us%40b.test/us@b.test/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIJdXNAYi50ZXN0",
    ),
    (
        "address-like-a-key",
        "/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PwRSCXRhcmdldD1AYg~~?target=@b",
    ),
];
