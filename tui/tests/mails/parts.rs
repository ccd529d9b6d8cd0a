//! Where links stand in the parts of a mail, whatever their encoding.

use tracklens::input::Step;
use tracklens::input::mail::{InMail, Source, read};

use super::synthetic::{LINK, links};

/// A mail of one part.
fn single(header: &str, body: &str) -> Vec<u8> {
    format!("From: a@example.com\r\nSubject: x\r\n{header}\r\n\r\n{body}").into_bytes()
}

/// The sources of the links of a mail, each of which must be the usual one.
fn sources(mail: &[u8]) -> Vec<Source> {
    let mail = read(mail);
    let found = links(&mail).map(|(it, found): (&InMail, _)| {
        assert_eq!(String::from_utf8_lossy(found.link()), LINK);
        it.source.clone()
    });
    found.collect()
}

fn html(body: &str) -> Vec<Source> {
    sources(&single("Content-Type: text/html", body))
}

fn place(source: &Source) -> (Option<&str>, Option<&str>, Option<&str>) {
    (
        source.element.as_deref(),
        source.attribute.as_deref(),
        source.text.as_deref(),
    )
}

#[test]
fn html_says_element_attribute_and_text() {
    type Place = (
        Option<&'static str>,
        Option<&'static str>,
        Option<&'static str>,
    );
    let table: [(&str, &[Place]); 15] = [
        (
            "<a href='LINK'>Click <b>here</b>\n now</a>",
            &[(Some("a"), Some("href"), Some("Click here now"))],
        ),
        (
            "<A HREF=LINK>x</A>",
            &[(Some("a"), Some("href"), Some("x"))],
        ),
        (
            "<a href=\"LINK\"><img src=\"LINK\" alt=\"Our shop\"></a>",
            &[
                (Some("a"), Some("href"), Some("Our shop")),
                (Some("img"), Some("src"), None),
            ],
        ),
        (
            "<a title=\"LINK\">x</a>",
            &[(Some("a"), Some("title"), None)],
        ),
        (
            "<a href=\"LINK\">LINK</a>",
            &[
                (Some("a"), Some("href"), Some("LINK")),
                (Some("a"), None, None),
            ],
        ),
        (
            "<a href=\"LINK\">one<a href=\"LINK\">two",
            &[
                (Some("a"), Some("href"), Some("one")),
                (Some("a"), Some("href"), Some("two")),
            ],
        ),
        (
            "<a href=\"LINK\">caf&eacute; &amp; bar</a>",
            &[(Some("a"), Some("href"), Some("café & bar"))],
        ),
        ("<p>LINK</p>", &[(Some("p"), None, None)]),
        (
            "<div style=\"background:url('LINK')\">",
            &[(Some("div"), Some("style"), None)],
        ),
        (
            "<style>a{background:url(LINK)}</style>",
            &[(Some("style"), None, None)],
        ),
        (
            "<script>x=\"<a href='LINK'>\"</script>",
            &[(Some("script"), None, None)],
        ),
        (
            "<!-- <a href='LINK'>x</a> -->",
            &[(Some("!--"), None, None)],
        ),
        (
            "<!--[if mso]><v:roundrect href=\"LINK\"><center>Buy</center></v:roundrect><![endif]-->",
            &[(Some("v:roundrect"), Some("href"), Some("Buy"))],
        ),
        (
            "<!--[if !mso]><!--><a href=\"LINK\">y</a><!--<![endif]-->",
            &[(Some("a"), Some("href"), Some("y"))],
        ),
        ("<a href=\"LINK", &[(None, None, None)]),
    ];
    for (body, places) in table {
        let sources = html(&body.replace("LINK", LINK));
        let expected: Vec<_> = places
            .iter()
            .map(|(element, attribute, text)| {
                (
                    *element,
                    *attribute,
                    text.map(|text| text.replace("LINK", LINK)),
                )
            })
            .collect();
        let found: Vec<_> = sources.iter().map(place).collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(element, attribute, text)| (*element, *attribute, text.as_deref()))
            .collect();
        assert_eq!(found, expected, "{body}");
    }
}

