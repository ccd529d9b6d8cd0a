//! What a link says, part by part and record by record.

use tracklens::reading::source::PartName;
use tracklens::writing::rewriting::EditPlace;
use tracklens_codec::{Flag, Kind, Link, RecordId};

/// The most records of a link that are edited.
const MAX_EDITED: usize = 12;

/// A record: its id, its width and its value.
pub(super) type SeenRecord = (u8, u8, Vec<u8>);

/// What a link says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    /// Every part as it is written; none and an empty one are the same.
    pub(super) parts: Vec<(PartName, Vec<u8>)>,
    pub(super) token: Option<(u32, Flag)>,
    pub(super) kind: Option<&'static str>,
    pub(super) records: Option<Vec<SeenRecord>>,
    pub(super) left_over: Vec<u8>,
}

impl Seen {
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut buffer = vec![0; text.len()];
        let link = Link::decode_partial(text, &mut buffer).ok()?;
        let part = |name: PartName| {
            let part = name.of(link.parts());
            (
                name,
                part.map_or_else(Vec::new, |it| it.as_bytes().to_vec()),
            )
        };
        let records = link.records().map(|records| {
            let all = records.iter();
            all.map(|it| (it.id().get(), it.width().get(), it.as_bytes().to_vec()))
                .collect()
        });
        Some(Self {
            parts: PartName::ALL.into_iter().map(part).collect(),
            token: link.token().map(|it| (it.customer_id(), it.flag())),
            kind: link.kind().map(Kind::name),
            records,
            left_over: link
                .records()
                .map_or_else(Vec::new, |it| it.left_over().to_vec()),
        })
    }

    pub(super) fn part(&self, name: PartName) -> &[u8] {
        let found = self.parts.iter().find(|(part, _)| *part == name);
        found.map_or(&[], |(_, text)| text)
    }

    pub(super) fn set_part(&mut self, name: PartName, text: &[u8]) {
        for part in self.parts.iter_mut().filter(|(part, _)| *part == name) {
            part.1 = text.to_vec();
        }
    }

    /// Everything that can be edited or removed, and a record with some id.
    pub(super) fn places(&self, id: u8) -> Vec<EditPlace> {
        let mut places = vec![EditPlace::Event, EditPlace::CustomerId, EditPlace::LeftOver];
        places.extend(PartName::ALL.map(EditPlace::Part));
        let count = self.records.as_ref().map_or(0, Vec::len);
        places.extend((0..count.min(MAX_EDITED)).map(EditPlace::Record));
        let id = RecordId::new(id % 64).expect("an id below 64");
        places.push(EditPlace::NewRecord(id));
        places
    }
}
