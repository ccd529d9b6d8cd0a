//! Laws of what is said about the times of a link.

use jiff::Timestamp;
use serde_json::Value as Json;
use tracklens::commands::decode::{self, Decode};
use tracklens::comparing::Comparison;
use tracklens::reading::Reading;
use tracklens::reading::fields::{Field, groups};
use tracklens::report::Format;
use tracklens::settings::Settings;
use tracklens::text::time::{exact, lifetime, relative, utc};
use tracklens::writing::what_if::WhatIf;

use crate::inputs::numbers::Numbers;
use crate::oracles::writer::{write_base64url, write_record};

/// Everything that is said of a link's times is what 128 bits say of them.
pub(super) fn judge(numbers: &Numbers) {
    let Ok(now) = Timestamp::from_second(numbers.now) else {
        return;
    };
    let settings = Settings::at(now);
    let text = link(numbers.expiry, numbers.injected);
    let mut buffer = Vec::new();
    let reading = Reading::new(text.as_bytes(), &settings, &mut buffer);
    let lived = i128::from(numbers.expiry) - i128::from(numbers.injected);
    let has_expired = i128::from(numbers.now) > i128::from(numbers.expiry);
    judge_notes(&reading, lived, has_expired);
    judge_fields(&reading, numbers, has_expired);
    let what_if = WhatIf::of(&reading, settings.module);
    assert_eq!(what_if.has_expired, has_expired, "what if");
    judge_reports(&text, &settings, numbers, has_expired);
    let other_text = link(numbers.expiry, numbers.other);
    let mut other_buffer = Vec::new();
    let other = Reading::new(other_text.as_bytes(), &settings, &mut other_buffer);
    judge_comparison(&Comparison::of(&reading, &other), numbers);
}

/// An open with this expiry, of a message that was injected then.
fn link(expiry: u32, injected: u32) -> String {
    let [a, b, c, d] = injected.to_le_bytes();
    let mut payload = Vec::new();
    write_record(6, 1, &expiry.to_be_bytes(), &mut payload);
    write_record(62, 0, b"", &mut payload);
    write_record(2, 1, &[0, 1, a, b, c, d, 0, 0, 0, 0], &mut payload);
    write_record(18, 1, b"user@example.com", &mut payload);
    format!(
        "https://open.example.com/q/{}/{}/{}",
        write_base64url(&[7; 16]),
        write_base64url(&[0, 0, 0, 1, 0]),
        write_base64url(&payload)
    )
}

/// Whether a link has expired, and whether its lifetime is a usual one: 365 days, or at most an hour less than 366.
fn judge_notes(reading: &Reading<'_>, lived: i128, has_expired: bool) {
    let has = |code: &str| reading.notes().any(|note| note.code.name() == code);
    assert_eq!(has("expired"), has_expired, "the note on the expiry");
    let is_usual = lived == 31_536_000 || (31_618_800..=31_622_400).contains(&lived);
    assert_eq!(
        has("unusual_lifetime"),
        !is_usual,
        "the note on a lifetime of {lived}"
    );
    let records = reading.records().expect("records");
    assert_eq!(
        records.lifetime().map(i128::from),
        Some(lived),
        "the lifetime"
    );
}

fn judge_fields(reading: &Reading<'_>, numbers: &Numbers, has_expired: bool) {
    let (expiry, injected) = (numbers.expiry, numbers.injected);
    let fields: Vec<Field<'_>> = groups(reading)
        .into_iter()
        .flat_map(|it| it.fields)
        .collect();
    let ago = |time: u32| relative(i64::from(time), numbers.now);
    let word = if has_expired { "expired" } else { "expires" };
    let lived = i64::from(expiry) - i64::from(injected);
    for (name, value, remark) in [
        (
            "expiry",
            expiry.to_string(),
            format!("{}, {word} {}", utc(expiry), ago(expiry)),
        ),
        (
            "injection_time",
            injected.to_string(),
            format!("{}, {}", utc(injected), ago(injected)),
        ),
        (
            "lifetime",
            lifetime(lived),
            "expiry minus injection_time".to_owned(),
        ),
    ] {
        let field = fields.iter().find(|field| field.name == name);
        let field = field.expect("a field for each time");
        assert_eq!(*field.value, *value.as_bytes(), "{name}");
        assert_eq!(field.remark, remark, "{name}");
    }
}

/// The object has both times as numbers; there is an event, of the present, if the link has not expired.
fn judge_reports(text: &str, settings: &Settings, numbers: &Numbers, has_expired: bool) {
    let report = |format| {
        let mut output = Vec::new();
        decode::run(
            &Decode::lines(format, settings),
            text.as_bytes(),
            &mut output,
            |_| {},
        )
        .expect("memory can be written");
        // An expired link has an empty line instead of its event.
        let lines = serde_json::Deserializer::from_slice(&output).into_iter();
        let lines: Result<Vec<Json>, _> = lines.collect();
        lines.expect("JSON").pop().unwrap_or_default()
    };
    let object = &report(Format::Ndjson)["link"];
    assert_eq!(object["expiry"], numbers.expiry, "the expiry");
    assert_eq!(
        object["injection_time"], numbers.injected,
        "the injection time"
    );
    let event = report(Format::Event);
    let event = event
        .pointer("/msys/track_event/timestamp")
        .and_then(Json::as_str);
    let expected = (!has_expired).then(|| numbers.now.to_string());
    assert_eq!(event, expected.as_deref(), "the time of the event");
}

/// How much later the other message was injected.
fn judge_comparison(comparison: &Comparison, numbers: &Numbers) {
    let later = i128::from(numbers.other) - i128::from(numbers.injected);
    let span = exact(u64::try_from(later.unsigned_abs()).expect("33 bits"));
    let expected = match later {
        0 => "in the same second".to_owned(),
        1.. => format!("the other {span} later"),
        _ => format!("the other {span} earlier"),
    };
    let fact = comparison
        .facts
        .iter()
        .find(|fact| fact.about == "injected");
    assert_eq!(fact.map(|fact| fact.text.as_str()), Some(&*expected));
}
