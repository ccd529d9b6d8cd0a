//! The law of `--format tsv`.

use jiff::Timestamp;
use serde_json::Value as Json;
use tracklens::report::Format;

use super::decoded::decoded;
use crate::laws::program::shown::judge_safety;
use crate::oracles::table::values;

/// `tsv` writes a header and a line for each object. Each line has a value for each heading: the one
/// that the object has under it.
pub(super) fn a_table_has_the_same_values(input: &[u8], objects: &[Json]) {
    let (text, _) = decoded(input, Format::Tsv);
    text.split(['\n', '\t']).for_each(judge_safety);
    let mut lines = text.lines();
    let header = lines.next().expect("a header");
    let headings: Vec<&str> = header.split('\t').collect();
    let rows: Vec<&str> = lines.collect();
    assert_eq!(rows.len(), objects.len(), "the number of rows differs");
    for (row, object) in rows.iter().zip(objects) {
        judge_row(&headings, row, object);
    }
}

fn judge_row(headings: &[&str], row: &str, object: &Json) {
    let values = values(row).expect("every escape of a table is known");
    assert_eq!(
        values.len(),
        headings.len(),
        "the number of values differs from that of headings"
    );
    for (heading, value) in headings.iter().zip(&values) {
        if *heading == "notes" || heading.ends_with("_iso") {
            judge_last(heading, value, object);
            continue;
        }
        let expected = match at_heading(object, heading) {
            None => String::new(),
            Some(Json::String(text)) => text.clone(),
            Some(other) => other.to_string(),
        };
        assert!(*value == expected, "{heading} differs from the object");
    }
}

/// A column that the object has in another form.
fn judge_last(heading: &str, value: &str, object: &Json) {
    if heading == "notes" {
        let notes = object["link"]["notes"].as_array();
        let notes = notes.into_iter().flatten();
        let mut codes: Vec<&str> = Vec::new();
        for code in notes.filter_map(|note| note["code"].as_str()) {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        assert_eq!(value, codes.join(" "), "the notes differ");
        return;
    }
    let seconds = at_heading(object, heading.trim_end_matches("_iso")).and_then(Json::as_i64);
    let time = (!value.is_empty()).then(|| value.parse::<Timestamp>().expect("a time"));
    assert_eq!(time.map(Timestamp::as_second), seconds, "{heading} differs");
}

/// What the object of a line has under a heading of the table.
fn at_heading<'o>(object: &'o Json, heading: &str) -> Option<&'o Json> {
    match heading.split_once('_') {
        _ if heading == "input" => object.get("input"),
        Some((part @ ("error" | "fault" | "relative" | "log" | "source"), key)) => {
            object.get(part)?.get(key)
        }
        _ => {
            let said = object.get("link").or_else(|| object.get("relative"));
            said?.get(heading)
        }
    }
}
