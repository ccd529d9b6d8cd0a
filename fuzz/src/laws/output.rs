//! Laws of what `decode` writes of lines, and of what `encode` makes of that.

use std::fmt::Write as _;

use jiff::Timestamp;
use serde_json::{Map, Value as Json};
use tracklens::commands::{decode, encode};
use tracklens::report::Format;
use tracklens::settings::{Settings, WriteSettings};
use tracklens_codec::{Error, Link, NewLink, Payload, Records};

use super::notes::judge_notes;
use super::shown::{judge_lines, judge_safety};
use crate::promises::{Event, LINK_KEYS, Line, RcptMeta, event, link_object, rcpt_meta};
use crate::table::values;

/// The limit of the metadata: small, so that inputs go beyond it.
const MAX_METADATA_LEN: u32 = 64;

/// The time of the reading, in Unix seconds: some links have expired by then, some have not.
const NOW: i64 = 1_750_000_000;

/// All laws of this file.
///
/// # Panics
///
/// Where one is broken.
pub fn output(input: &[u8]) {
    let lines: Vec<Line<'_>> = Line::all(input).collect();
    let objects = every_line_is_an_object_as_promised(input, &lines);
    an_array_has_the_same_objects(input, &objects);
    a_table_has_the_same_values(input, &objects);
    every_link_is_the_event_it_stands_for(input, &lines, &objects);
    what_is_for_people_is_safe(input);
    nothing_in_a_report_is_taken_for_markdown(input);
    a_link_comes_back_from_its_object(&lines, &objects);
}