#[test]
fn references_and_line_breaks_in_attributes_are_undone() {
    for spelling in [
        LINK.replace('~', "&#126;"),
        LINK.replace('/', "&#x2f;"),
        LINK.replace("/RgRl", "/\r\n    RgRl"),
    ] {
        let sources = html(&format!("<a href=\"{spelling}\">x</a>"));
        assert_eq!(sources.len(), 1, "{spelling}");
        assert_eq!(place(&sources[0]), (Some("a"), Some("href"), Some("x")));
    }
}

#[test]
fn every_encoding_and_every_lie_about_it_is_undone() {
    use base64::Engine as _;
    let html = format!("<p>Grüße,</p>\r\n<a href=\"{LINK}\">hier</a>\r\n");
    let encoded = base64::engine::general_purpose::STANDARD.encode(&html);
    let wrapped: Vec<_> = encoded
        .as_bytes()
        .chunks(76)
        .map(String::from_utf8_lossy)
        .collect();
    let base64 = wrapped.join("\r\n");
    let quoted = quoted_printable::encode_to_str(&html);
    let kind = "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding:";
    let table = [
        ("8bit", html.clone()),
        ("7bit", html.clone()),
        ("binary", html.clone()),
        ("x-nobody-knows", html.clone()),
        ("base64", base64.clone()),
        ("BASE64 ", base64.replace("\r\n", "\n")),
        ("base64", base64.replace("\r\n", "")),
        ("base64", base64.replace("\r\n", " \r\n!")),
        ("base64", format!("{base64}\r\n\r\nA footer of a list.\r\n")),
        ("quoted-printable", quoted.clone()),
        ("Quoted-Printable", quoted.replace("\r\n", "\n")),
        ("\r\n quoted-printable", quoted.replace("=\r\n", "= \t\r\n")),
        // Lies.
        ("base64", html.clone()),
        ("base64", quoted.clone()),
        ("quoted-printable", html.clone()),
        ("7bit", quoted.clone()),
    ];
    for (encoding, body) in table {
        let mail = single(&format!("{kind}{encoding}"), &body);
        let sources = sources(&mail);
        assert_eq!(sources.len(), 1, "{encoding}: {body}");
        assert_eq!(sources[0].part.as_deref(), Some("1"), "{encoding}");
    }
}

#[test]
fn a_wrong_charset_hides_no_link() {
    for charset in [
        "utf-16",
        "utf-32",
        "iso-2022-jp",
        "hz-gb-2312",
        "nobody-knows",
        "\"",
        "",
    ] {
        let header = format!("Content-Type: text/plain; charset={charset}");
        assert_eq!(sources(&single(&header, LINK)).len(), 1, "{charset}");
        let header = format!("Content-Type: text/html; charset={charset}");
        let body = format!("<a href='{LINK}'>x</a>");
        assert_eq!(sources(&single(&header, &body)).len(), 1, "{charset}");
    }
}

#[test]
fn charsets_that_are_not_ascii_are_undone() {
    let utf16: Vec<u8> = "\u{feff}"
        .chars()
        .chain(LINK.chars())
        .flat_map(|char| {
            let mut units = [0; 2];
            char.encode_utf16(&mut units)
                .iter()
                .flat_map(|unit| unit.to_le_bytes())
                .collect::<Vec<_>>()
        })
        .collect();
    let mut mail = single(
        "Content-Type: text/plain; charset=utf-16\r\nContent-Transfer-Encoding: binary",
        "",
    );
    mail.extend(utf16);
    assert_eq!(sources(&mail).len(), 1);
    let utf7 = LINK.replace('~', "+AH4-");
    assert_eq!(
        sources(&single("Content-Type: text/plain; charset=UTF-7", &utf7)).len(),
        1
    );
    let latin1 = [
        &single("Content-Type: text/html; charset=iso-8859-1", "<a href='")[..],
        LINK.as_bytes(),
        b"'>Caf\xe9</a>",
    ]
    .concat();
    assert_eq!(sources(&latin1)[0].text.as_deref(), Some("Café"));
}

