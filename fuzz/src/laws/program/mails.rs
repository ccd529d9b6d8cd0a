//! Laws of reading mails.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tracklens::input::mail::{Mail, MailItem, read};

use super::origins::judge_origins;
use crate::inputs::control::checksum;
use crate::oracles::wrappers::{LINKS, quoted_printable};

/// The shortest header of the family, `X-MSFBL:` and its line ending.
const MIN_ITEM_LEN: usize = 9;

/// All laws of this file.
///
/// # Panics
///
/// If a law is broken.
pub fn mails(bytes: &[u8]) {
    what_is_found_stands_in_the_mail(bytes, &read(bytes));
    links_are_found_however_the_mail_encodes_them(bytes);
}

/// Whatever a mail is, what is found in it stands where it says, and belongs to a message. There is not more of it
/// than the mail has room for.
fn what_is_found_stands_in_the_mail(bytes: &[u8], mail: &Mail) {
    assert!(!mail.says.is_empty(), "a mail says something of itself");
    assert!(mail.items.len() <= bytes.len() / MIN_ITEM_LEN);
    let ending = if bytes.contains(&b'\n') { b'\n' } else { b'\r' };
    for it in &mail.items {
        let range = match &it.item {
            MailItem::Link(found) => {
                judge_origins(bytes, found);
                found.range()
            }
            MailItem::Relative(relative) => relative.range(),
        };
        assert!(
            range.start <= range.end && range.end <= bytes.len(),
            "it stands at {range:?}"
        );
        assert_eq!(it.source.offset, range.start);
        let lines = bytes[..range.start].split(|byte| *byte == ending).count();
        assert_eq!(it.source.line, lines, "the line of {range:?}");
        assert!(it.message < mail.says.len(), "it belongs to no message");
    }
}

/// The links of a text are found in the mail that has this text, whichever encoding, media type and line ending the
/// checksum of the input chooses.
fn links_are_found_however_the_mail_encodes_them(bytes: &[u8]) {
    let [encoding, media, ending, first, second, is_nested, ..] = checksum(bytes);
    let links = [first, second].map(|number| LINKS[usize::from(number) % LINKS.len()]);
    let text = if media.is_multiple_of(2) {
        format!("Hello,\nsee {} and\n{}.\n", links[0], links[1])
    } else {
        let [first, second] = links.map(|link| link.replace('&', "&amp;"));
        format!("<p>Hello,<a href=\"{first}\">\nsee</a> and\n<img src='{second}'></p>\n")
    };
    let (name, body) = match encoding % 3 {
        0 => ("8bit", text),
        1 => ("quoted-printable", quoted_printable(&text)),
        _ => ("base64", in_lines(&STANDARD.encode(text))),
    };
    let media = ["text/plain", "text/html"][usize::from(media % 2)];
    let part = format!("Content-Type: {media}\nContent-Transfer-Encoding: {name}\n\n{body}");
    let mail = if is_nested.is_multiple_of(2) {
        format!("Subject: Hi\n{part}")
    } else {
        format!("Content-Type: multipart/mixed; boundary=b\n\n--b\n{part}\n--b--\n")
    };
    let mail = mail.replace("\r\n", "\n");
    let mail = mail.replace('\n', ["\n", "\r\n", "\r"][usize::from(ending % 3)]);
    let read = read(mail.as_bytes());
    let found = read.items.iter().filter_map(|it| match &it.item {
        MailItem::Link(found) => Some(found.link()),
        MailItem::Relative(_) => None,
    });
    assert!(
        found.eq(links.map(str::as_bytes)),
        "other links are found in {mail}"
    );
    what_is_found_stands_in_the_mail(mail.as_bytes(), &read);
}

/// Text in lines of 76 characters.
fn in_lines(text: &str) -> String {
    let mut lines = String::new();
    for (place, char) in text.chars().enumerate() {
        if place > 0 && place.is_multiple_of(76) {
            lines.push('\n');
        }
        lines.push(char);
    }
    lines
}
