//! What is known of a link, read once: its items, and where each of them stands in text and payload.

mod item;
mod symbols;

use std::ops::Range;

use tracklens_codec::{Definition, Error, Link, MetadataLength, Payload, Record, Records, Shape};

use crate::fields::{Field, Topic, groups};
use crate::notes::{Note, Severity};
use crate::reading::{Reading, sentence};
use crate::shown::{self, Shown};
use crate::source::{PartName, Source};

pub(super) use item::{FieldText, Item, RecordPlace, Subject};
use symbols::Symbols;

/// What is known of a link.
#[derive(Clone, Debug, Default)]
pub(super) struct Anatomy {
    items: Vec<Item>,
    /// The items under their headings, as the fields show them.
    outline: Vec<Entry>,
    /// The parts that own the text from their start to the next one's.
    owners: Vec<(usize, usize)>,
    /// The items of the records, in the order of these.
    records: Vec<usize>,
    left_over: Option<usize>,
    payload_item: Option<usize>,
    symbols: Option<Symbols>,
    /// Where the faults are in the text, in their order.
    fault_places: Vec<usize>,
    payload: Vec<u8>,
    is_decrypted: bool,
    /// What the bytes of the payload are, where they are no records.
    unread: Option<String>,
    metadata: MetadataText,
    metadata_length: Option<MetadataLength>,
    outcome: Outcome,
}

/// A row of the outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// What the items below are about.
    Heading(&'static str),
    /// An item, by its number.
    Item(usize),
}

/// The metadata, safe to show.
#[derive(Clone, Debug, Default)]
pub(super) enum MetadataText {
    /// Nothing was read.
    #[default]
    Nothing,
    /// There is none that could be shown, and why.
    None(&'static str),
    /// Bytes that are no JSON, or none to be written as it is.
    Other(Shown),
    /// JSON, a line each.
    Json(Vec<Shown>),
}

/// What came of a link, in a sentence.
#[derive(Clone, Debug, Default)]
pub(super) enum Outcome {
    /// There is no text.
    #[default]
    Nothing,
    /// It was read to its end.
    Good(String),
    /// It was, but something is found.
    Noted(String),
    /// It was not, or is no link.
    Faulty(String),
}

impl Anatomy {
    /// Takes a reading apart.
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        if reading.text().is_empty() {
            return Self::default();
        }
        let troubles = reading.troubles();
        let mut anatomy = Self {
            outcome: outcome(reading, &troubles),
            metadata: metadata(reading),
            metadata_length: reading.metadata().map(|it| it.length()),
            fault_places: troubles.iter().map(Error::text_offset).collect(),
            ..Self::default()
        };
        anatomy.fault_places.sort_unstable();
        if let Ok(link) = reading.link() {
            anatomy.take_payload(link);
        }
        anatomy.push_all("Faults", troubles.into_iter().map(Subject::Fault));
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

    /// Whether there was no text.
    pub(super) const fn is_empty(&self) -> bool {
        matches!(self.outcome, Outcome::Nothing)
    }

    /// The items; each is named by its place among them.
    pub(super) fn items(&self) -> &[Item] {
        &self.items
    }

    /// The items under their headings.
    pub(super) fn outline(&self) -> &[Entry] {
        &self.outline
    }

    /// The bytes of the payload, decrypted if there was a key.
    pub(super) fn payload(&self) -> &[u8] {
        &self.payload
    }

    /// The items of the records.
    pub(super) fn records(&self) -> &[usize] {
        &self.records
    }

    /// The item of the bytes behind the last record.
    pub(super) const fn left_over(&self) -> Option<usize> {
        self.left_over
    }

    /// What the payload is, where its bytes are no records.
    pub(super) fn unread(&self) -> Option<(&str, usize)> {
        Some((self.unread.as_deref()?, self.payload_item?))
    }

    /// Whether the bytes of the payload are not those that stand in the link.
    pub(super) const fn is_decrypted(&self) -> bool {
        self.is_decrypted
    }

    /// The metadata.
    pub(super) const fn metadata(&self) -> &MetadataText {
        &self.metadata
    }

    /// The length of the metadata against its limit.
    pub(super) const fn metadata_length(&self) -> Option<MetadataLength> {
        self.metadata_length
    }

    /// What came of it.
    pub(super) const fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// The parts of the text, each with its name and place.
    pub(super) fn parts(&self) -> impl Iterator<Item = (PartName, Range<usize>)> {
        self.owners.iter().filter_map(|(_, item)| {
            let item = self.items.get(*item)?;
            match item.subject {
                Subject::Part(part) => Some((part, item.text.clone()?)),
                _ => None,
            }
        })
    }

    /// Whether a fault begins within these bytes of the text.
    pub(super) fn is_faulty(&self, text: &Range<usize>) -> bool {
        let next = self.fault_places.partition_point(|at| *at < text.start);
        self.fault_places.get(next).is_some_and(|at| *at < text.end)
    }

    /// The item that a byte of the text belongs to; what parts two parts belongs to the one before.
    pub(super) fn at_text(&self, offset: usize) -> Option<usize> {
        let in_payload = self.symbols.as_ref().and_then(|it| it.byte_at(offset));
        if let Some(item) = in_payload.and_then(|byte| self.at_byte(byte)) {
            return Some(item);
        }
        let behind = self.owners.partition_point(|(start, _)| *start <= offset);
        Some(self.owners.get(behind.checked_sub(1)?)?.1)
    }