#[test]
fn parts_are_numbered() {
    let mail = format!(
        "From: a@example.com\nContent-Type: multipart/mixed; boundary=\"outer one\"\n\n\
         A preamble with {LINK}\n\
         --outer one\nContent-Type: multipart/alternative; boundary=inner\n\n\
         --inner\n\n{LINK}\n\
         --inner  \nContent-Type: text/html\n\n<a href=\"{LINK}\">x</a>\n\
         --inner--\n\
         --outer one\nContent-Type: message/rfc822\n\n\
         Subject: forwarded\nList-Unsubscribe: <{LINK}>\n\n{LINK}\n\
         --outer one\nContent-Type: text/calendar\n\nURL:{LINK}\n\
         --outer one--\nAn epilogue with {LINK}\n"
    );
    let parts: Vec<_> = sources(mail.as_bytes())
        .into_iter()
        .map(|source| {
            (
                source.part.unwrap_or_default(),
                source.header.unwrap_or_default(),
            )
        })
        .collect();
    let parts: Vec<_> = parts
        .iter()
        .map(|(part, header)| (&**part, &**header))
        .collect();
    let expected = [
        ("", ""),
        ("1.1", ""),
        ("1.2", ""),
        ("2", "List-Unsubscribe"),
        ("2.1", ""),
        ("3", ""),
        ("", ""),
    ];
    assert_eq!(parts, expected);
}

#[test]
fn a_message_in_base64_is_read_too() {
    use base64::Engine as _;
    let inner = single(
        "Return-Path: <msprvs1=a=bounces-7@example.com>",
        &format!("See {LINK}"),
    );
    let encoded = base64::engine::general_purpose::STANDARD.encode(&inner);
    let mail = single(
        "Return-Path: <msprvs1=a=bounces-8@example.com>\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: base64",
        &encoded,
    );
    let read = read(&mail);
    let customers: Vec<_> = read.says.iter().map(|says| says.customer_id).collect();
    assert_eq!(customers, [Some(8), Some(7)]);
    let (it, found) = links(&read).next().unwrap();
    assert_eq!(it.message, 1);
    assert_eq!(it.source.part.as_deref(), Some("1.1"));
    let undone: Vec<_> = found.undone().iter().map(Step::name).collect();
    assert_eq!(undone, ["base64"]);
    assert!(found.range().start > mail.len() - encoded.len());
}

#[test]
fn headers_are_searched_with_their_folding() {
    for value in [
        format!("<mailto:a@example.com>,\r\n\t<{LINK}>"),
        format!("<{}>", LINK.replace("/RgRl", "/\r\n RgRl")),
        format!("=?us-ascii?Q?=3C{}=3E?=", LINK.replace('~', "=7E")),
    ] {
        let mail = single(&format!("List-Unsubscribe: {value}"), "Hi!");
        let sources = sources(&mail);
        assert_eq!(sources.len(), 1, "{value}");
        assert_eq!(sources[0].header.as_deref(), Some("List-Unsubscribe"));
        assert_eq!(sources[0].part, None);
    }
}

#[test]
fn a_fragment_of_a_mail_is_read_as_text() {
    assert_eq!(sources(format!("See {LINK} there").as_bytes()).len(), 1);
    assert_eq!(sources(format!("\r\n\r\n{LINK}").as_bytes()).len(), 1);
    assert_eq!(
        sources(format!("List-Unsubscribe: <{LINK}>").as_bytes()).len(),
        1
    );
    assert_eq!(sources(b"").len(), 0);
}