/// `ndjson`: lines go in and come out one to one; each is an object with the keys that are promised
/// of the link in it, says where a fault is, and holds no unsafe character.
fn every_line_is_an_object_as_promised(input: &[u8], lines: &[Line<'_>]) -> Vec<Json> {
    let (text, told) = decoded(input, Format::Ndjson);
    judge_lines(&text);
    assert!(told.is_empty(), "something is told that the format holds");
    let objects: Vec<Json> = text.lines().map(parsed).collect();
    judge_count("objects", objects.len(), lines.len());
    for (object, line) in objects.iter().zip(lines) {
        let mut buffer = vec![0; line.text.len()];
        let link = Link::decode_partial(line.text, &mut buffer);
        judge_object(object, line, &link);
    }
    objects
}

/// `json`: one array of the same objects.
fn an_array_has_the_same_objects(input: &[u8], objects: &[Json]) {
    let (text, _) = decoded(input, Format::Json);
    judge_lines(&text);
    let array = parsed(&text);
    assert!(
        array.as_array().is_some_and(|array| array == objects),
        "the array is another than the objects"
    );
}

/// `tsv`: a header, and a line an object; as many values in each, and each the one that the object
/// has under the heading.
fn a_table_has_the_same_values(input: &[u8], objects: &[Json]) {
    let (text, _) = decoded(input, Format::Tsv);
    text.split(['\n', '\t']).for_each(judge_safety);
    let mut lines = text.lines();
    let header = lines.next().expect("a header");
    let headings: Vec<&str> = header.split('\t').collect();
    let rows: Vec<&str> = lines.collect();
    judge_count("rows", rows.len(), objects.len());
    for (row, object) in rows.iter().zip(objects) {
        judge_row(&headings, row, object);
    }
}

/// `event`: a link that was read to its end is the event of its fields, each of them a text, or
/// nothing where the tracker would report nothing; any other line is its object without the link.
fn every_link_is_the_event_it_stands_for(input: &[u8], lines: &[Line<'_>], objects: &[Json]) {
    let (text, told) = decoded(input, Format::Event);
    judge_lines(&text);
    for sentence in &told {
        judge_safety(sentence);
    }
    let mut written = text.lines().map(parsed);
    for (line, object) in lines.iter().zip(objects) {
        let mut buffer = vec![0; line.text.len()];
        let expected = Link::decode_partial(line.text, &mut buffer)
            .map_or(Event::Damaged, |link| event(&link, MAX_METADATA_LEN, NOW));
        if expected != Event::Nothing {
            let written = written.next().expect("an event of each line but some");
            judge_event(&written, &expected, object);
        }
    }
    assert_eq!(written.next(), None, "an event of nothing");
}

/// `text`: whatever is in a link, no unsafe character is written but the ends of lines.
fn what_is_for_people_is_safe(input: &[u8]) {
    let (text, told) = decoded(input, Format::Text);
    judge_lines(&text);
    assert!(told.is_empty(), "something is told that the format holds");
}

/// `markdown`: whatever is in a link, it stands in code, and no table has a row of other columns.
fn nothing_in_a_report_is_taken_for_markdown(input: &[u8]) {
    let (text, _) = decoded(input, Format::Markdown);
    judge_lines(&text);
    judge_markdown(&text);
}

/// `encode` writes a line for each object; of a link as a writer wrote it, whose flag is known and
/// whose target is UTF-8, the same text, and of any other one that reads alike, or else nothing.
fn a_link_comes_back_from_its_object(lines: &[Line<'_>], objects: &[Json]) {
    let mut input = String::new();
    for object in objects {
        // Writing to a string can't fail.
        let _ = writeln!(input, "{object}");
    }
    let (mut output, mut told) = (Vec::new(), Vec::new());
    let tell = |sentence: &str| told.push(sentence.to_owned());
    encode::run(
        &WriteSettings::default(),
        input.as_bytes(),
        &mut output,
        tell,
    )
    .expect("memory can be written");
    for sentence in &told {
        judge_safety(sentence);
    }
    let output = String::from_utf8(output).expect("a link is UTF-8");
    let written: Vec<&str> = output.lines().collect();
    judge_count("links", written.len(), objects.len());
    for ((written, line), object) in written.into_iter().zip(lines).zip(objects) {
        judge_encoding(written, line.text, object);
    }
}

/// Judges what stands outside code: it may be headings, lists and tables, and else mere words.
fn judge_markdown(text: &str) {
    let mut lines = text.lines();
    let mut columns = None;
    while let Some(line) = lines.next() {
        if let Some(fence) = fence(line) {
            let is_closed = lines.by_ref().any(|line| line == fence);
            assert!(is_closed, "a block of code is not closed");
            continue;
        }
        let spans: Vec<&str> = line.split('`').collect();
        assert!(spans.len() % 2 == 1, "a span of code is not closed");
        let words: String = spans.into_iter().step_by(2).collect();
        let words = words.replace("\\[", "").replace("\\]", "");
        for sign in ["<", "[", "]", "!", "://", "www.", "@", "&"] {
            assert!(!words.contains(sign), "{sign} stands outside code");
        }
        let bars = words.matches('|').count();
        columns = (bars > 0).then(|| columns.unwrap_or(bars));
        assert!(
            columns.is_none_or(|it| it == bars),
            "a row has other columns"
        );
    }
}

/// The fence that a line opens a block of code with.
fn fence(line: &str) -> Option<&str> {
    let len = line.len() - line.trim_start_matches('`').len();
    (len >= 3).then(|| &line[..len])
}

/// What `decode` writes of an input, and what it tells besides.
fn decoded(input: &[u8], format: Format) -> (String, Vec<String>) {
    let mut settings = Settings::at(Timestamp::from_second(NOW).expect("a time of our days"));
    settings.module = settings.module.with_max_metadata_len(MAX_METADATA_LEN);
    let (mut output, mut told) = (Vec::new(), Vec::new());
    let tell = |sentence: &str| told.push(sentence.to_owned());
    decode::run(&[], format, &settings, input, &mut output, tell).expect("memory can be written");
    let text = String::from_utf8(output).expect("what is written is UTF-8");
    (text, told)
}

fn parsed(text: &str) -> Json {
    match serde_json::from_str(text) {
        Ok(json) => json,
        Err(error) => panic!("no JSON: {error}"),
    }
}

fn judge_count(what: &str, count: usize, expected: usize) {
    assert_eq!(count, expected, "another number of {what} than of lines");
}

fn judge_object(object: &Json, line: &Line<'_>, outcome: &Result<Link<'_, '_>, Error>) {
    let input = String::from_utf8_lossy(line.bytes);
    assert!(
        object["input"] == *input,
        "the input is another than the line"
    );
    let (key, trouble) = match outcome {
        Ok(read) => {
            judge_link(&object["link"], read);
            judge_notes(&object["link"], &input, read, MAX_METADATA_LEN, NOW);
            ("fault", read.faults().next())
        }
        Err(error) => ("error", Some(*error)),
    };
    assert_eq!(
        object.get("link").is_some(),
        outcome.is_ok(),
        "whether there is a link"
    );
    for possible in ["fault", "error"] {
        let is_there = object.get(possible).is_some();
        assert_eq!(
            is_there,
            possible == key && trouble.is_some(),
            "whether there is a {possible}"
        );
    }
    if let Some(trouble) = trouble {
        judge_trouble(&object[key], line, &trouble);
    }
}

fn judge_trouble(trouble: &Json, line: &Line<'_>, error: &Error) {
    assert_eq!(trouble["code"], error.code(), "another error is told");
    let message = trouble["message"].as_str().unwrap_or_default();
    assert!(!message.is_empty(), "an error says nothing");
    let place = line.place_of(error);
    assert!(place.is_some(), "an error stands within a character");
    assert_eq!(
        trouble["offset"].as_u64(),
        place.map(|place| place as u64),
        "an error stands elsewhere"
    );
}

fn judge_link(object: &Json, link: &Link<'_, '_>) {
    let expected = link_object(link, MAX_METADATA_LEN);
    for key in LINK_KEYS {
        assert_eq!(
            object.get(key),
            expected.get(key),
            "{key} is not what the codec says"
        );
    }
    let metadata = link.records().and_then(Records::rcpt_meta);
    judge_metadata(object, metadata.map(rcpt_meta).as_ref());
}

/// Judges the metadata of a link, where it may be given in digits as well.
fn judge_metadata(object: &Json, expected: Option<&RcptMeta>) {
    let digits = object.get("rcpt_meta_hex").and_then(Json::as_str);
    let found = (object.get("rcpt_meta"), digits);
    let is_as_promised = match expected {
        None => found == (None, None),
        Some(RcptMeta::Json(json)) => found == (Some(json), None),
        Some(RcptMeta::Hex(hex)) => found == (None, Some(&**hex).filter(|hex| !hex.is_empty())),
        Some(RcptMeta::Either(json, hex)) => {
            found == (Some(json), None) || found == (None, Some(&**hex))
        }
    };
    assert!(is_as_promised, "the metadata is another than in the link");
}

fn judge_row(headings: &[&str], row: &str, object: &Json) {
    let values = values(row).expect("every escape of a table is known");
    assert_eq!(
        values.len(),
        headings.len(),
        "another number of values than of headings"
    );
    for (heading, value) in headings.iter().zip(&values) {
        let expected = match at_heading(object, heading) {
            None => String::new(),
            Some(Json::String(text)) => text.clone(),
            Some(other) => other.to_string(),
        };
        assert!(
            *value == expected,
            "{heading} is another than in the object"
        );
    }
}

/// What the object of a line has under a heading of the table.
fn at_heading<'o>(object: &'o Json, heading: &str) -> Option<&'o Json> {
    match heading.split_once('_') {
        _ if heading == "input" => object.get("input"),
        Some((part @ ("error" | "fault"), key)) => object.get(part)?.get(key),
        _ => object.get("link")?.get(heading),
    }
}

fn judge_event(written: &Json, expected: &Event, object: &Json) {
    let Event::Of {
        key,
        fields,
        metadata,
    } = expected
    else {
        let mut without_link = object.clone();
        without_link
            .as_object_mut()
            .map(|it| it.shift_remove("link"));
        assert!(*written == without_link, "a line without an event");
        return;
    };
    let message = written["msys"].as_object().expect("a message");
    assert_eq!(message.len(), 1, "one event a link");
    let mut found = message.get(*key).expect("the event's key").clone();
    let json = found
        .as_object_mut()
        .and_then(|it| it.shift_remove("rcpt_meta"));
    let is_as_promised = match metadata {
        None | Some(RcptMeta::Hex(_)) => json.is_none(),
        Some(RcptMeta::Json(expected)) => json.as_ref() == Some(expected),
        Some(RcptMeta::Either(..)) => json.as_ref() == object["link"].get("rcpt_meta"),
    };
    assert!(is_as_promised, "the metadata is another than in the link");
    let expected: &Map<String, Json> = fields;
    assert!(
        found.as_object() == Some(expected),
        "the event has other fields than the link"
    );
}

fn judge_encoding(written: &str, text: &[u8], object: &Json) {
    let mut buffer = vec![0; text.len()];
    let original = Link::decode_partial(text, &mut buffer);
    if let Ok(original) = &original
        && is_said_in_full(original)
        && NewLink::of(original).is_ok_and(|link| link.to_string().as_bytes() == text)
    {
        assert!(
            written.as_bytes() == text,
            "a link that was written comes back otherwise"
        );
    }
    if written.is_empty() {
        return;
    }
    let mut buffer = vec![0; written.len()];
    let Ok(read) = Link::decode_partial(written, &mut buffer) else {
        panic!("what is written is no link");
    };
    let read = link_object(&read, MAX_METADATA_LEN);
    for key in [
        "signature",
        "customer_id",
        "encrypted",
        "route",
        "records",
        "payload_hex",
    ] {
        assert!(
            object["link"].get(key) == read.get(key),
            "{key} comes back otherwise"
        );
    }
}

/// Whether the object of a link says all of it: it has no payload of an unknown flag, and of a
/// target that is no UTF-8 not every byte.
fn is_said_in_full(link: &Link<'_, '_>) -> bool {
    let target = link.target().map(|it| it.bytes().collect::<Vec<_>>());
    let is_opaque = matches!(link.payload(), Payload::Opaque(_));
    !is_opaque && target.is_none_or(|target| String::from_utf8(target).is_ok())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const LINK: &str = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIBdQ~~";

    fn line(text: &str) -> Line<'_> {
        Line::all(text.as_bytes()).next().expect("a line")
    }

    /// The object of a line, as the program writes it, with a change.
    fn changed(text: &str, change: impl FnOnce(&mut Json)) -> Json {
        let mut object = parsed(&decoded(text.as_bytes(), Format::Ndjson).0);
        change(&mut object);
        object
    }

    fn judge_changed(text: &str, change: impl FnOnce(&mut Json)) {
        let line = line(text);
        let mut buffer = vec![0; text.len()];
        let outcome = Link::decode_partial(line.text, &mut buffer);
        judge_object(&changed(text, change), &line, &outcome);
    }

    #[test]
    fn what_the_program_writes_is_as_promised() {
        judge_changed(LINK, |_| {});
        judge_changed("no link", |_| {});
    }

    #[test]
    #[should_panic = "a span of code is not closed"]
    fn code_that_is_not_closed_is_noticed() {
        judge_markdown("| `a` | `b |");
    }

    #[test]
    #[should_panic = "a block of code is not closed"]
    fn a_block_that_is_not_closed_is_noticed() {
        judge_markdown("````json\n```\n");
    }

    #[test]
    #[should_panic = "www. stands outside code"]
    fn a_link_outside_code_is_noticed() {
        judge_markdown("| www.example.com |");
    }

    #[test]
    #[should_panic = "a row has other columns"]
    fn a_row_of_other_columns_is_noticed() {
        judge_markdown("| a | b |\n|---|---|\n| `a` | b | c |");
    }

    #[test]
    #[should_panic = "another number of objects than of lines"]
    fn a_line_that_is_left_out_is_noticed() {
        judge_count("objects", 1, 2);
    }

    #[test]
    #[should_panic = "the input is another than the line"]
    fn an_input_that_is_another_is_noticed() {
        judge_changed(LINK, |object| object["input"] = json!("x"));
    }

    #[test]
    #[should_panic = "customer_id is not what the codec says"]
    fn a_value_that_is_another_is_noticed() {
        judge_changed(LINK, |object| object["link"]["customer_id"] = json!(2));
    }

    #[test]
    #[should_panic = "records is not what the codec says"]
    fn a_record_that_is_another_is_noticed() {
        judge_changed(LINK, |object| {
            object["link"]["records"][1]["hex"] = json!("76");
        });
    }

    #[test]
    #[should_panic = "port is not what the codec says"]
    fn a_value_that_is_not_in_the_link_is_noticed() {
        judge_changed(LINK, |object| object["link"]["port"] = json!(80));
    }

    #[test]
    #[should_panic = "whether there is a fault"]
    fn a_fault_of_a_whole_link_is_noticed() {
        judge_changed(LINK, |object| object["fault"] = json!({"code": "x"}));
    }

    #[test]
    #[should_panic = "an error stands elsewhere"]
    fn an_error_that_stands_elsewhere_is_noticed() {
        judge_changed("no link", |object| object["error"]["offset"] = json!(1));
    }

    #[test]
    #[should_panic = "the metadata is another"]
    fn metadata_that_is_another_is_noticed() {
        judge_metadata(
            &json!({"rcpt_meta": {"a": 1}}),
            Some(&rcpt_meta(b"{\"a\":2}")),
        );
    }

    #[test]
    #[should_panic = "the metadata is another"]
    fn digits_of_what_is_json_are_noticed() {
        judge_metadata(&json!({"rcpt_meta_hex": "7b7d"}), Some(&rcpt_meta(b"{}")));
    }

    #[test]
    #[should_panic = "event is another than in the object"]
    fn a_value_of_a_table_that_is_another_is_noticed() {
        judge_row(&["event"], "click", &json!({"link": {"event": "open"}}));
    }

    #[test]
    #[should_panic = "another number of values than of headings"]
    fn a_value_of_a_table_that_is_left_out_is_noticed() {
        judge_row(&["event", "input"], "", &json!({}));
    }

    #[test]
    #[should_panic = "the event has other fields than the link"]
    fn a_number_in_an_event_is_noticed() {
        let expected = Event::Of {
            key: "track_event",
            fields: Map::from_iter([("customer_id".to_owned(), json!("1"))]),
            metadata: None,
        };
        let written = json!({"msys": {"track_event": {"customer_id": 1}}});
        judge_event(&written, &expected, &json!({}));
    }

    #[test]
    #[should_panic = "comes back otherwise"]
    fn a_link_that_does_not_come_back_is_noticed() {
        judge_encoding("", LINK.as_bytes(), &changed(LINK, |_| {}));
    }

    #[test]
    #[should_panic = "customer_id comes back otherwise"]
    fn a_link_that_comes_back_as_another_is_noticed() {
        let other = LINK.replace("AAAAAQA~", "AAAAAgA~");
        judge_encoding(&other, b"", &changed(LINK, |_| {}));
    }
}
