//! Mails that are made up, with the structure of real ones.

use std::path::PathBuf;

use serde_json::{Value, json};
use tracklens::input::Found;
use tracklens::input::mail::{InMail, Mail, MailItem, looks_like_mail, read};
use tracklens::input::relative::Relative;

use super::relatives;

/// A link that a test can put into a mail.
pub(crate) const LINK: &str = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbQ~~";

/// The files of the mails, with what stands in each of them.
pub(crate) fn files() -> Vec<(PathBuf, Value)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/mails/messages");
    let files = std::fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "eml"));
    files.sort();
    assert_eq!(files.len(), 26);
    let says = |file: &PathBuf| std::fs::read(file.with_extension("json")).unwrap();
    let with_says = files.into_iter().map(|file| {
        let says = serde_json::from_slice(&says(&file)).unwrap();
        (file, says)
    });
    with_says.collect()
}

/// The mails, by name, with what stands in each of them.
pub(crate) fn mails() -> impl Iterator<Item = (String, Vec<u8>, Value)> {
    files().into_iter().map(|(file, says)| {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        (name, std::fs::read(&file).unwrap(), says)
    })
}

pub(crate) fn links(mail: &Mail) -> impl Iterator<Item = (&InMail, &Found)> {
    mail.items.iter().filter_map(|it| match &it.item {
        MailItem::Link(found) => Some((it, found)),
        MailItem::Relative(_) => None,
    })
}

fn relatives(mail: &Mail) -> impl Iterator<Item = (&InMail, &Relative)> {
    mail.items.iter().filter_map(|it| match &it.item {
        MailItem::Link(_) => None,
        MailItem::Relative(relative) => Some((it, relative)),
    })
}

#[test]
fn the_line_endings_of_a_mail_make_no_difference() {
    for (name, bytes, _) in mails() {
        let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
        let found = |text: &str| -> Vec<(Vec<u8>, usize)> {
            let mail = read(text.as_bytes());
            let links = links(&mail).map(|(it, found)| (found.link().to_vec(), it.source.line));
            links.collect()
        };
        let with_line_feeds = found(&text);
        assert_eq!(found(&text.replace('\n', "\r")), with_line_feeds, "{name}");
        assert_eq!(
            found(&text.replace('\n', "\r\n")),
            with_line_feeds,
            "{name}"
        );
    }
}

#[test]
fn every_link_of_the_mails_is_found_and_none_besides() {
    for (name, bytes, says) in mails() {
        let mail = read(&bytes);
        let all: Vec<String> = links(&mail)
            .map(|(_, found)| String::from_utf8(found.link().to_vec()).unwrap())
            .collect();
        let mut distinct: Vec<&String> = Vec::new();
        for link in &all {
            if !distinct.contains(&link) {
                distinct.push(link);
            }
        }
        assert_eq!(json!(distinct), says["links"], "{name}");
        assert_eq!(json!(all.len()), says["occurrences"], "{name}");
        assert!(!mail.is_too_deep, "{name}");
    }
}

#[test]
fn every_relative_of_the_mails_says_what_it_should() {
    for (name, bytes, says) in mails() {
        let mail = read(&bytes);
        let mut said = serde_json::Map::new();
        for (_, relative) in relatives(&mail) {
            assert!(relative.faults().is_empty(), "{name}");
            let mut object = relatives::object(relative);
            let object_mut = object.as_object_mut().unwrap();
            let time = object_mut.remove("injection_time");
            let key = match relative.kind().code() {
                "message_id" => {
                    object_mut.insert("time".to_owned(), time.unwrap());
                    "message_id_header"
                }
                key => key,
            };
            if key == "x_msfbl" {
                let recipient = object_mut.remove("rcpt_to").unwrap();
                object_mut.insert("r".to_owned(), recipient);
            }
            for key in ["customer_id", "subaccount_id"] {
                if let Some(number) = object_mut.get_mut(key) {
                    *number = json!(number.to_string());
                }
            }
            assert!(said.insert(key.to_owned(), object).is_none(), "{name}");
        }
        assert_eq!(Value::Object(said), says["relatives"], "{name}");
    }
}

#[test]
fn the_mails_look_like_mails_and_their_parts_do_not() {
    for (name, bytes, _) in mails() {
        assert!(looks_like_mail(&bytes), "{name}");
        let body = bytes.windows(2).position(|pair| pair == b"\n\n");
        let body = body.or_else(|| bytes.windows(3).position(|it| it == b"\n\r\n"));
        assert!(!looks_like_mail(&bytes[body.unwrap()..]), "{name}");
    }
}

#[test]
fn every_byte_of_a_link_stands_where_its_origin_says() {
    for (name, bytes, _) in mails() {
        for (it, found) in links(&read(&bytes)) {
            let range = found.range();
            assert_eq!(it.source.offset, range.start, "{name}");
            let lines = bytes[..range.start].iter().filter(|&&byte| byte == b'\n');
            assert_eq!(it.source.line, lines.count() + 1, "{name}");
            for (place, byte) in found.link().iter().enumerate() {
                let origin = found.origins().of(place).unwrap();
                let origin = &bytes[origin];
                // A byte of base64 lies in two symbols, and one of quoted-printable may be escaped.
                let is_plain = origin.len() == 1;
                assert!(
                    !is_plain || origin[0] == *byte,
                    "{name}: {}",
                    origin.escape_ascii()
                );
            }
        }
    }
}

#[test]
fn the_headers_of_a_mail_agree_with_its_links() {
    let mut buffer = [0; tracklens_codec::MAX_PAYLOAD_LEN];
    for (name, bytes, _) in mails() {
        let mail = read(&bytes);
        for (it, found) in links(&mail) {
            let link = tracklens_codec::Link::decode(found.link(), &mut buffer).unwrap();
            assert_eq!(mail.says[it.message].disagreements(&link), [], "{name}");
        }
    }
}
