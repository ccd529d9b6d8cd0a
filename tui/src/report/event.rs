//! `--format event`: the event that the vendor's tracker would report for a link, in the form of its
//! webhooks.

use std::io::{self, Write};

use tracklens_codec::{Event, EventValue, Request};

use super::entry::ReportEntry;
use super::event_gap::{self, EventGap};
use super::object::{self, LinkPart};
use super::value::Value;
use crate::input::log::LogLine;
use crate::reading::Reading;
use crate::text::json::Object;

pub(super) fn write(output: &mut impl Write, entry: &ReportEntry<'_>) -> io::Result<()> {
    match whole(entry) {
        None => object::write(output, entry, LinkPart::LeftOut)?,
        Some(whole) => match whole.event() {
            Ok(event) => write_event(output, &event, whole.reading)?,
            Err(_) => return Ok(()),
        },
    }
    output.write_all(b"\n")
}

/// Why there is no event, or what the event lacks. What is written in the place of an event says itself why.
pub(super) fn gaps(entry: &ReportEntry<'_>) -> Vec<EventGap> {
    whole(entry).map_or_else(Vec::new, |whole| EventGap::of(whole.reading, whole.time()))
}

/// A link that was read to its end, and the request for it.
struct Whole<'e> {
    reading: &'e Reading<'e>,
    log: Option<&'e LogLine<'e>>,
}

/// The link of an entry. A part of a link makes no event.
fn whole<'e>(entry: &ReportEntry<'e>) -> Option<Whole<'e>> {
    match entry {
        ReportEntry::Read {
            reading, finding, ..
        } if entry.is_whole() => Some(Whole {
            reading,
            log: finding.log,
        }),
        _ => None,
    }
}

impl Whole<'_> {
    /// When the event took place, in Unix seconds: when the request was logged, or else now.
    fn time(&self) -> i64 {
        let logged = self.log.and_then(|log| log.timestamp);
        logged.unwrap_or_else(|| self.reading.settings().now.as_second())
    }

    fn event(&self) -> Result<Event<'_>, EventGap> {
        let mut request = Request::at(self.time());
        if let Some(log) = self.log {
            request = request
                .with_ip_address(log.ip_address.as_deref().unwrap_or_default().as_bytes())
                .with_user_agent(log.user_agent.as_deref().unwrap_or_default().as_bytes());
        }
        event_gap::event(self.reading, request)
    }
}

/// Writes an event as the codec does, but with the letters of all scripts as they are.
fn write_event(
    output: &mut impl Write,
    event: &Event<'_>,
    reading: &Reading<'_>,
) -> io::Result<()> {
    let mut message = Object::start(output)?;
    let mut system = Object::start(message.key("msys")?)?;
    let mut fields = Object::start(system.key(event.key())?)?;
    for (name, value) in event.fields() {
        write_value(fields.key(name)?, value, reading)?;
    }
    fields.end()?;
    system.end()?;
    message.end()
}

/// Writes a text, or the metadata as the JSON that was read of it.
fn write_value(
    output: &mut impl Write,
    value: EventValue<'_>,
    reading: &Reading<'_>,
) -> io::Result<()> {
    let value = match value {
        EventValue::Word(word) => Value::Word(word),
        EventValue::Number(number) => Value::Number(number),
        EventValue::Time(seconds) => Value::Time(seconds),
        EventValue::MessageId(id) => Value::MessageId(id),
        EventValue::Text(text) => Value::text(text),
        EventValue::Target(_) => Value::text(reading.target().unwrap_or_default()),
        _ => {
            let json = reading.metadata().and_then(|it| it.compact());
            return Value::Json(json.unwrap_or_default()).write_json(output);
        }
    };
    value.write_json_text(output)
}
