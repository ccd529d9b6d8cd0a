//! The mails, each in a file of its own and all in an mbox.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::folder::Folder;
use super::objects::{LINK, links, objects, output, parsed};
use crate::mails::synthetic::files;

/// The relatives among objects, as the mails' own descriptions write them.
fn relatives(objects: &[Value]) -> Value {
    let mut all = Map::new();
    for object in objects.iter().filter_map(|object| object.get("relative")) {
        let mut object = object.as_object().unwrap().clone();
        let kind = object.remove("kind").unwrap();
        let time = object.remove("injection_time");
        object.remove("signature");
        let key = match kind.as_str().unwrap() {
            "message_id" => {
                object.insert("time".to_owned(), time.unwrap());
                "message_id_header"
            }
            "x_msfbl" => {
                let recipient = object.remove("rcpt_to").unwrap();
                object.insert("r".to_owned(), recipient);
                "x_msfbl"
            }
            key => key,
        };
        for key in ["customer_id", "subaccount_id"] {
            if let Some(number) = object.get_mut(key) {
                *number = json!(number.to_string());
            }
        }
        assert!(all.insert(key.to_owned(), Value::Object(object)).is_none());
    }
    Value::Object(all)
}

#[test]
fn every_link_and_relative_of_the_mails_is_found_and_none_besides() {
    for (file, says) in files() {
        let name = file.to_str().unwrap();
        let output = output(&[name], b"");
        assert_eq!(output.status.code(), Some(0), "{name}");
        let objects = parsed(&output.stdout);
        let all = links(&objects);
        let mut known = HashSet::new();
        let distinct: Vec<&&str> = all.iter().filter(|link| known.insert(**link)).collect();
        assert_eq!(json!(distinct), says["links"], "{name}");
        assert_eq!(json!(all.len()), says["occurrences"], "{name}");
        assert_eq!(relatives(&objects), says["relatives"], "{name}");
        for object in &objects {
            assert_eq!(object["source"]["file"], name);
            let notes = object["link"]["notes"].as_array();
            let disagrees = |note: &Value| note["code"] == "headers_disagree";
            assert!(
                !notes.is_some_and(|notes| notes.iter().any(disagrees)),
                "{name}"
            );
        }
    }
}

#[test]
fn an_mbox_has_what_its_mails_have() {
    let mut mbox = Vec::new();
    let mut expected = Vec::new();
    let mut line = 0;
    for (file, _) in files() {
        let from = b"From x@example.com Thu Jan  1 00:00:00 1970\n";
        let mail = std::fs::read(&file).unwrap();
        for mut object in objects(&[file.to_str().unwrap()], b"") {
            let source = object["source"].as_object_mut().unwrap();
            source.remove("file");
            for (key, more) in [("offset", mbox.len() + from.len()), ("line", line + 1)] {
                let at = source[key].as_u64().unwrap() + u64::try_from(more).unwrap();
                source.insert(key.to_owned(), json!(at));
            }
            expected.push(object);
        }
        mbox.extend_from_slice(from);
        mbox.extend_from_slice(&mail);
        mbox.extend_from_slice(b"\n\n");
        line = memchr::memchr_iter(b'\n', &mbox).count();
    }
    for threads in ["1", "2"] {
        let found = objects(&["--threads", threads], &mbox);
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found, expected);
        }
    }
}

#[test]
fn headers_that_say_something_else_than_a_link_are_noted() {
    let mail = format!(
        "From: a@example.com\nReturn-Path: <msprvs1=20154X_Q5=bounces-42@example.com>\n\n{LINK}\n"
    );
    let found = objects(&[], mail.as_bytes());
    assert_eq!(found[0]["relative"]["kind"], "return_path");
    assert_eq!(found[0]["source"]["header"], "Return-Path");
    assert_eq!(found[1]["mail"]["customer_id"], 42);
    let notes = found[1]["link"]["notes"].as_array().unwrap();
    let note = notes.iter().find(|note| note["code"] == "headers_disagree");
    assert!(
        note.unwrap()["message"]
            .as_str()
            .unwrap()
            .ends_with("(customer_id)")
    );
}

#[test]
fn the_end_of_a_mail_that_is_too_long_is_searched_as_text() {
    let folder = Folder::new("scan_long_mail");
    let filler = "This line says nothing at all.\n".repeat(1 << 20);
    let mail = format!("From: a@example.com\nTo: b@example.com\n\n{LINK}\n{filler}{LINK}\n");
    let mbox = format!("From a@example.com Thu Jan  1 00:00:00 1970\n{mail}\n").repeat(2);
    for (name, text) in [("mail", &mail), ("mbox", &mbox)] {
        let file = folder.write(name, text);
        let output = output(&[&file], b"");
        let found = parsed(&output.stdout);
        let count = text.matches(LINK).count();
        assert_eq!(links(&found), vec![LINK; count]);
        for (object, (offset, _)) in found.iter().zip(text.match_indices(LINK)) {
            assert_eq!(object["source"]["offset"], offset);
            let line = text[..offset].matches('\n').count() + 1;
            assert_eq!(object["source"]["line"], line);
        }
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(
            said.matches("longer than 16 MiB").count(),
            count / 2,
            "{said}"
        );
        assert_eq!(output.status.code(), Some(0));
    }
}