    /// The item that a byte of the payload belongs to.
    pub(super) fn at_byte(&self, offset: usize) -> Option<usize> {
        let end = |item: &usize| {
            let bytes = self.items.get(*item).and_then(|it| it.bytes.as_ref());
            bytes.map_or(0, |bytes| bytes.end)
        };
        let record = self.records.partition_point(|item| end(item) <= offset);
        let record = self.records.get(record).copied();
        record.or(self.left_over).or(self.payload_item)
    }

    /// The item that stands for another one among the bytes of the payload.
    pub(super) fn in_payload(&self, item: usize) -> Option<usize> {
        match &self.items.get(item)?.subject {
            Subject::Record(record) => self.records.get(record.index).copied(),
            Subject::Part(PartName::Payload) => self.unread.as_ref().and(self.payload_item),
            Subject::Note(note) => self.records.get(note.place.record?).copied(),
            Subject::Part(_) => None,
            Subject::LeftOver | Subject::Fault(_) => Some(item),
        }
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
                let subject = match field.source {
                    Source::Part(part) => Subject::Part(part),
                    Source::Record(index) => match places.get(index) {
                        Some(place) => Subject::Record(*place),
                        None => continue,
                    },
                };
                self.push(
                    link,
                    subject,
                    Some(Box::new(field_text(field))),
                    &mut of_records,
                );
            }
            // A record without a value is no field, but it stands in the payload.
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

    /// The records that no topic has, and what stands behind them.
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
        if link.records().is_some_and(|it| !it.left_over().is_empty()) {
            self.left_over = Some(self.push(link, Subject::LeftOver, None, of_records));
        }
        self.put_heading(heading, "Other records");
    }

    /// Puts a heading above the entries from a place on, if there are any.
    fn put_heading(&mut self, place: usize, heading: &'static str) {
        if self.outline.len() > place {
            self.outline.insert(place, Entry::Heading(heading));
        }
    }

    /// The faults or the findings under their heading.
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
            self.outline.push(Entry::Item(self.items.len()));
            self.items.push(Item {
                subject,
                field: None,
                text,
                bytes,
            });
        }
        self.put_heading(place, heading);
    }

    /// Gives each finding the place of what it is about.
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

    /// Puts an item at the end of the outline; the first one of a record stands for the record.
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
                (self.text_of(link, &bytes), Some(bytes))
            }
            Subject::LeftOver => {
                let start = link.records().map_or(0, Records::left_over_offset);
                let bytes = start..self.payload.len();
                (self.text_of(link, &bytes), Some(bytes))
            }
            Subject::Fault(_) | Subject::Note(_) => (None, None),
        };
        self.outline.push(Entry::Item(item));
        self.items.push(Item {
            subject,
            field,
            text,
            bytes,
        });
        item
    }

    /// The characters that carry bytes of the payload; of a decrypted one, those of their blocks.
    fn text_of(&self, link: &Link<'_, '_>, bytes: &Range<usize>) -> Option<Range<usize>> {
        let symbols = self.symbols.as_ref()?;
        if link.payload().ciphertext().is_none() {
            return Some(symbols.of_bytes(bytes));
        }
        let blocks = bytes.start / BLOCK..bytes.end.div_ceil(BLOCK);
        Some(symbols.of_bytes(&(blocks.start * BLOCK..blocks.end * BLOCK)))
    }
}

/// Bytes of a block of an encrypted payload.
pub(super) const BLOCK: usize = 16;

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

/// Whether a record belongs to a topic, rather than to those that nothing is known of or that don't
/// count.
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
            Some(Payload::Plaintext(_) | Payload::Decrypted(_)) => "This link carries no metadata.",
            Some(Payload::Encrypted(_)) => {
                "The payload is encrypted; what metadata it has can't be read."
            }
            _ => "There is no payload that could carry metadata.",
        });
    };
    let Some(json) = metadata.json() else {
        return MetadataText::Other(Shown::bytes(metadata.as_bytes()));
    };
    // Writing JSON to a string can't fail.
    let pretty = serde_json::to_string_pretty(&json).unwrap_or_default();
    MetadataText::Json(shown::json(pretty).lines().map(Shown::text).collect())
}

fn outcome(reading: &Reading<'_>, troubles: &[Error]) -> Outcome {
    let link = match reading.link() {
        Ok(link) => link,
        Err(error) => {
            let at = error.text_offset();
            return Outcome::Faulty(format!("No tracked link: byte {at}: {}", sentence(&error)));
        }
    };
    if let Some((first, others)) = troubles.split_first() {
        let more = match others.len() {
            0 => String::new(),
            more => format!(" (+{more} more)"),
        };
        let at = first.text_offset();
        return Outcome::Faulty(format!("Fault{more} at byte {at}: {}", sentence(first)));
    }
    let kind = link.kind().map_or("link of no kind", |kind| kind.name());
    match reading.notes().first() {
        Some(note) if note.severity > Severity::Info => {
            Outcome::Noted(format!("{kind}: {}", note.message))
        }
        _ => Outcome::Good(format!("{kind}, read to the end")),
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
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
                    Entry::Item(item) => Some(*item),
                    Entry::Heading(_) => None,
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
