//! Mails that were made to take time, memory or the program with them.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use tracklens::input::mail::{Mail, read};

use super::synthetic::{LINK, links};
use crate::persistence::persisted;

/// Far more than any of these mails takes, even unoptimized on a busy machine.
const LIMIT: Duration = Duration::from_secs(30);

fn read_in_time(mail: &str) -> Mail {
    let start = Instant::now();
    let read = read(mail.as_bytes());
    assert!(start.elapsed() < LIMIT, "{:?}", start.elapsed());
    read
}

#[test]
fn a_thousand_parts_in_each_other_are_said_to_be_too_deep() {
    let mut mail = String::from("From: a@example.com\n");
    for level in 0..1000 {
        let _ = write!(
            mail,
            "Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n"
        );
    }
    let _ = write!(mail, "Content-Type: text/plain\n\n{LINK}\n");
    let read = read_in_time(&mail);
    assert!(read.is_too_deep);
    assert_eq!(links(&read).count(), 1, "it is found all the same");
}

#[test]
fn a_hundred_thousand_messages_in_each_other_are_said_to_be_too_deep() {
    let mail = "Content-Type: message/rfc822\n\n".repeat(100_000) + LINK + "\n";
    let read = read_in_time(&mail);
    assert!(read.is_too_deep);
    assert_eq!(links(&read).count(), 1);
    assert!(read.says.len() < 200);
}

#[test]
fn boundaries_that_never_come_cost_nothing() {
    let mut mail = String::from("Content-Type: multipart/mixed; boundary=x\n\n");
    for level in 0..50_000 {
        let _ = write!(
            mail,
            "--x\nContent-Type: multipart/mixed; boundary=y{level}\n\nHi!\n"
        );
    }
    let _ = write!(mail, "--x\n\n{LINK}\n");
    let read = read_in_time(&mail);
    assert_eq!(links(&read).count(), 1);
}

#[test]
fn lines_that_look_like_boundaries_cost_little() {
    let mut mail = String::new();
    for level in 0..90 {
        let _ = write!(
            mail,
            "Content-Type: multipart/mixed; boundary=xxxxxxxx{level}\n\n--xxxxxxxx{level}\n"
        );
    }
    mail.push('\n');
    mail.push_str(&"--xxxxxxxx\n".repeat(100_000));
    let _ = writeln!(mail, "{LINK}");
    assert_eq!(links(&read_in_time(&mail)).count(), 1);
}

#[test]
fn a_huge_header_is_read() {
    let mut mail = String::from("Subject: ");
    mail.push_str(&"x".repeat(10 << 20));
    let _ = write!(mail, "\nList-Unsubscribe: <{LINK}>\n");
    for number in 0..100_000 {
        let _ = writeln!(mail, "X-{number}: y");
    }
    let _ = write!(mail, "\n{LINK}\n");
    assert_eq!(links(&read_in_time(&mail)).count(), 2);
}

#[test]
fn many_links_in_one_anchor_and_many_anchors_take_linear_time() {
    let mut mail = String::from("Content-Type: text/html\n\n<a href='");
    mail.push_str(&"/f/a/".repeat(200_000));
    mail.push_str("'>");
    for _ in 0..2000 {
        let _ = write!(mail, "<a href='{LINK}'>x");
    }
    assert_eq!(links(&read_in_time(&mail)).count(), 2000);
}

#[test]
fn headers_that_never_end_take_linear_time() {
    let values = [
        "=?utf-8?q?".repeat(200_000),
        "(".repeat(1 << 20),
        "; a*0=\"".repeat(200_000),
    ];
    for value in values {
        let mail = format!("Content-Type: text/html{value}\nList-Unsubscribe: {value}\n\n{LINK}\n");
        assert_eq!(links(&read_in_time(&mail)).count(), 1);
    }
}

#[test]
fn a_link_for_each_line_of_base64_takes_linear_time() {
    use base64::Engine as _;
    let text = format!("{LINK}\n").repeat(2000);
    let encoded = base64::engine::general_purpose::STANDARD.encode(text);
    let mail = format!("Content-Transfer-Encoding: base64\n\n{encoded}");
    assert_eq!(links(&read_in_time(&mail)).count(), 2000);
}

#[test]
fn broken_mails_are_read_to_their_end() {
    let ends = [
        "Content-Type: multipart/mixed; boundary=\"\n\n--\nLINK\n",
        "Content-Type: multipart/mixed; boundary=\n\n--\nLINK\n",
        "Content-Type: multipart/mixed; boundary=a\n\n--b\n\nLINK\n--b--\n",
        "Content-Type: multipart/mixed; boundary=a\n\n--a--\n--a\n\nLINK",
        "Content-Type: multipart/mixed; boundary=a\n\n--a\nLINK",
        "Content-Type: multipart/mixed; boundary=a\n\n--a",
        "Content-Type: multipart/mixed; boundary=a\n--a\n\nLINK",
        "Content-Type\n\nLINK",
        "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n====\nLINK",
        "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nA\nLINK",
        "Content-Transfer-Encoding: quoted-printable\n\nLINK\n=",
        ": LINK",
    ];
    for mail in ends {
        let expected = mail.matches("LINK").count();
        let read = read_in_time(&mail.replace("LINK", LINK));
        assert_eq!(links(&read).count(), expected, "{mail}");
    }
}

/// Charsets of each family that is decoded.
const CHARSETS: [&str; 12] = [
    "utf-8",
    "utf-7",
    "utf-16",
    "utf-16be",
    "iso-8859-1",
    "windows-1251",
    "koi8-r",
    "iso-2022-jp",
    "shift_jis",
    "gb18030",
    "big5",
    "euc-kr",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..persisted!("mails") })]

    #[test]
    fn any_text_of_any_charset_is_read(
        text in prop::collection::vec(any::<u8>(), 0..60),
        charset in prop::sample::select(&CHARSETS[..]),
    ) {
        let mut mail = format!("Content-Type: text/html; charset={charset}\n\n<a href='{LINK}'>").into_bytes();
        mail.extend(text);
        prop_assert!(links(&read(&mail)).count() > 0);
    }

    #[test]
    fn any_content_type_and_any_encoded_words_are_read(value in "[a-z/;=\"?*'%()\\\\ \t]{0,80}") {
        let mail = format!("Content-Type: {value}\nList-Unsubscribe: =?{value}?=\n\n{LINK}\n");
        prop_assert!(read(mail.as_bytes()).says.len() <= 2);
    }
}
