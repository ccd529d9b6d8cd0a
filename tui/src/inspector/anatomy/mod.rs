//! What is known of a link, read once: its items, and where each of them stands in text and payload.

mod build;
mod item;
mod outcome;
mod symbols;

use std::ops::Range;

use tracklens_codec::MetadataLength;

pub(super) use self::item::{FieldText, Item, RecordPlace, Subject};
pub(super) use self::outcome::Outcome;
use self::symbols::Symbols;
use super::metadata_tree::MetadataTree;
use crate::reading::source::PartName;
use crate::text::shown::Shown;

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
    metadata_item: Option<usize>,
    /// The members without which the metadata would be within its limit, in their order.
    to_leave_out: Vec<usize>,
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
    /// JSON.
    Json(MetadataTree),
}

impl Anatomy {
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

    /// The metadata as a tree, if it is JSON.
    pub(super) const fn tree(&self) -> Option<&MetadataTree> {
        match &self.metadata {
            MetadataText::Json(tree) => Some(tree),
            _ => None,
        }
    }

    /// Whether the metadata would be within its limit without a member and some others; no member
    /// has to go if it is.
    pub(super) fn has_to_go(&self, member: usize) -> bool {
        self.to_leave_out.binary_search(&member).is_ok()
    }

    /// The item of the metadata.
    pub(super) const fn metadata_item(&self) -> Option<usize> {
        self.metadata_item
    }

    /// The byte of the payload that a character of the text carries the last bits of, where each
    /// byte has characters of its own.
    pub(super) fn byte_at_text(&self, offset: usize) -> Option<usize> {
        let symbols = self.symbols.as_ref().filter(|_| !self.is_decrypted)?;
        symbols.byte_at(offset)
    }

    /// The characters that carry bytes of the payload; of a decrypted one, those of their blocks.
    pub(super) fn text_of(&self, bytes: &Range<usize>) -> Option<Range<usize>> {
        let symbols = self.symbols.as_ref()?;
        if !self.is_decrypted {
            return Some(symbols.of_bytes(bytes));
        }
        let blocks = bytes.start / BLOCK..bytes.end.div_ceil(BLOCK);
        Some(symbols.of_bytes(&(blocks.start * BLOCK..blocks.end * BLOCK)))
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
}

/// Bytes of a block of an encrypted payload.
pub(super) const BLOCK: usize = 16;

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
