//! The anatomy: the items of a link, and where each of them is in text and payload.

use std::ops::Range;

use tracklens_codec::MetadataLength;

use super::item::{Item, Subject};
use super::outcome::Outcome;
use super::symbols::Symbols;
use crate::inspector::metadata_tree::MetadataTree;
use crate::reading::absence::Absence;
use crate::reading::source::PartName;
use crate::text::shown::Shown;

/// What is known of a link.
#[derive(Clone, Debug, Default)]
pub(in crate::inspector) struct Anatomy {
    pub(super) items: Vec<Item>,
    /// The items under their headings, as the fields show them.
    pub(super) outline: Vec<OutlineRow>,
    /// The parts that own the text from their start to the next one's.
    pub(super) owners: Vec<(usize, usize)>,
    /// The items of the records, in the order of these.
    pub(super) records: Vec<usize>,
    pub(super) left_over: Option<usize>,
    pub(super) payload_item: Option<usize>,
    pub(super) symbols: Option<Symbols>,
    /// Where the faults are in the text, in their order.
    pub(super) fault_places: Vec<usize>,
    pub(super) payload: Vec<u8>,
    pub(super) is_decrypted: bool,
    /// What the bytes of the payload are, if they are not records.
    pub(super) unread: Option<String>,
    pub(super) metadata: MetadataText,
    pub(super) metadata_length: Option<MetadataLength>,
    pub(super) metadata_item: Option<usize>,
    /// The members without which the metadata would be within its limit, in their order.
    pub(super) to_leave_out: Vec<usize>,
    pub(super) outcome: Outcome,
    /// Why there is no metadata.
    pub(super) absence: Option<Absence>,
    /// The most bytes of records that an encrypted payload holds.
    pub(super) max_encrypted: Option<usize>,
}

/// A row of the outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::inspector) enum OutlineRow {
    /// What the items below are about.
    Heading(&'static str),
    /// An item, by its number.
    Item(usize),
}

/// The metadata, safe to show.
#[derive(Clone, Debug, Default)]
pub(in crate::inspector) enum MetadataText {
    /// Nothing was read.
    #[default]
    Nothing,
    /// There is none to show, and why.
    None(String),
    /// Bytes that are not JSON, or JSON that would not come out unchanged.
    Other(Shown),
    /// JSON.
    Json(MetadataTree),
}

impl Anatomy {
    /// Whether there was no text.
    pub(in crate::inspector) const fn is_empty(&self) -> bool {
        matches!(self.outcome, Outcome::Nothing)
    }

    /// The items; each is named by its place among them.
    pub(in crate::inspector) fn items(&self) -> &[Item] {
        &self.items
    }

    /// The items under their headings.
    pub(in crate::inspector) fn outline(&self) -> &[OutlineRow] {
        &self.outline
    }

    /// The bytes of the payload, decrypted if there was a key.
    pub(in crate::inspector) fn payload(&self) -> &[u8] {
        &self.payload
    }

    /// The items of the records.
    pub(in crate::inspector) fn records(&self) -> &[usize] {
        &self.records
    }

    /// The item of the bytes after the last record.
    pub(in crate::inspector) const fn left_over(&self) -> Option<usize> {
        self.left_over
    }

    /// What the payload is, if its bytes are not records.
    pub(in crate::inspector) fn unread(&self) -> Option<(&str, usize)> {
        Some((self.unread.as_deref()?, self.payload_item?))
    }

    /// Whether the bytes of the payload differ from those in the link.
    pub(in crate::inspector) const fn is_decrypted(&self) -> bool {
        self.is_decrypted
    }

    /// The metadata.
    pub(in crate::inspector) const fn metadata(&self) -> &MetadataText {
        &self.metadata
    }

    /// The metadata as a tree, if it is JSON.
    pub(in crate::inspector) const fn tree(&self) -> Option<&MetadataTree> {
        match &self.metadata {
            MetadataText::Json(tree) => Some(tree),
            _ => None,
        }
    }

