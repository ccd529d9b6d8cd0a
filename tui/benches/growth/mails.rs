//! Mails that grow.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::Shape;
use crate::links::link;
use crate::texts::many;

/// Kinds of mails.
pub(crate) const SHAPES: &[Shape] = &[
    of("mail-of-headers", |len| {
        format!("{START}{}\n\n", many("X-A: b\n", len))
    }),
    of("mail-of-a-folded-header", |len| {
        format!("{START}X-A: b\n{}\n\n", many(" c\n", len))
    }),
    of("mail-of-encoded-words", |len| {
        format!("{START}X-A: {}\n\n", many("=?utf-8?q?=41?= ", len))
    }),
    of("mail-of-comments", |len| {
        format!("{START}X-A: {}\n\n", many("(", len))
    }),
    of("mail-of-parameters", |len| {
        format!(
            "{START}Content-Type: text/html{}\n\n<p>",
            many("; a=b", len)
        )
    }),
    of("mail-of-parts", |len| {
        in_parts(len, "--b\nContent-Type: text/plain\n\na\n")
    }),
    of("mail-of-empty-parts", |len| in_parts(len, "--b\n")),
    of("mail-of-nested-parts", |len| {
        let parts = (0..len / 60).map(|number| {
            format!("Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n")
        });
        format!("{START}{}", parts.collect::<String>())
    }),
    of("mail-of-attached-mails", |len| {
        format!("{START}{}", many("Content-Type: message/rfc822\n\n", len))
    }),
    of("mail-of-dashes", |len| in_parts(len, "--")),
    of("mail-quoted", |len| {
        encoded("quoted-printable", &many("=41=\n", len))
    }),
    of("mail-of-soft-breaks", |len| {
        encoded("quoted-printable", &many("=\n", len))
    }),
    of("mail-of-equal-signs", |len| {
        encoded("quoted-printable", &many("=", len))
    }),
    of("mail-in-base64", |len| {
        let text = STANDARD.encode(many(&format!("{}\n", link(b"\x3f\x04")), len * 3 / 4));
        let lines: Vec<_> = text
            .as_bytes()
            .chunks(76)
            .map(String::from_utf8_lossy)
            .collect();
        encoded("base64", &lines.join("\n"))
    }),
    of("mail-in-base64-of-short-lines", |len| {
        encoded("base64", &many("QQ\n", len))
    }),
    of("mail-in-base64-of-padding", |len| {
        encoded("base64", &many("QQ==", len))
    }),
    of("mail-of-html", |len| {
        html(&many(
            &format!("<a href=\"{}\">a</a>\n", link(b"\x3f\x04")),
            len,
        ))
    }),
    of("mail-of-open-tags", |len| html(&many("<a href=", len))),
    of("mail-of-open-anchors", |len| {
        html(&many("<a href=\"https://a.test\">", len))
    }),
    of("mail-of-attributes", |len| {
        html(&format!("<a {}>", many("b=c ", len)))
    }),
    of("mail-of-one-attribute", |len| {
        html(&format!("<a href='{}'>", many("b", len)))
    }),
    of("mail-of-comments-of-html", |len| html(&many("<!--", len))),
    of("mail-of-entities", |len| html(&many("&lt;", len))),
    of("mails", |len| {
        many(
            &format!(
                "From a@b.test Sun Nov 29 01:00:00 2026\n{START}\n{}\n\n",
                link(b"\x3f")
            ),
            len,
        )
    }),
    of("mails-of-escaped-lines", |len| {
        format!(
            "From a@b.test Sun Nov 29 01:00:00 2026\n{START}\n{}",
            many(">From a\n", len)
        )
    }),
    of("lines-of-from", |len| {
        many("From a@b.test Sun Nov 29 01:00:00 2026\n", len)
    }),
];

const START: &str = "From: a@b.test\nTo: c@d.test\nSubject: e\nMIME-Version: 1.0\n";

const fn of(name: &'static str, input: fn(usize) -> String) -> Shape {
    Shape { name, input }
}

fn in_parts(len: usize, part: &str) -> String {
    format!(
        "{START}Content-Type: multipart/mixed; boundary=b\n\n{}",
        many(part, len)
    )
}

fn encoded(encoding: &str, body: &str) -> String {
    format!("{START}Content-Type: text/plain\nContent-Transfer-Encoding: {encoding}\n\n{body}")
}

fn html(body: &str) -> String {
    format!("{START}Content-Type: text/html\n\n{body}")
}
