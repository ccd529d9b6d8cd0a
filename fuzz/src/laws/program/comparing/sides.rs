//! A side of a comparison: a link, and what it says according to other readers.

use serde_json::{Map, Value as Json};
use tracklens::comparing::Comparison;
use tracklens::reading::HeldReading;
use tracklens_codec::Link;

use super::mirrored;
use crate::laws::program::drafted::settings;
use crate::oracles::promises::link_object;
use crate::oracles::slow::{List, read_list};

/// A link, as the program reads it and as others do.
pub(super) struct Side {
    pub(super) text: String,
    /// What `decode` writes of it.
    pub(super) object: Map<String, Json>,
    /// Its records.
    pub(super) list: List,
    held: HeldReading,
}

impl Side {
    pub(super) fn new(text: &str) -> Self {
        let mut buffer = vec![0; text.len()];
        let link = Link::decode_partial(text, &mut buffer);
        let (object, list) = match &link {
            Ok(link) => (
                link_object(link, 1000),
                read_list(link.records().map_or(&[][..], |it| it.payload())),
            ),
            Err(_) => (Map::new(), List::default()),
        };
        Self {
            text: text.to_owned(),
            object,
            list,
            held: HeldReading::new(text, &settings()),
        }
    }

    pub(super) fn compared_with(&self, other: &Self) -> Comparison {
        Comparison::of(self.held.reading(), other.held.reading())
    }
}

/// Any text as a link, compared with itself, and with what is left of it when its last character is lost: the other way
/// round says the same.
pub(super) fn judge_bytes(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let whole = Side::new(&text);
    mirrored::judge_same(&whole.compared_with(&whole));
    let mut cut = text.into_owned();
    cut.pop();
    let cut = Side::new(&cut);
    mirrored::judge(&whole.compared_with(&cut), &cut.compared_with(&whole));
}
