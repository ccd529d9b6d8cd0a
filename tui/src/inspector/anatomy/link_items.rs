//! The items of a link's parts and records, under the headings of their fields.

use tracklens_codec::{Definition, Link, Record, RecordId, Records, Shape};

use super::body::{Anatomy, OutlineRow};
use super::item::{FieldText, Item, RecordPlace, Subject};
use super::place::Place;
use crate::reading::Reading;
use crate::reading::fields::{Field, Topic, groups};
use crate::reading::source::{PartName, Source};

impl Anatomy {
    /// Adds the items of a link that was read: fields under their headings, then what has no field.
    pub(super) fn push_link(&mut self, reading: &Reading<'_>, link: &Link<'_, '_>) {
        let places = link.records().map_or_else(Vec::new, record_places);
        let mut of_records = vec![None; places.len()];
        let mut groups = groups(reading).into_iter().peekable();
        for topic in Topic::ALL {
            let group = groups.next_if(|group| group.topic == topic);
            let fields = group.map_or_else(Vec::new, |group| group.fields);
            let heading = self.outline.len();
            for field in fields {
                let is_left_over = field.source == Source::LeftOver;
                let subject = match field.source {
                    Source::Part(part) => Subject::Part(part),
                    Source::LeftOver => Subject::LeftOver,
                    Source::Record(index) => match places.get(index) {
                        Some(place) => Subject::Record(*place),
                        None => continue,
                    },
                };
                let item = self.push(
                    link,
                    subject,
                    Some(Box::new(field_text(field))),
                    &mut of_records,
                );
                if is_left_over {
                    self.left_over = Some(item);
                }
            }
            // A record without a value is not a field, but it is in the payload.
            for place in places.iter().filter(|place| has_topic(place, topic)) {
                if of_records[place.index()].is_none() {
                    self.push(link, Subject::Record(*place), None, &mut of_records);
                }
            }
            if topic == Topic::Envelope {
                self.push_parts(link, &mut of_records);
            }
            self.put_heading(heading, topic.heading());
        }
        self.push_others(link, &places, &mut of_records);
        let is_metadata = |place: &&RecordPlace| place.id == RecordId::RCPT_META;
        let metadata = places.iter().find(is_metadata);
        self.metadata_item = metadata.and_then(|place| of_records[place.index()]);
        self.records = of_records.into_iter().flatten().collect();
    }

    /// The parts in their order, each with an item of its own: that of a field, if there is one.
    fn push_parts(&mut self, link: &Link<'_, '_>, of_records: &mut [Option<usize>]) {
        for name in PartName::ALL {
            let Some(part) = name.of(link.parts()) else {
                continue;
            };
            let known = self
                .items
                .iter()
                .position(|item| matches!(item.subject, Subject::Part(part) if part == name));
            let item =
                known.unwrap_or_else(|| self.push(link, Subject::Part(name), None, of_records));
            if name == PartName::Payload {
                self.payload_item = Some(item);
            }
            self.owners.push((part.span().start(), item));
        }
    }

    /// The records without a topic, and what is after them.
    fn push_others(
        &mut self,
        link: &Link<'_, '_>,
        places: &[RecordPlace],
        of_records: &mut [Option<usize>],
    ) {
        let heading = self.outline.len();
        for place in places {
            if of_records[place.index()].is_none() {
                self.push(link, Subject::Record(*place), None, of_records);
            }
        }
        let has_left_over = link.records().is_some_and(|it| !it.left_over().is_empty());
        if has_left_over && self.left_over.is_none() {
            self.left_over = Some(self.push(link, Subject::LeftOver, None, of_records));
        }
        self.put_heading(heading, "Other records");
    }

    /// Puts an item at the end of the outline; the first item of a record is that of the record.
    fn push(
        &mut self,
        link: &Link<'_, '_>,
        subject: Subject,
        field: Option<Box<FieldText>>,
        of_records: &mut [Option<usize>],
    ) -> usize {
        let item = self.items.len();
        let (text, bytes) = match &subject {
            Subject::Part(part) => {
                let text = part.of(link.parts()).map(|part| part.span().range());
                let is_payload = *part == PartName::Payload;
                (text, is_payload.then_some(0..self.payload.len()))
            }
            Subject::Record(place) => {
                of_records[place.index()].get_or_insert(item);
                let bytes = place.bytes();
                (self.text_of(&bytes), Some(bytes))
            }
            Subject::LeftOver => {
                let start = link.records().map_or(0, Records::left_over_offset);
                let bytes = start..self.payload.len();
                (self.text_of(&bytes), Some(bytes))
            }
            Subject::Fault(_) | Subject::Note(_) => (None, None),
        };
        self.outline.push(OutlineRow::Item(item));
        self.items.push(Item {
            subject,
            field,
            text: text.map(Place::from),
            bytes: bytes.map(Place::from),
        });
        item
    }
}

/// What each record is made of, in the order of the payload.
fn record_places(records: &Records<'_>) -> Vec<RecordPlace> {
    let mut seen = [false; 64];
    let place = |record: Record<'_>| {
        let is_seen = &mut seen[usize::from(record.id().get())];
        RecordPlace::of(&record, std::mem::replace(is_seen, true))
    };
    records.iter().map(place).collect()
}

/// Whether a record belongs to a topic: nothing is known of some, and some don't count.
fn has_topic(place: &RecordPlace, topic: Topic) -> bool {
    let name = place.id.definition().and_then(Definition::name);
    let says_kind = place
        .id
        .definition()
        .is_some_and(|it| it.shape() == Shape::Kind);
    name.is_some() && !says_kind && !place.is_repeated && Topic::of_record(place.id) == topic
}

fn field_text(field: Field<'_>) -> FieldText {
    FieldText {
        name: field.name,
        value: field.shown(),
        remark: field.remark.into_owned(),
    }
}
