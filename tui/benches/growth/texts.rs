//! Lines that are no links, with what searching looks for.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::Shape;
use crate::links::link;

/// Kinds of lines.
pub(crate) const SHAPES: &[Shape] = &[
    of("links-with-blanks", |len| {
        many(&format!("{} ", link(b"\x3f\x04")), len)
    }),
    of("links-side-by-side", |len| many(&link(b"\x3f\x04"), len)),
    of("links-in-quotes", |len| {
        many(&format!("\"{}\"", link(b"\x3f\x04")), len)
    }),
    of("routes", |len| many("https://a.example.com/f/a/", len)),
    of("signatures", |len| many("AAECAwQFBgcICQoLDA0ODw~~/", len)),
    of("tokens", |len| many("/AAAAKgA~", len)),
    of("schemes", |len| many("https://", len)),
    of("hosts", |len| many("a.example.com ", len)),
    of("labels", |len| many("a.", len)),
    of("at-signs", |len| many("@", len)),
    of("percent-signs", |len| many("%", len)),
    of("percent-signs-escaped", |len| many("%25", len)),
    of("schemes-percent-encoded", |len| many("#%68%74%74%70,", len)),
    of("schemes-half-percent-encoded", |len| {
        many("http%68%74%74%70&", len)
    }),
    of("parameters", |len| {
        many(
            "http://a.example.com/?q=https%3A%2F%2Fb.example.com%2Fq%2FAAECAwQFBgcICQoLDA0ODw%7E%7E%2FAAAAKgA%7E%2FAA&",
            len,
        )
    }),
    of("soft-breaks", |len| many("=\n", len)),
    of("soft-breaks-in-symbols", |len| many("A=\r\n", len)),
    of("equal-signs", |len| many("=3D", len)),
    of("quotes", |len| many("\"", len)),
    of("parentheses", |len| many("(", len)),
    of("parentheses-in-pairs", |len| many("()", len)),
    of("brackets", |len| many("[.]", len)),
    of("angle-brackets", |len| many("<", len)),
    of("tags", |len| many("<a href=\"", len)),
    of("attributes", |len| format!("<a {}", many("b=\"c\" ", len))),
    of("entities", |len| many("&amp;", len)),
    of("entities-of-entities", |len| {
        format!("&{}", many("amp;", len))
    }),
    of("ampersands", |len| many("&#", len)),
    of("escapes-of-json", |len| many("\\u002f", len)),
    of("backslashes", |len| many("\\", len)),
    of("defanged", |len| many("hxxps[:]//a[.]example[.]com/", len)),
    of("base64", |len| STANDARD.encode(many("text ", len * 3 / 4))),
    of("base64-of-links", |len| {
        STANDARD.encode(many(&format!("{} ", link(b"\x3f\x04")), len * 3 / 4))
    }),
    of("base64-in-base64", |len| {
        let mut text = link(b"\x3f\x04");
        while text.len() * 4 / 3 < len {
            text = STANDARD.encode(text);
        }
        text
    }),
    of("symbols-and-slashes", |len| many("AAAA/", len)),
    of("safelinks", |len| {
        many(
            "https://a.safelinks.protection.outlook.com/?url=https%3A%2F%2F",
            len,
        )
    }),
    of("urldefense", |len| {
        many("https://urldefense.com/v3/__https://", len)
    }),
    of("urldefense-of-stars", |len| {
        format!(
            "https://urldefense.com/v3/__{}__;JSUl!!a!b$",
            many("*", len)
        )
    }),
    of("redirects", |len| {
        many("https://www.google.com/url?q=", len)
    }),
    of("log", |len| {
        many(
            "192.0.2.1 - - [22/Oct/2020:19:44:06 +0000] \"GET /f/a/ HTTP/1.1\" 302 0 \"-\" \"a\"\n",
            len,
        )
    }),
    of("log-of-one-line", |len| {
        format!("192.0.2.1 - - [{}", many("\"GET /f/a/ ", len))
    }),
    of("log-of-json", |len| {
        format!("{{\"request\":\"{}\"}}", many("GET /f/a/ ", len))
    }),
    of("json-of-brackets", |len| many("{\"a\":", len)),
    of("msfbl", |len| {
        format!(
            "X-MSFBL: {}",
            STANDARD.encode(many("{\"r\":\"us@b.test\"}", len * 3 / 4))
        )
    }),
    of("msfbl-folded", |len| {
        format!("X-MSFBL: {}", many("AAAA\n ", len))
    }),
    of("unsubscribe", |len| {
        format!(
            "List-Unsubscribe: {}",
            many("<mailto:a@b.test?subject=unsubscribe:>, ", len)
        )
    }),
    of("message-ids", |len| {
        many("Message-ID: <AA.BB.12345.65555E6C@a.test>\n", len)
    }),
    of("return-paths", |len| {
        many("Return-Path: <msprvs1=12345=bounces-1@a.test>\n", len)
    }),
    of("byte-order-marks", |len| many("\u{feff}", len)),
    of("nul", |len| many("\0", len)),
    of("line-feeds", |len| many("\n", len)),
    of("lines", |len| many("no link\n", len)),
];

/// Kinds of lines in which much may be clicked, or nearly.
pub(crate) const CLICKABLE: &[Shape] = &[
    of("urls", |len| many("https://a.example.com/ ", len)),
    of("labels-of-letters", |len| many("a.", len)),
    of("labels-of-digits", |len| many("1.", len)),
    of("digits", |len| many("1", len)),
    of("colons", |len| many(":", len)),
    of("groups-of-addresses", |len| many("a:", len)),
    of("schemes-without-slashes", |len| many("http:", len)),
    of("names-of-addresses", |len| many("a@", len)),
];

const fn of(name: &'static str, input: fn(usize) -> String) -> Shape {
    Shape { name, input }
}

/// As many of a text as have this length together.
pub(crate) fn many(text: &str, len: usize) -> String {
    text.repeat(len / text.len())
}
