//! The forms in which people hold links, each as a file of its own and all of them in one.

use serde_json::Value;

use super::objects::{LINK, links, objects, output, parsed};

const CASES: &str = include_str!("../finding/cases.jsonl");

fn cases() -> impl Iterator<Item = (String, Vec<Value>)> {
    CASES.lines().map(|line| {
        let mut case: Value = serde_json::from_str(line).unwrap();
        let input = case["input"].as_str().unwrap().to_owned();
        let Value::Array(expected) = case["links"].take() else {
            panic!("{line}");
        };
        (input, expected)
    })
}

#[test]
fn every_link_of_the_cases_is_found_in_order() {
    let mut count = 0;
    for (input, expected) in cases() {
        assert_eq!(links(&objects(&[], input.as_bytes())), expected, "{input}");
        count += 1;
    }
    assert_eq!(count, 25);
}

#[test]
fn many_cases_in_one_text_are_found_where_they_stand() {
    let mut text = String::new();
    let mut expected = Vec::new();
    let filler = "There is no link in this line.\n".repeat(1000);
    for _ in 0..10 {
        for (input, mut of_case) in cases() {
            text += &filler;
            text += &input;
            text += "\n\n";
            expected.append(&mut of_case);
        }
    }
    for threads in ["1", "2", "5"] {
        let objects = objects(&["--threads", threads], text.as_bytes());
        assert_eq!(links(&objects), expected, "{threads}");
        let (mut last, mut line) = (0, 1);
        for object in &objects {
            let source = &object["source"];
            let offset = usize::try_from(source["offset"].as_u64().unwrap()).unwrap();
            assert!(offset >= last);
            line += text[last..offset].matches('\n').count();
            last = offset;
            assert_eq!(source["line"], line);
            assert_eq!(source.get("file"), None);
        }
    }
}

#[test]
fn an_object_says_where_a_link_stands_and_what_was_undone() {
    let mail = "From: a@example.com\nTo: b@example.com\nContent-Type: text/html\n\
        Content-Transfer-Encoding: quoted-printable\n\n<p>Hi,\n<a href=3D\"LINK\">click <b>here</b></a>\n";
    let mail = mail.replace("LINK", &LINK.replace("~~/", "~=\n~/"));
    let objects = objects(&[], mail.as_bytes());
    assert_eq!(links(&objects), [LINK]);
    let source = serde_json::json!({
        "line": 7, "offset": mail.find("https").unwrap(), "part": "1",
        "element": "a", "attribute": "href", "text": "click here",
    });
    assert_eq!(objects[0]["source"], source);
    assert_eq!(
        objects[0]["undone"],
        serde_json::json!(["quoted_printable"])
    );
    assert_eq!(objects[0]["link"]["rcpt_to"], "user@example.com");
}

#[test]
fn a_line_of_an_access_log_says_who_opened_the_link() {
    let path = &LINK[LINK.find("/q/").unwrap()..];
    let line = format!(
        "192.0.2.7 - - [22/Oct/2020:19:44:06 +0000] \"GET {path} HTTP/1.1\" 200 44 \"-\" \"Mozilla/5.0\"\n"
    );
    let found = objects(&[], line.repeat(2).as_bytes());
    assert_eq!(links(&found), [path, path]);
    let log = serde_json::json!({
        "timestamp": 1_603_395_846, "ip_address": "192.0.2.7", "user_agent": "Mozilla/5.0",
        "method": "GET", "status": 200,
    });
    for (object, line) in found.iter().zip(1..) {
        assert_eq!(object["log"], log);
        assert_eq!(object["source"]["line"], line);
    }
    let event = &parsed(&output(&["--format", "event"], line.as_bytes()).stdout)[0];
    assert_eq!(
        event.pointer("/msys/track_event/timestamp").unwrap(),
        "1603395846"
    );
    let other = objects(&["--log-format", "haproxy"], line.as_bytes());
    assert_eq!(other[0].get("log"), None);
}

#[test]
fn a_link_is_written_once_if_it_is_asked_for_once() {
    let text = format!("{LINK}\n<{LINK}>\n{}\n", LINK.replace('~', "%7E"));
    assert_eq!(objects(&[], text.as_bytes()).len(), 3);
    assert_eq!(
        objects(&["--unique"], format!("{LINK} {LINK}").as_bytes()).len(),
        1
    );
}

#[test]
fn utf_16_is_read() {
    for order in [u16::to_le_bytes, u16::to_be_bytes] {
        let text = format!("\u{feff}see {LINK}\r\nand more\r\n");
        let bytes: Vec<u8> = text.encode_utf16().flat_map(order).collect();
        let found = objects(&[], &bytes);
        assert_eq!(links(&found), [LINK]);
        assert_eq!(found[0]["undone"], serde_json::json!(["utf16"]));
    }
}

#[test]
fn a_mask_hides_the_recipient_in_all_that_is_said() {
    let mail = format!(
        "From: a@example.com\nReturn-Path: <msprvs1=20154X_Q5=bounces-42@example.com>\n\
        X-MSFBL: {}\nContent-Type: text/html\n\n<a href='{LINK}'>user@example.com</a>\n",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=|eyJyIjoidXNlckBleGFtcGxlLmNvbSJ9"
    );
    let whole = objects(&[], mail.as_bytes());
    assert_eq!(whole.last().unwrap()["mail"]["rcpt_to"], "user@example.com");
    for format in ["ndjson", "json", "text", "tsv", "markdown", "event"] {
        let output = output(&["--mask", "--format", format], mail.as_bytes());
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(!said.contains("user@"), "{said}");
        assert!(!said.contains("dXNlckBleGFtcGxlLmNvb"), "{said}");
        assert!(!said.is_empty());
    }
}
