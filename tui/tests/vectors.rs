//! The vectors through the program: every key that they promise.

use serde_json::Value;

use tracklens::input::{Pasted, Step};

use crate::run::run;

const VECTORS: &str = include_str!("../../codec/tests/vectors/links.jsonl");

#[test]
fn every_vector_is_pasted_out_of_what_is_around_it() {
    for line in VECTORS.lines() {
        let vector: Value = serde_json::from_str(line).unwrap();
        let link = vector["input"].as_str().unwrap();
        // In the token: after a block, an encrypted link could end.
        let (start, end) = link.split_at(55);
        let printable = link.replace('=', "=3D");
        let (printable_start, printable_end) = printable.split_at(60);
        let table: [(String, &[Step]); 5] = [
            (format!("<{link}>"), &[]),
            (format!("Hi,\nsee {link}\nBye"), &[]),
            (format!("{start}\r\n{end}"), &[Step::LineBreaks]),
            (
                format!("<a href=3D\"{printable_start}=\r\n{printable_end}\">x</a>"),
                &[Step::QuotedPrintable],
            ),
            (
                link.replacen("http", "hxxp", 1).replacen('.', "[.]", 2),
                &[Step::Defanging],
            ),
        ];
        for (text, undone) in table {
            let pasted = Pasted::of(&text);
            assert_eq!(pasted.links().len(), 1, "{text}");
            assert_eq!(pasted.links()[0].text, link, "{text}");
            assert!(pasted.undone().iter().eq(undone.iter().copied()), "{text}");
        }
    }
}

#[test]
fn every_vector_comes_out_with_every_key_it_promises() {
    let vectors: Vec<Value> = VECTORS
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let lines: Vec<&str> = vectors
        .iter()
        .map(|vector| vector["input"].as_str().unwrap())
        .collect();
    let output = run(&["decode"], lines.join("\n").as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let objects: Vec<Value> = std::str::from_utf8(&output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(objects.len(), 53);
    for (vector, object) in vectors.iter().zip(&objects) {
        assert_eq!(object["input"], vector["input"]);
        assert_eq!(object.get("fault"), None);
        for (key, value) in vector["link"].as_object().unwrap() {
            assert_eq!(&object["link"][key], value, "{key}");
        }
    }
}

#[test]
fn records_and_payload_are_the_payload_of_every_vector() {
    for line in VECTORS.lines() {
        let vector: Value = serde_json::from_str(line).unwrap();
        let output = run(&["decode", vector["input"].as_str().unwrap()], b"");
        let object: Value = serde_json::from_slice(&output.stdout).unwrap();
        let link = &object["link"];
        let payload_len = vector["link"]["payload_len"].as_u64().unwrap();
        let len = match link.get("payload_hex") {
            Some(hex) => hex.as_str().unwrap().len() as u64 / 2,
            None => link["records"]
                .as_array()
                .unwrap()
                .iter()
                .map(|record| {
                    1 + record["width"].as_u64().unwrap() + record["len"].as_u64().unwrap()
                })
                .sum(),
        };
        assert_eq!(len, payload_len);
    }
}
