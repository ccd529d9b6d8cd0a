//! `--format event`: the event that the vendor's tracker would report for a link, in the form of its
//! webhooks.

use std::io::{self, Write};

use tracklens_codec::{Kind, Link};

use super::entry::ReportEntry;
use super::event_gap::EventGap;
use super::link_values;
use super::object::{self, LinkPart};
use super::requests;
use super::value::Value;
use crate::input::log::LogLine;
use crate::reading::Reading;
use crate::reading::keys::Key;
use crate::text::json::Object;

/// The fields before the time, in the order of the vendor's list, each with the key that links have for it.
const FIELDS: [(&str, Key); 12] = [
    ("type", Key::Event),
    ("customer_id", Key::CustomerId),
    ("subaccount_id", Key::SubaccountId),
    ("message_id", Key::MessageId),
    ("transmission_id", Key::TransmissionId),
    ("campaign_id", Key::CampaignId),
    ("template_id", Key::TemplateId),
    ("template_version", Key::TemplateVersion),
    ("rcpt_to", Key::RcptTo),
    ("rcpt_meta", Key::RcptMeta),
    ("target_link_url", Key::TargetLinkUrl),
    ("target_link_name", Key::TargetLinkName),
];

/// What a log knows of the request.
const OF_REQUEST: [&str; 2] = ["ip_address", "user_agent"];

pub(super) fn write(output: &mut impl Write, entry: &ReportEntry<'_>) -> io::Result<()> {
    match whole(entry) {
        None => object::write(output, entry, LinkPart::LeftOut)?,
        Some(whole) if whole.gaps().iter().any(|gap| gap.leaves_no_event()) => return Ok(()),
        Some(whole) => write_event(output, &whole)?,
    }
    output.write_all(b"\n")
}

/// Why there is no event, or what the event lacks. What is written in the place of an event says itself why.
pub(super) fn gaps(entry: &ReportEntry<'_>) -> Vec<EventGap> {
    whole(entry).map_or_else(Vec::new, |whole| whole.gaps())
}

/// A link that was read to its end, and the request for it.
struct Whole<'e> {
    reading: &'e Reading<'e>,
    link: &'e Link<'e, 'e>,
    log: Option<&'e LogLine<'e>>,
}

/// The link of an entry. A part of a link makes no event.
fn whole<'e>(entry: &ReportEntry<'e>) -> Option<Whole<'e>> {
    match entry {
        ReportEntry::Read {
            reading, finding, ..
        } if entry.is_whole() => Some(Whole {
            reading,
            link: reading.link().ok()?,
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

    fn gaps(&self) -> Vec<EventGap> {
        EventGap::of(self.reading, self.time())
    }
}

fn write_event(output: &mut impl Write, whole: &Whole<'_>) -> io::Result<()> {
    let key = match whole.link.kind() {
        Some(Kind::ListUnsubscribe) => "unsubscribe_event",
        _ => "track_event",
    };
    let mut message = Object::start(output)?;
    let mut system = Object::start(message.key("msys")?)?;
    write_fields(system.key(key)?, whole)?;
    system.end()?;
    message.end()
}

/// Each field is a text, except for the metadata; empty ones are left out. `ip_address` and `user_agent` belong to a
/// request, which only a log knows.
fn write_fields(output: &mut impl Write, whole: &Whole<'_>) -> io::Result<()> {
    let Whole { reading, link, log } = whole;
    let is_over = reading.metadata().is_some_and(|it| it.length().is_over());
    let mut fields = Object::start(output)?;
    for (name, key) in FIELDS {
        match link_values::value(key, link, reading) {
            Some(Value::Json(_)) if is_over => {}
            Some(json @ Value::Json(_)) => json.write_json(fields.key(name)?)?,
            Some(value) => value.write_json_text(fields.key(name)?)?,
            None => {}
        }
    }
    Value::Time(whole.time()).write_json_text(fields.key("timestamp")?)?;
    let values = log.iter().flat_map(|log| requests::values(log));
    for (name, value) in values.filter(|(name, _)| OF_REQUEST.contains(name)) {
        if let Some(value) = value.and_then(Value::unless_empty) {
            value.write_json_text(fields.key(name)?)?;
        }
    }
    fields.end()
}
