//! Takes a reading apart: each fault, note, part and record is an item with its place.

use std::borrow::Cow;

use tracklens_codec::{Error, Link, Payload};

use super::body::{Anatomy, MetadataText, OutlineRow};
use super::item::{Item, Subject};
use super::note_item::NoteItem;
use super::outcome::Outcome;
use super::place::Place;
use super::symbols::Symbols;
use crate::reading::Reading;
use crate::reading::absence::Absence;
use crate::reading::notes::{Note, Severity};

/// There are fewer fields and parts than this that belong to no record of their own.
const OTHER_ITEMS: usize = 256;

impl Anatomy {
    /// Takes a reading apart.
    pub(in crate::inspector) fn of(reading: &Reading<'_>) -> Self {
        if reading.text().is_empty() {
            return Self::default();
        }
        let faults: Vec<Error> = reading.faults().collect();
        let mut anatomy = Self {
            outcome: Outcome::of(reading, &faults),
            metadata: MetadataText::of(reading),
            absence: Absence::of(reading),
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
        // A hostile link has as many of these as bytes: there is room for them from the start.
        let records = reading.records().map_or(0, |it| it.iter().count());
        let count = reading.faults().count() + reading.notes().count() + records + OTHER_ITEMS;
        anatomy.items.reserve_exact(count);
        anatomy.outline.reserve_exact(count);
        anatomy.push_all("Faults", faults.into_iter().map(Subject::Fault));
        let notes = |is_info| {
            let notes = reading.notes().map(Cow::into_owned);
            let wanted = move |note: &Note| (note.severity == Severity::Info) == is_info;
            notes.filter(wanted).map(NoteItem::from).map(Subject::Note)
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
        self.max_encrypted = match payload {
            Payload::Encrypted(ciphertext) => Some(*ciphertext.plaintext_len().end()),
            _ => None,
        };
        self.unread = match payload {
            Payload::Encrypted(ciphertext) => {
                Some(format!("{} encrypted blocks", ciphertext.blocks()))
            }
            Payload::Opaque(_) => Some("bytes of unknown meaning".to_owned()),
            _ => None,
        };
    }

    /// Puts a heading above the entries from a place on, if there are any.
    pub(super) fn put_heading(&mut self, place: usize, heading: &'static str) {
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
                    (Some((at..at + 1).into()), in_payload.map(Place::from))
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
            let place = note.place();
            let record = place.record().and_then(|it| self.records.get(it));
            let about = record.and_then(|item| self.items.get(*item)).or_else(|| {
                let name = place.field()?;
                let is_named = |item: &&Item| item.field.as_ref().is_some_and(|it| it.name == name);
                self.items.iter().find(is_named)
            });
            let at = place.offset().map(|at| Place::from(at..at + 1));
            let text = about.and_then(|item| item.text).or(at);
            let bytes = about.and_then(|item| item.bytes);
            self.items[number].text = text;
            self.items[number].bytes = bytes;
        }
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE;
    use jiff::Timestamp;

    use super::*;
    use crate::reading::source::PartName;
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
                    let bytes = anatomy.items()[item].bytes().unwrap();
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
                let text = item.text().unwrap();
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
                let bytes = anatomy.items()[*item].bytes().unwrap();
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

    #[test]
    fn a_link_of_as_many_records_as_bytes_takes_less_than_400_bytes_for_each() {
        let payload = URL_SAFE.encode(vec![9; 49_000]);
        let link = format!("/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/{payload}");
        let settings = Settings::at(Timestamp::UNIX_EPOCH);
        let mut buffer = Vec::new();
        let reading = Reading::new(link.as_bytes(), &settings, &mut buffer);
        let memory = allocation_counter::measure(|| {
            // Each record but the first has a fault and a note.
            assert!(Anatomy::of(&reading).items().len() > 3 * 48_999);
        });
        assert!(memory.bytes_max < 49_000 * 400, "{memory:?}");
    }
}
