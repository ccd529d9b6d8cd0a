//! Links that grow: in their records, their faults, and the parts around them.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE;

use crate::Shape;

/// Kinds of links.
pub(crate) const SHAPES: &[Shape] = &[
    of("records-without-value", |len| {
        link(&vec![0x21; len * 3 / 4])
    }),
    of("records-of-a-kind", |len| link(&vec![0x3f; len * 3 / 4])),
    of("records-with-a-value", |len| {
        link(&b"\x61\x02ab".repeat(len * 3 / 16))
    }),
    of("records-not-utf8", |len| {
        link(&b"\x52\x02\xff\xfe".repeat(len * 3 / 16))
    }),
    of("records-of-a-wrong-length", |len| {
        link(&b"\x46\x01a".repeat(len / 4))
    }),
    of("record-not-utf8", |len| {
        with_text(18, &vec![0xff; len * 3 / 4])
    }),
    of("text-of-escapes", |len| {
        with_text(4, &vec![0x1b; len * 3 / 4])
    }),
    of("text-of-marks", |len| {
        with_text(4, "\u{301}".repeat(len * 3 / 8).as_bytes())
    }),
    of("text-of-percent-signs", |len| {
        with_text(4, &b"%25".repeat(len / 4))
    }),
    of("text-of-addresses", |len| {
        with_text(4, &b"a@b.test ".repeat(len / 12))
    }),
    of("text-of-at-signs", |len| {
        with_text(4, &vec![b'@'; len * 3 / 4])
    }),
    of("text-of-dots", |len| {
        with_text(4, &[&b"a@b"[..], &vec![b'.'; len * 3 / 4]].concat())
    }),
    of("metadata-of-members", |len| {
        let members = (0..len / 16).map(|number| format!("\"{number:04x}\":\"\""));
        with_metadata(&format!("{{{}}}", members.collect::<Vec<_>>().join(",")))
    }),
    of("metadata-of-one-key", |len| {
        with_metadata(&format!("{{{}\"a\":1}}", "\"a\":1,".repeat(len / 8)))
    }),
    of("metadata-of-elements", |len| {
        with_metadata(&format!("{{\"a\":[1{}]}}", ",1".repeat(len * 3 / 8)))
    }),
    of("metadata-of-escapes", |len| {
        with_metadata(&format!("{{\"a\":\"{}\"}}", "\\u00e9".repeat(len / 8)))
    }),
    of("metadata-of-objects", |len| {
        let nested = format!("{}1{}", "{\"a\":".repeat(100), "}".repeat(100));
        with_metadata(&format!(
            "{{\"a\":[1{}]}}",
            format!(",{nested}").repeat(len * 3 / 4 / 602)
        ))
    }),
    of("metadata-of-brackets", |len| {
        with_metadata(&"[".repeat(len * 3 / 4))
    }),
    of("metadata-of-recipients", |len| {
        let value = format!("[{}1]", "\"us@b.test\",".repeat(len / 16));
        let records = [
            &with_id(18, b"us@b.test")[..],
            &with_id(7, format!("{{\"a\":{value}}}").as_bytes()),
        ]
        .concat();
        link(&[b"\x3f", &records[..]].concat())
    }),
    of("payload-of-padding", |len| {
        format!("{}{}", link(b"\x3f"), "~".repeat(len))
    }),
    of("payload-percent-encoded", |len| {
        escaped(&"A".repeat(len / 3))
    }),
    of("payload-of-foreign-symbols", |len| {
        escaped(&"!".repeat(len / 3))
    }),
    of("ciphertext", |len| {
        link(&vec![0xc5; len * 3 / 4]).replace("AAAAKgA~", "AAAAKhA~")
    }),
    of("sublink-of-segments", |len| {
        before_the_signature(&"/a".repeat(len / 2))
    }),
    of("sublink-of-slashes", |len| {
        before_the_signature(&"/".repeat(len))
    }),
    of("sublink-of-signatures", |len| {
        before_the_signature(&SIGNED.repeat(len / SIGNED.len()))
    }),
    of("query-of-parameters", |len| {
        format!("{}?{}", link(b"\x3f\x04"), "a=b&".repeat(len / 4))
    }),
    of("query-of-targets", |len| {
        format!("{}?{}", link(b"\x3f\x04"), "target=b&".repeat(len / 9))
    }),
    of("target-of-escapes", |len| {
        format!("{}?target={}", link(b"\x3f\x04"), "%41".repeat(len / 3))
    }),
    of("target-escaped-again", |len| {
        format!("{}?target={}", link(b"\x3f\x04"), "%25".repeat(len / 3))
    }),
    of("target-of-links", |len| {
        let inner = link(b"\x3f\x04");
        format!(
            "{}?target={}",
            link(b"\x3f\x04"),
            format!("{inner}%20").repeat(len / (inner.len() + 3))
        )
    }),
    of("links-in-links", nested),
    of("fragment-of-hashes", |len| {
        format!("{}#{}", link(b"\x3f"), "#".repeat(len))
    }),
    of("user-info-of-at-signs", |len| {
        link(b"\x3f").replace("://", &format!("://{}", "a@".repeat(len / 2)))
    }),
    of("host-of-labels", |len| {
        link(b"\x3f").replace("://", &format!("://{}", "a.".repeat(len / 2)))
    }),
    of("host-of-brackets", |len| {
        link(b"\x3f").replace("://", &format!("://{}", "[".repeat(len)))
    }),
];

const SIGNED: &str = "/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~";

const fn of(name: &'static str, input: fn(usize) -> String) -> Shape {
    Shape { name, input }
}

pub(crate) fn link(payload: &[u8]) -> String {
    let payload = URL_SAFE.encode(payload).replace('=', "~");
    format!("https://click.example.com/f/a{SIGNED}/{payload}")
}

fn with_text(id: u8, value: &[u8]) -> String {
    link(&[b"\x3f", &with_id(id, value)[..]].concat())
}

fn with_metadata(metadata: &str) -> String {
    with_text(7, metadata.as_bytes())
}

/// A record with a length of two bytes.
fn with_id(id: u8, value: &[u8]) -> Vec<u8> {
    let len = u16::try_from(value.len()).expect("a length of two bytes");
    [&[0x80 | id][..], &len.to_le_bytes(), value].concat()
}

fn before_the_signature(text: &str) -> String {
    link(b"\x3f").replace("/a/", &format!("/a{text}/"))
}

/// A link whose payload is percent-encoded.
fn escaped(payload: &str) -> String {
    let bytes = payload.bytes();
    bytes.fold(link(b""), |link, byte| link + &format!("%{byte:02x}"))
}

/// A link in the target of a link, and so on.
fn nested(len: usize) -> String {
    let mut text = link(b"\x3f");
    while text.len() * 4 / 3 + 100 < len {
        text = with_text(4, text.as_bytes());
    }
    text
}
