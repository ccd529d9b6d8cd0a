//! Seeds that are mails: one for each encoding, kind of part and place of a link.

use super::seed::Seed;
use crate::oracles::headers::Sent;
use crate::oracles::wrappers::{LINKS, quoted_printable};

/// Mails, whole and broken.
#[must_use]
pub fn mails() -> Vec<Seed> {
    let sent = Sent::new("ser", [1, 2, 3, 0, 5, 0x5e, 0x55, 0x65]);
    let headers = [
        sent.return_path(),
        sent.message_id(),
        sent.msfbl().replace("\r\n", "\n"),
        sent.list_unsubscribe(),
    ];
    let html = format!(
        "<a href=\"{}\" title='x'>Sale</a><!--[if mso]>\n<img src={}><![endif]-->",
        LINKS[0], LINKS[1]
    );
    MAILS
        .into_iter()
        .map(|(name, mail)| {
            let mail = mail
                .replace("{link}", LINKS[0])
                .replace(
                    "{link without its scheme}",
                    LINKS[0].trim_start_matches("https://"),
                )
                .replace("{html}", &html)
                .replace("{quoted}", &quoted_printable(&html))
                .replace("{headers}", &headers.join("\n"));
            Seed::new(name, mail)
        })
        .collect()
}

const MAILS: [(&str, &str); 15] = [
    ("empty", ""),
    ("no-header", "\n{link}\n"),
    ("no-body", "Subject: {link}"),
    ("headers", "{headers}\nSubject: Hi\n\n{link}\n"),
    (
        "folded",
        "List-Unsubscribe:\n <{link}>,\n\t<mailto:a@example.com>\n\nHi\n",
    ),
    (
        "carriage-returns",
        "Subject: Hi\r\nContent-Type: text/plain\r\n\r\n{link}\r\n",
    ),
    ("html", "Content-Type: text/html; charset=utf-8\n\n{html}\n"),
    (
        "sign-in-a-host",
        "Content-Type: text/html\n\n<a href=//me={link without its scheme}>\n",
    ),
    (
        "quoted-printable",
        "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n{quoted}\n",
    ),
    (
        "base64",
        "Content-Transfer-Encoding: base64\n\naHR0cHM6Ly9vcGVuLmV4YW1wbGUuY29tL3EvQUFFQ0F3UUZCZ2NJQ1FvTERBME9Edw\nfn4vQUFBQUFRQX4vUGxJSVlVQmlMblJsYzNRfg==\n",
    ),
    (
        "parts",
        "Content-Type: multipart/alternative; boundary=\"a b\"\n\nx\n--a b\n\n{link}\n--a b\nContent-Type: text/html\n\n{html}\n--a b--\n",
    ),
    (
        "attached",
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n{headers}\n\n{link}\n--b--\n",
    ),
    (
        "attached-in-base64",
        "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogSGkKClgK\n",
    ),
    (
        "seven-bits",
        "Content-Type: text/plain; charset=utf-7\n\n{link} +AH4-\n",
    ),
    (
        "boundary-never-closed",
        "Content-Type: multipart/mixed; boundary=\"b\n\n--b\n{link}\n--b",
    ),
];
