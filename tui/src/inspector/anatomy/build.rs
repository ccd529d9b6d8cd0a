//! Takes a reading apart: faults and notes, parts and records, each an item with its place.

use tracklens_codec::{Definition, Error, Link, Payload, Record, RecordId, Records, Shape};

use super::body::{Anatomy, MetadataText, OutlineRow};
use super::item::{FieldText, Item, RecordPlace, Subject};
use super::outcome::Outcome;
use super::symbols::Symbols;
use crate::inspector::metadata_tree::MetadataTree;
use crate::reading::Reading;
use crate::reading::fields::{Field, Topic, groups};
use crate::reading::notes::{Note, Severity};
use crate::reading::source::{PartName, Source};
use crate::text::shown::Shown;

impl Anatomy {
    /// Takes a reading apart.
    pub(in crate::inspector) fn of(reading: &Reading<'_>) -> Self {
        if reading.text().is_empty() {
            return Self::default();
        }
        let faults = reading.faults();
        let mut anatomy = Self {
            outcome: Outcome::of(reading, faults),
            metadata: metadata(reading),
            metadata_length: reading.metadata().map(|it| it.length()),
            fault_places: faults.iter().map(Error::text_offset).collect(),
            ..Self::default()
        };
        anatomy.fault_places.sort_unstable();
        if let Some((tree, length)) = anatomy.tree().zip(anatomy.metadata_length) {
            let max = usize::try_from(length.max()).unwrap_or(usize::MAX);
            anatomy.to_leave_out = tree.to_leave_out(max).unwrap_or_default();
            anatomy.to_leave_out.sort_unstable();
        }
        if let Ok(link) = reading.link() {
            anatomy.take_payload(link);
        }
        anatomy.push_all("Faults", faults.iter().copied().map(Subject::Fault));
        let notes = |is_info| {
            let notes = reading.notes().iter().cloned();
            let wanted = move |note: &Note| (note.severity == Severity::Info) == is_info;
            notes.filter(wanted).map(Box::new).map(Subject::Note)
        };
        anatomy.push_all("Notes", notes(false));
        if let Ok(link) = reading.link() {
            anatomy.push_link(reading, link);
        }
        anatomy.push_all("Notes", notes(true));
        anatomy.place_notes();
        anatomy
    }

    fn take_payload(&mut self, link: &Link<'_, '_>) {
        let payload = link.payload();
        let encoded = link.parts().payload();
        self.symbols = encoded.map(|part| {
            let len = payload.as_bytes().len();
            Symbols::new(part.as_bytes(), part.span().start(), len)
        });
        self.payload = match (&payload, payload.records()) {
            (_, Some(records)) => records.payload().to_vec(),
            (other, None) => other.as_bytes().to_vec(),
        };
        self.is_decrypted = matches!(payload, Payload::Decrypted(_));
        self.unread = match payload {
            Payload::Encrypted(ciphertext) => {
                Some(format!("{} encrypted blocks", ciphertext.blocks()))
            }
            Payload::Opaque(_) => Some("bytes of unknown meaning".to_owned()),
            _ => None,
        };
    }

    fn push_link(&mut self, reading: &Reading<'_>, link: &Link<'_, '_>) {
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
                if of_records[place.index].is_none() {
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
        self.metadata_item = metadata.and_then(|place| of_records[place.index]);
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
            if of_records[place.index].is_none() {
                self.push(link, Subject::Record(*place), None, of_records);
            }
        }
        let has_left_over = link.records().is_some_and(|it| !it.left_over().is_empty());
        if has_left_over && self.left_over.is_none() {
            self.left_over = Some(self.push(link, Subject::LeftOver, None, of_records));
        }
        self.put_heading(heading, "Other records");
    }

    /// Puts a heading above the entries from a place on, if there are any.
    fn put_heading(&mut self, place: usize, heading: &'static str) {
        if self.outline.len() > place {
            self.outline.insert(place, OutlineRow::Heading(heading));
        }
    }

    /// The faults or the notes under their heading.
    fn push_all(&mut self, heading: &'static str, subjects: impl Iterator<Item = Subject>) {
        let place = self.outline.len();
        for subject in subjects {
            let (text, bytes) = match &subject {
                Subject::Fault(error) => {
                    let at = error.text_offset();
                    let in_payload = error.record().map(|_| error.offset()..error.offset() + 1);
                    (Some(at..at + 1), in_payload)
                }
                _ => (None, None),
            };
            self.outline.push(OutlineRow::Item(self.items.len()));
            self.items.push(Item {
                subject,
                field: None,
                text,
                bytes,
            });
        }
        self.put_heading(place, heading);
    }

    /// Gives each note the place of what it is about.
    fn place_notes(&mut self) {
        for number in 0..self.items.len() {
            let Subject::Note(note) = &self.items[number].subject else {
                continue;
            };
            let record = note.place.record.and_then(|it| self.records.get(it));
            let about = record.and_then(|item| self.items.get(*item)).or_else(|| {
                let name = note.place.field?;
                let is_named = |item: &&Item| item.field.as_ref().is_some_and(|it| it.name == name);
                self.items.iter().find(is_named)
            });
            let at = note.place.offset.map(|at| at..at + 1);
            let text = about.and_then(|item| item.text.clone()).or(at);
            let bytes = about.and_then(|item| item.bytes.clone());
            self.items[number].text = text;
            self.items[number].bytes = bytes;
        }
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
                of_records[place.index].get_or_insert(item);
                let bytes = place.offset..place.end;
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
            text,
            bytes,
        });
        item
    }
}