    /// Whether the metadata would be within its limit without a member and some others; no member
    /// has to go if it is.
    pub(in crate::inspector) fn has_to_go(&self, member: usize) -> bool {
        self.to_leave_out.binary_search(&member).is_ok()
    }

    /// The item of the metadata.
    pub(in crate::inspector) const fn metadata_item(&self) -> Option<usize> {
        self.metadata_item
    }

    /// The byte of the payload that a character of the text carries the last bits of, where each
    /// byte has characters of its own.
    pub(in crate::inspector) fn byte_at_text(&self, offset: usize) -> Option<usize> {
        let symbols = self.symbols.as_ref().filter(|_| !self.is_decrypted)?;
        symbols.byte_at(offset)
    }

    /// The characters that carry bytes of the payload; of a decrypted one, those of their blocks.
    pub(in crate::inspector) fn text_of(&self, bytes: &Range<usize>) -> Option<Range<usize>> {
        let symbols = self.symbols.as_ref()?;
        if !self.is_decrypted {
            return Some(symbols.of_bytes(bytes));
        }
        let blocks = bytes.start / BLOCK..bytes.end.div_ceil(BLOCK);
        Some(symbols.of_bytes(&(blocks.start * BLOCK..blocks.end * BLOCK)))
    }

    /// The length of the metadata against its limit.
    pub(in crate::inspector) const fn metadata_length(&self) -> Option<MetadataLength> {
        self.metadata_length
    }

    /// Why there is no metadata.
    pub(in crate::inspector) const fn absence(&self) -> Option<&Absence> {
        self.absence.as_ref()
    }

    /// The most bytes of records that an encrypted payload holds. [inferred]
    pub(in crate::inspector) const fn max_encrypted(&self) -> Option<usize> {
        self.max_encrypted
    }

    /// What came of reading the link.
    pub(in crate::inspector) const fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// The parts of the text, each with its name and place.
    pub(in crate::inspector) fn parts(&self) -> impl Iterator<Item = (PartName, Range<usize>)> {
        self.owners.iter().filter_map(|(_, item)| {
            let item = self.items.get(*item)?;
            match item.subject {
                Subject::Part(part) => Some((part, item.text()?)),
                _ => None,
            }
        })
    }

    /// Whether a fault begins within these bytes of the text.
    pub(in crate::inspector) fn is_faulty(&self, text: &Range<usize>) -> bool {
        let next = self.fault_places.partition_point(|at| *at < text.start);
        self.fault_places.get(next).is_some_and(|at| *at < text.end)
    }

    /// The item that a byte of the text belongs to; a separator belongs to the part before it.
    pub(in crate::inspector) fn at_text(&self, offset: usize) -> Option<usize> {
        let in_payload = self.symbols.as_ref().and_then(|it| it.byte_at(offset));
        if let Some(item) = in_payload.and_then(|byte| self.at_byte(byte)) {
            return Some(item);
        }
        let after = self.owners.partition_point(|(start, _)| *start <= offset);
        Some(self.owners.get(after.checked_sub(1)?)?.1)
    }

    /// The item that a byte of the payload belongs to.
    pub(in crate::inspector) fn at_byte(&self, offset: usize) -> Option<usize> {
        let end = |item: &usize| {
            let bytes = self.items.get(*item).and_then(Item::bytes);
            bytes.map_or(0, |bytes| bytes.end)
        };
        let record = self.records.partition_point(|item| end(item) <= offset);
        let record = self.records.get(record).copied();
        record.or(self.left_over).or(self.payload_item)
    }

    /// The item that shows another one among the bytes of the payload.
    pub(in crate::inspector) fn in_payload(&self, item: usize) -> Option<usize> {
        match &self.items.get(item)?.subject {
            Subject::Record(record) => self.records.get(record.index()).copied(),
            Subject::Part(PartName::Payload) => self.unread.as_ref().and(self.payload_item),
            Subject::Note(note) => self.records.get(note.place().record()?).copied(),
            Subject::Part(_) => None,
            Subject::LeftOver | Subject::Fault(_) => Some(item),
        }
    }
}

/// Bytes of a block of an encrypted payload.
pub(in crate::inspector) const BLOCK: usize = 16;
