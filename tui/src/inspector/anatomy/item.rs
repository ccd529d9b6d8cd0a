//! One thing of a link that can be selected.

use std::borrow::Cow;
use std::ops::Range;

use tracklens_codec::{Definition, Error, Record, RecordId, Width};

use super::note_item::NoteItem;
use super::place::Place;
use crate::reading::source::PartName;
use crate::text::shown::Shown;

/// One thing of a link that can be selected, and where it is.
#[derive(Clone, Debug)]
pub(in crate::inspector) struct Item {
    /// What it is.
    pub(in crate::inspector) subject: Subject,
    /// The field, if it is one.
    pub(in crate::inspector) field: Option<Box<FieldText>>,
    pub(super) text: Option<Place>,
    pub(super) bytes: Option<Place>,
}

/// What an item is.
#[derive(Clone, Debug)]
pub(in crate::inspector) enum Subject {
    /// A part of the text.
    Part(PartName),
    /// A record of the payload, or the field that was read from it.
    Record(RecordPlace),
    /// Bytes after the last record that can be read.
    LeftOver,
    /// A fault.
    Fault(Error),
    /// A note.
    Note(NoteItem),
}

/// What a record is made of.
#[derive(Clone, Copy, Debug)]
pub(in crate::inspector) struct RecordPlace {
    /// Its id.
    pub(in crate::inspector) id: RecordId,
    /// The width of its length.
    pub(in crate::inspector) width: Width,
    /// Whether an earlier one of its id counts.
    pub(in crate::inspector) is_repeated: bool,
    pub(super) number: u32,
    pub(super) bytes: Place,
}

/// A field, as [`fields`](crate::reading::fields) has it.
#[derive(Clone, Debug)]
pub(in crate::inspector) struct FieldText {
    pub(in crate::inspector) name: &'static str,
    pub(in crate::inspector) value: Shown,
    pub(in crate::inspector) remark: String,
}

impl Item {
    /// Its characters in the text of the link.
    pub(in crate::inspector) fn text(&self) -> Option<Range<usize>> {
        self.text.map(Place::range)
    }

    /// Its bytes in the payload.
    pub(in crate::inspector) fn bytes(&self) -> Option<Range<usize>> {
        self.bytes.map(Place::range)
    }

    /// Its name.
    pub(in crate::inspector) fn name(&self) -> Cow<'static, str> {
        match (&self.field, &self.subject) {
            (Some(field), _) => field.name.into(),
            (None, Subject::Part(part)) => part.name().into(),
            (None, Subject::Record(record)) => record.name(),
            (None, Subject::LeftOver) => "left over".into(),
            (None, Subject::Fault(_)) => "fault".into(),
            (None, Subject::Note(note)) => note.severity().name().into(),
        }
    }
}

impl RecordPlace {
    /// The place of a record in the list and in the payload.
    pub(super) fn of(record: &Record<'_>, is_repeated: bool) -> Self {
        Self {
            id: record.id(),
            width: record.width(),
            is_repeated,
            number: u32::try_from(record.index()).unwrap_or(u32::MAX),
            bytes: (record.offset()..record.end()).into(),
        }
    }

    /// Its place in the list.
    pub(in crate::inspector) fn index(&self) -> usize {
        usize::try_from(self.number).unwrap_or(usize::MAX)
    }

    /// Its bytes in the payload, from its tag on.
    pub(in crate::inspector) fn bytes(&self) -> Range<usize> {
        self.bytes.range()
    }

    /// The bytes of its value in the payload, after its tag and its length.
    pub(in crate::inspector) fn value(&self) -> Range<usize> {
        let bytes = self.bytes();
        bytes.start + 1 + usize::from(self.width.get())..bytes.end
    }

    /// The name of the record, or its id where it has none.
    pub(in crate::inspector) fn name(&self) -> Cow<'static, str> {
        match self.id.definition().and_then(Definition::name) {
            Some(name) => name.into(),
            None if self.id.definition().is_some() => format!("flag {}", self.id.get()).into(),
            None => format!("unknown {}", self.id.get()).into(),
        }
    }

    /// Whether the meaning of its id is known, and no earlier one counts instead.
    pub(in crate::inspector) fn is_known(&self) -> bool {
        let name = self.id.definition().and_then(Definition::name);
        name.is_some() && !self.is_repeated
    }

    /// The byte that the record begins with.
    pub(in crate::inspector) const fn tag(&self) -> u8 {
        self.width.get() << 6 | self.id.get()
    }
}
