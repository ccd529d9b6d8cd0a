//! Seeds that are lines, and what may surround a link in them.

use super::seed::Seed;
use crate::oracles::writer::write_base64url;

/// Lines, some of which contain links.
#[must_use]
pub fn line_lists() -> Vec<Seed> {
    let around = AROUND.into_iter().map(|(name, text)| {
        let text = PAYLOADS
            .into_iter()
            .fold(text.to_owned(), |text, (name, payload)| {
                let link = link(payload);
                let escaped = link.replace(':', "%3A").replace('/', "%2F");
                text.replace(&format!("{{{name}}}"), &link)
                    .replace(&format!("{{escaped {name}}}"), &escaped)
                    .replace(
                        &format!("{{base64 {name}}}"),
                        &write_base64url(link.as_bytes()),
                    )
            });
        Seed::new(name, text)
    });
    let bytes = BYTES.into_iter().map(|(name, text)| Seed::new(name, text));
    around.chain(bytes).collect()
}

/// A link with this payload.
fn link(payload: &[u8]) -> String {
    let payload = write_base64url(payload);
    format!("https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/{payload}")
}

/// The payloads of the links that these names stand for.
const PAYLOADS: [(&str, &[u8]); 8] = [
    ("link", b"\x3e\x52\x08u@b.test"),
    ("expired", b"\x46\x04\x65\x55\x5e\x6c\x3e"),
    (
        "noted",
        b"\x3e\x46\x04\x65\x55\x5e\x6c\x42\x0a\0\x04\0\0\0\x5e\0\0\0\0\x41\x08\0\0\0\0\0\0\0\0",
    ),
    ("click", b"\x3f\x44\x12https://c@\xd0\xb0b.test"),
    ("metadata", b"\x3e\x47\x07{\"a\":1}"),
    ("spaced", b"\x3e\x47\x09{ \"a\":1 }"),
    ("repeated", b"\x3e\x47\x0d{\"a\":1,\"a\":2}"),
    (
        "unsafe",
        b"\x3e\x47\x0b[\"\xe2\x80\xae\xef\xb8\x8f\x7f\"]\x45\x02\t\\",
    ),
];

/// Lines in which the name of a payload stands for a link with it, as it is or wrapped.
const AROUND: [(&str, &str); 23] = [
    ("none", ""),
    ("one-empty", "\n"),
    ("ended", "{link}\n"),
    ("ended-by-both", "{link}\r\n{link}\r\n"),
    ("empty-between", "{link}\n\n\r\n{link}"),
    ("carriage-return-after", "{link}\r"),
    ("white-space-around", " \t{link} \n"),
    (
        "no-link-between",
        "{link}\nhttps://www.example.com/about\n{link}\n",
    ),
    ("cut", "https://open.example.com/q/AAECAwQFBgcI\n{link}\n"),
    ("tabs-and-backslashes", "a\tb\\c\n\\t\n"),
    (
        "unsafe",
        "a\u{202e}b\u{9b}c\u{200b}d\u{fe0f}e\x1b[31m\x7f\n{unsafe}",
    ),
    ("metadata", "{metadata}\n{spaced}\n"),
    ("metadata-repeated", "{repeated}\n"),
    ("expired", "{expired}\n{link}\n"),
    (
        "noted",
        "\u{e9} {noted}\n{noted}/\n {click}?target=javascript:x&target=https://1\n",
    ),
    (
        "in-text",
        "To: u@b.test, see <{link}>, {click}.\n\"{metadata}\"\n{link},u@b.test\n",
    ),
    ("cut-front", "mple.com/q{link}\n=\n{link}...\n"),
    (
        "logged",
        "192.0.2.7 - - [22/Oct/2020:19:44:06 +0000] \"GET {link} HTTP/1.1\" 200 44 \"-\" \"u@b.test\"\n",
    ),
    (
        "wrapped",
        "https://www.example.com/?url={escaped link}&to=u@b.test\nhttps://www.example.com/?{base64 click}\n",
    ),
    (
        "wrapped-twice",
        "https://www.example.com/?url=https%3A%2F%2Fwww.example.com%2F%3Fu%3D{base64 link}\n",
    ),
    (
        "logged-as-json",
        "{\"ip\":\"192.0.2.7\",\"request\":\"GET {expired} HTTP/2.0\",\"ts\":1600000000.5,\"agent\":\"u@b.test\"}\n",
    ),
    (
        "headers",
        "Return-Path: <msprvs1=197736pyd5Sy6=bounces-463600-2@example.com>\r\n<AA.BB.12345.6C5E5556@example.com>\n\
         List-Unsubscribe: <mailto:u@b.test?subject=unsubscribe:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8~|eyJyIjoidUBiLnRlc3QifQ~~>, <{link}>\n\
         X-MSFBL: dUBiLnRlc3RAYjFAZzFAYw==\nX-MSFBL: AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=|eyJyIjoidUBiLnRlc3QiLCJjdXN0b21lcl9pZCI6IjEiLCJyY3B0X21ldGEiOnsiYSI6ImIifSwieiI6WzJdfQ==\n",
    ),
    (
        "escaped",
        "{\"url\":\"{escaped link}\"}\n\u{fc} &lt;{link}&#126;&gt;\nhxxps[://]{link}\n",
    ),
];

/// Lines that are not UTF-8.
const BYTES: [(&str, &[u8]); 2] = [
    (
        "not-utf8",
        b"\xff\xfe https://open.example.com/q/\xe2\x82\n\xc3(",
    ),
    (
        "not-utf8-in-a-query",
        b"https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PwQ?target=%FF\xff",
    ),
];

#[cfg(test)]
mod tests {
    use tracklens_codec::Link;

    use super::*;

    #[test]
    fn the_links_among_the_lines_have_no_fault() {
        for (name, payload) in PAYLOADS {
            let text = link(payload);
            let decoded = Link::decode(&text, &mut [0; 64]).map(|_| ());
            assert_eq!(decoded, Ok(()), "{name}");
        }
    }
}
