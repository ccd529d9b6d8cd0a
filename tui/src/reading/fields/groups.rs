//! The groups of the fields of a link.

use std::convert::Infallible;
use std::sync::LazyLock;

use tracklens_codec::{Definition, Link, RecordId};

use super::group::{Field, Group, Topic};
use super::{envelope, records};
use crate::input::find::Hop;
use crate::reading::read::Reading;
use crate::reading::source::{PartName, Source};
use crate::text::time;

/// The records of each of [`Topic::ALL`], in the order of their ids.
static DEFINITIONS: LazyLock<[Vec<&Definition>; Topic::ALL.len()]> = LazyLock::new(|| {
    Topic::ALL.map(|topic| {
        let all = Definition::all();
        all.filter(|it| Topic::of_record(it.id()) == topic)
            .collect()
    })
});

/// The groups of a link that have fields.
#[must_use]
pub fn groups<'r>(reading: &'r Reading<'_>) -> Vec<Group<'r>> {
    let groups = Topic::ALL.into_iter().map(|topic| {
        let mut fields = Vec::new();
        let Ok(()) = each_field(topic, reading, |field| {
            fields.push(field);
            Ok::<_, Infallible>(())
        });
        Group { topic, fields }
    });
    groups.filter(|it| !it.fields.is_empty()).collect()
}

/// Gives away each field of a topic, in their order. None is kept.
///
/// # Errors
///
/// The first error of the one who takes them, after which there are no more.
pub fn each_field<'r, E>(
    topic: Topic,
    reading: &'r Reading<'_>,
    mut give: impl FnMut(Field<'r>) -> Result<(), E>,
) -> Result<(), E> {
    let Ok(link) = reading.link() else {
        return Ok(());
    };
    if topic == Topic::Link {
        event(link).map_or(Ok(()), &mut give)?;
    }
    if let Some(records) = link.records() {
        let definitions = DEFINITIONS[topic as usize].iter();
        definitions
            .filter_map(|it| records::field(it, records, reading))
            .try_for_each(&mut give)?;
    }
    let cut = cut_value(reading).filter(|(id, _)| Topic::of_record(*id) == topic);
    cut.map_or(Ok(()), |(_, field)| give(field))?;
    match topic {
        Topic::Transmission => customer(link).map_or(Ok(()), give),
        Topic::Recipient => injection_time(reading).map_or(Ok(()), give),
        Topic::Link => {
            query_target(reading, link).map_or(Ok(()), &mut give)?;
            lifetime(link).map_or(Ok(()), &mut give)?;
            redirects(reading).try_for_each(give)
        }
        Topic::Metadata => Ok(()),
        Topic::Envelope => envelope::each_field(reading, link, give),
        Topic::Tentative => tentative(reading).into_iter().try_for_each(give),
    }
}

fn event(link: &Link<'_, '_>) -> Option<Field<'static>> {
    let kind = link.kind()?;
    let record = link.records().and_then(|records| records.first(kind.id()));
    let (remark, source) = match record {
        Some(record) => ("", Source::Record(record.index())),
        None => ("by its route", PartName::Route.into()),
    };
    Some(Field::of_text("event", kind.name(), remark, source))
}

fn customer(link: &Link<'_, '_>) -> Option<Field<'static>> {
    let id = link.token()?.customer_id().to_string();
    Some(Field::of_text("customer_id", id, "", PartName::Token))
}

fn injection_time(reading: &Reading<'_>) -> Option<Field<'static>> {
    let records = reading.records()?;
    let record = records.first(RecordId::MESSAGE_ID)?;
    let injected = records.message_id()?.injection_time();
    let now = reading.settings().now.as_second();
    let relative = time::relative(i64::from(injected), now);
    let injected_at = time::in_zone(injected, &reading.settings().zone);
    let remark = [injected_at, relative].join(", ");
    let source = Source::Record(record.index());
    let seconds = injected.to_string();
    Some(Field::of_text("injection_time", seconds, remark, source))
}

/// The target, if it stands in the query.
fn query_target<'r>(reading: &'r Reading<'_>, link: &Link<'_, '_>) -> Option<Field<'r>> {
    link.target().filter(|target| target.source() == "query")?;
    let (name, remark) = ("target_link_url", "in the query");
    Some(Field::new(
        name,
        reading.target()?,
        remark,
        PartName::Target,
    ))
}

/// The text at which a cut payload ends, as far as it is there.
fn cut_value<'r>(reading: &'r Reading<'_>) -> Option<(RecordId, Field<'r>)> {
    let cut = reading.cut_value()?;
    let remark = format!("cut: {} of {} bytes", cut.bytes.len(), cut.claimed);
    let field = Field::new(cut.name()?, cut.bytes, remark, Source::LeftOver);
    Some((cut.id, field))
}

/// Where the target leads, one address after the other. If masking is on they stay hidden: what hid an address in the
/// target would be undone in them.
fn redirects<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = Field<'r>> {
    let hops = reading.redirects().iter();
    let hops = hops.filter(|_| !reading.settings().mask);
    let field = move |hop: &'r Hop| {
        let remark = hop
            .step
            .map_or("the target of a tracked link", |step| step.description());
        Field::new("redirects", &hop.url, remark, target_source(reading))
    };
    hops.map(field)
}

fn target_source(reading: &Reading<'_>) -> Source {
    let records = reading.records();
    match records.and_then(|records| records.first(RecordId::TARGET_LINK_URL)) {
        Some(record) if !record.as_bytes().is_empty() => Source::Record(record.index()),
        _ => PartName::Target.into(),
    }
}

/// The values that were read on after a wrong character of the payload.
fn tentative<'r>(reading: &'r Reading<'_>) -> Vec<Field<'r>> {
    let Some(tentative) = reading.tentative() else {
        return Vec::new();
    };
    let mut fields = Vec::new();
    for record in tentative.records() {
        let definition = record.id().definition();
        let all = tentative.all();
        let field = definition.and_then(|it| records::field(it, &all, reading));
        fields.extend(field.map(|field| Field {
            source: PartName::Payload.into(),
            ..field
        }));
    }
    fields
}

fn lifetime(link: &Link<'_, '_>) -> Option<Field<'static>> {
    let records = link.records()?;
    let record = records.first(RecordId::EXPIRY)?;
    let lifetime = time::lifetime(records.lifetime()?);
    let (remark, source) = (
        "expiry minus injection_time",
        Source::Record(record.index()),
    );
    Some(Field::of_text("lifetime", lifetime, remark, source))
}
