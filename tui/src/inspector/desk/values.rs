//! What an item of a link says, as a text that is safe to show.

use std::borrow::Cow;

use tracklens_codec::{MetadataLength, RecordId};

use super::read_link::ReadLink;
use crate::inspector::anatomy::{Item, MetadataText, Subject};
use crate::reading::sentence;
use crate::text::hex;
use crate::text::shown::Shown;

impl ReadLink {
    /// All of what an item says, as it is copied.
    pub(in crate::inspector) fn whole_text<'m>(&'m self, item: &'m Item) -> Cow<'m, Shown> {
        match &item.subject {
            Subject::Fault(error) => Cow::Owned(Shown::text(&sentence(error))),
            Subject::Note(note) => Cow::Owned(Shown::text(&note.text())),
            _ => self.value(item, usize::MAX),
        }
    }

    /// The value of an item; of bytes at most so many.
    pub(in crate::inspector) fn value<'m>(
        &'m self,
        item: &'m Item,
        max_bytes: usize,
    ) -> Cow<'m, Shown> {
        match (&item.field, &item.subject) {
            (Some(field), _) => Cow::Borrowed(&field.value),
            (None, Subject::Part(_)) => Cow::Owned(self.part(item)),
            (None, _) => Cow::Owned(self.hex(item, max_bytes)),
        }
    }

    /// What an item says in a row of a width, and a remark about it.
    pub(in crate::inspector) fn value_and_remark(
        &self,
        item: &Item,
        width: usize,
    ) -> (Shown, String) {
        match (&item.field, &item.subject) {
            (Some(field), Subject::Record(record)) if record.id == RecordId::RCPT_META => {
                self.metadata(&field.remark)
            }
            (Some(field), _) => (field.value.clone(), field.remark.clone()),
            (None, Subject::Fault(error)) => (Shown::text(&sentence(error)), String::new()),
            (None, Subject::Note(note)) => (Shown::text(&note.text()), String::new()),
            (None, Subject::Part(_)) => (self.part(item), String::new()),
            (None, Subject::Record(record)) => {
                let repeated = if record.is_repeated { ", repeated" } else { "" };
                let value = record.value();
                if value.is_empty() {
                    return (Shown::default(), format!("no value{repeated}"));
                }
                let len = value.len();
                let bytes = self.anatomy.payload().get(value);
                (digits(bytes, width), format!("{len} bytes{repeated}"))
            }
            (None, Subject::LeftOver) => {
                let range = item.bytes().unwrap_or_default();
                let remark = format!("{} bytes that are not a record", range.len());
                (digits(self.anatomy.payload().get(range), width), remark)
            }
        }
    }

    /// The text of a part.
    fn part(&self, item: &Item) -> Shown {
        let range = item.text().unwrap_or_default();
        let text = self.visible().as_bytes().get(range);
        Shown::bytes(text.unwrap_or_default())
    }

    /// The bytes of an item in hexadecimal, or the first of them.
    fn hex(&self, item: &Item, max: usize) -> Shown {
        let range = match (&item.subject, item.bytes()) {
            (Subject::Record(record), _) => record.value(),
            (_, bytes) => bytes.unwrap_or_default(),
        };
        let bytes = self.anatomy.payload().get(range).unwrap_or_default();
        let start = bytes.get(..max).unwrap_or(bytes);
        let more = if start.len() < bytes.len() {
            " …"
        } else {
            ""
        };
        Shown::text(&(hex::spaced(start) + more))
    }

    /// Only the length of the metadata: it has a pane of its own.
    fn metadata(&self, remark: &str) -> (Shown, String) {
        let length = self.anatomy.metadata_length();
        let is_over = length.is_some_and(MetadataLength::is_over);
        let unit = match self.anatomy.metadata() {
            MetadataText::Json(_) => "bytes of JSON",
            _ => "bytes",
        };
        let remark = if remark.is_empty() && is_over {
            "over the limit"
        } else {
            remark
        };
        let len = length.map_or(0, MetadataLength::len);
        (Shown::text(&format!("{len} {unit}")), remark.to_owned())
    }
}

/// As many bytes in hexadecimal as fit into a row.
fn digits(bytes: Option<&[u8]>, width: usize) -> Shown {
    let bytes = bytes.unwrap_or_default();
    let bytes = bytes.get(..width / 3 + 1).unwrap_or(bytes);
    Shown::text(&hex::spaced(bytes))
}
