//! The relatives of links, given alone.

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use tracklens::input::relative::{FieldValue, Relative, RelativeKind, read, read_value};

use crate::persistence::persisted;

/// What a relative says, as JSON: the keys of its fields and their values.
pub(crate) fn object(relative: &Relative) -> Value {
    let fields = relative.fields().iter().map(|field| {
        let value = match &field.value {
            FieldValue::Text(text) => json!(text),
            FieldValue::Number(number) => json!(number),
            FieldValue::Time(seconds) => json!(seconds),
            FieldValue::MessageId(id) => json!(id.to_string()),
            FieldValue::TransmissionId(id) => json!(id.to_string()),
            FieldValue::Json(value) => value.clone(),
            other => panic!("{other:?}"),
        };
        (field.name.key().to_owned(), value)
    });
    Value::Object(fields.collect::<Map<_, _>>())
}

#[test]
fn each_line_of_the_table_says_what_it_should() {
    for row in include_str!("relatives.jsonl").lines() {
        let row: Value = serde_json::from_str(row).unwrap();
        let name = row["name"].as_str().unwrap();
        let relative = read(row["line"].as_str().unwrap().as_bytes());
        let kind = relative.as_ref().map(|relative| relative.kind().code());
        assert_eq!(kind, row["kind"].as_str(), "{name}");
        let Some(relative) = relative else {
            continue;
        };
        assert_eq!(object(&relative), row["fields"], "{name}");
        let faults = relative.faults().iter();
        let faults: Vec<_> = faults
            .map(|fault| json!([fault.code(), fault.offset()]))
            .collect();
        assert_eq!(Value::Array(faults), row["faults"], "{name}");
    }
}

#[test]
fn a_field_stands_where_its_range_says() {
    let line = b"Return-Path: <msprvs1=20504m-WhSYMv=bounces-666341-2@example.com>";
    let relative = read(line).unwrap();
    let texts = relative.fields().iter();
    let texts = texts.map(|field| &line[field.range.clone()]);
    assert!(texts.eq([&b"20504m-WhSYMv"[..], b"666341", b"2"]));
    assert_eq!(&line[relative.range()], &line[14..line.len() - 1]);
}

#[test]
fn a_value_that_is_too_long_says_so() {
    let relative = read_value(RelativeKind::XMsfbl, &vec![b'A'; 1 << 20], 0).unwrap();
    assert!(
        relative
            .faults()
            .iter()
            .map(|fault| fault.code())
            .eq(["value_too_long"])
    );
    assert_eq!(read(&vec![b'A'; 1 << 20]), None);
}

proptest! {
    #![proptest_config(persisted!("mails"))]

    #[test]
    fn folding_changes_nothing(width in 8_usize..100) {
        for row in include_str!("relatives.jsonl").lines() {
            let row: Value = serde_json::from_str(row).unwrap();
            let line = row["line"].as_str().unwrap();
            let Some((name, value)) = line.split_once(": ").filter(|_| row["kind"] == "x_msfbl") else {
                continue;
            };
            let pieces: Vec<_> = value.as_bytes().chunks(width).map(String::from_utf8_lossy).collect();
            let folded = format!("{name}: {}", pieces.join("\r\n\t"));
            let (plain, folded) = (read(line.as_bytes()).unwrap(), read(folded.as_bytes()).unwrap());
            prop_assert_eq!(object(&plain), object(&folded));
            let codes = |relative: &Relative| relative.faults().iter().map(|it| it.code()).collect::<Vec<_>>();
            prop_assert_eq!(codes(&plain), codes(&folded));
        }
    }
}