fn record_places(records: &Records<'_>) -> Vec<RecordPlace> {
    let mut seen = [false; 64];
    let place = |record: Record<'_>| {
        let is_seen = &mut seen[usize::from(record.id().get())];
        RecordPlace {
            id: record.id(),
            width: record.width(),
            index: record.index(),
            offset: record.offset(),
            value_offset: record.value_offset(),
            end: record.end(),
            is_repeated: std::mem::replace(is_seen, true),
        }
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

fn field_text(field: Field) -> FieldText {
    FieldText {
        name: field.name,
        value: field.value,
        remark: field.remark,
    }
}

fn metadata(reading: &Reading<'_>) -> MetadataText {
    let Some(metadata) = reading.metadata() else {
        return MetadataText::None(match reading.payload() {
            Some(Payload::Plaintext(_) | Payload::Decrypted(_)) if reading.faults().is_empty() => {
                "This link carries no metadata."
            }
            Some(Payload::Plaintext(_) | Payload::Decrypted(_)) => {
                "No metadata as far as the link could be read."
            }
            Some(Payload::Encrypted(_)) => {
                "The payload is encrypted; what metadata it has can't be read."
            }
            _ => "There is no payload that could carry metadata.",
        });
    };
    let text = std::str::from_utf8(metadata.as_bytes()).ok();
    let Some(text) = text.filter(|_| metadata.json().is_some()) else {
        return MetadataText::Other(Shown::bytes(metadata.as_bytes()));
    };
    let record = reading
        .records()
        .and_then(|it| it.first(RecordId::RCPT_META));
    let start = record.map_or(0, |record| record.value_offset());
    MetadataText::Json(MetadataTree::new(text, start))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::reading::Reading;
    use crate::settings::Settings;

    fn anatomy(text: &str) -> Anatomy {
        let settings = Settings::at(Timestamp::UNIX_EPOCH);
        Anatomy::of(&Reading::new(text.as_bytes(), &settings, &mut Vec::new()))
    }

    fn links() -> Vec<String> {
        include_str!("../../../../codec/tests/vectors/links.jsonl")
            .lines()
            .map(|line| {
                let vector: serde_json::Value = serde_json::from_str(line).unwrap();
                vector["input"].as_str().unwrap().to_owned()
            })
            .collect()
    }

    #[test]
    fn every_byte_of_a_payload_leads_to_the_same_item_as_the_character_that_carries_it() {
        for link in links() {
            for link in [link.clone(), link.replace('Z', "%5A"), link + "AAA"] {
                let anatomy = anatomy(&link);
                for byte in 0..anatomy.payload().len() {
                    let item = anatomy.at_byte(byte).unwrap();
                    let bytes = anatomy.items()[item].bytes.clone().unwrap();
                    assert!(bytes.contains(&byte), "{byte} of {link}");
                    let symbols = anatomy.symbols.as_ref().unwrap();
                    let text = symbols.of_bytes(&(byte..byte + 1));
                    assert_eq!(anatomy.at_text(text.start), Some(item), "{byte} of {link}");
                }
            }
        }
    }

    #[test]
    fn every_byte_of_a_link_leads_to_what_stands_there_or_to_the_part_before() {
        for link in links() {
            let anatomy = anatomy(&link);
            for at in 0..link.len() {
                let item = &anatomy.items()[anatomy.at_text(at).unwrap()];
                let text = item.text.clone().unwrap();
                assert!(text.start <= at, "{at} of {link}");
                let is_between = link[text.end.min(at)..at]
                    .bytes()
                    .all(|byte| b"/:~?=".contains(&byte));
                let in_query = matches!(
                    item.subject,
                    Subject::Part(PartName::Query | PartName::Target)
                );
                assert!(
                    text.contains(&at) || is_between || in_query,
                    "{at} of {link}"
                );
            }
        }
    }

    #[test]
    fn every_item_stands_once_in_the_outline_and_every_record_has_one() {
        for link in links() {
            let anatomy = anatomy(&link);
            let mut items: Vec<_> = anatomy
                .outline()
                .iter()
                .filter_map(|entry| match entry {
                    OutlineRow::Item(item) => Some(*item),
                    OutlineRow::Heading(_) => None,
                })
                .collect();
            items.sort_unstable();
            assert!(items.into_iter().eq(0..anatomy.items().len()), "{link}");
            let mut end = 0;
            for item in anatomy.records() {
                let bytes = anatomy.items()[*item].bytes.clone().unwrap();
                assert_eq!(bytes.start, end, "{link}");
                end = bytes.end;
            }
        }
    }

    #[test]
    fn an_encrypted_payload_is_one_item() {
        let link = "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKhA~/\
            AAECAwQFBgcICQoLDA0ODwABAgMEBQYHCAkKCwwNDg8~";
        let anatomy = anatomy(link);
        assert_eq!(anatomy.unread().unwrap().0, "2 encrypted blocks");
        let payload = link.rfind('/').unwrap() + 1;
        let item = &anatomy.items()[anatomy.at_text(payload + 3).unwrap()];
        assert!(matches!(item.subject, Subject::Part(PartName::Payload)));
    }
}
