//! The rows of the panes for their widths. Lines are made of those alone that are on the screen.

use std::ops::Range;

use ratatui::text::Line;

use super::anatomy::{Anatomy, Entry, Subject};
use super::metadata_tree::Folds;
use super::model::Pane;
use super::overlay::OverlayRow;

/// The rows of the panes.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    /// The pieces of each row of the link.
    pub(super) link: Vec<Range<usize>>,
    /// The rows of the payload.
    pub(super) bytes: Vec<ByteRow>,
    /// What is known of what is selected.
    pub(super) detail: Vec<Line<'static>>,
    /// The metadata, where it is no tree.
    pub(super) metadata: Vec<Line<'static>>,
    /// The rows of its tree.
    pub(super) folds: Folds,
    /// What is shown over the panes.
    pub(super) overlay: Vec<OverlayRow>,
}

/// A row of the payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ByteRow {
    /// Bytes of an item.
    Bytes {
        /// The item.
        item: usize,
        /// The bytes of the payload.
        bytes: Range<usize>,
        /// Whether the item begins here.
        is_first: bool,
    },
    /// Something that is wrong with the record above, or with what follows.
    Fault(usize),
    /// There are none.
    Nothing,
}

impl Rows {
    /// How many rows a pane has.
    pub(super) fn count(&self, pane: Pane, anatomy: &Anatomy) -> usize {
        match pane {
            // The link is never scrolled by hand.
            Pane::Link => 0,
            Pane::Fields => anatomy.outline().len(),
            Pane::Detail => self.detail.len(),
            Pane::Metadata => self.metadata.len() + self.folds.rows().len(),
            Pane::Bytes => self.bytes.len(),
        }
    }

    /// The item that a row stands for, where rows stand for items.
    pub(super) fn item(&self, pane: Pane, row: usize, anatomy: &Anatomy) -> Option<usize> {
        match pane {
            Pane::Fields => match anatomy.outline().get(row)? {
                Entry::Item(item) => Some(*item),
                Entry::Heading(_) => None,
            },
            Pane::Bytes => match self.bytes.get(row)? {
                ByteRow::Bytes { item, .. } | ByteRow::Fault(item) => Some(*item),
                ByteRow::Nothing => None,
            },
            Pane::Metadata => {
                self.folds.rows().get(row)?;
                anatomy.metadata_item()
            }
            _ => None,
        }
    }

    /// The rows of an item, where rows stand for items.
    pub(super) fn of_item(&self, pane: Pane, item: usize, anatomy: &Anatomy) -> Range<usize> {
        let count = self.count(pane, anatomy);
        let is_of_item = |row: &usize| self.item(pane, *row, anatomy) == Some(item);
        match pane {
            Pane::Fields | Pane::Bytes => (0..count).find(is_of_item).map_or(0..0, |first| {
                let behind = (first..count).find(|row| !is_of_item(row));
                first..behind.unwrap_or(count)
            }),
            _ => 0..0,
        }
    }
}

impl Rows {
    /// Those of some rows of the payload that have any of these bytes.
    pub(super) fn of_bytes(&self, rows: Range<usize>, bytes: &Range<usize>) -> Range<usize> {
        let has_any = |row: &ByteRow| match row {
            ByteRow::Bytes { bytes: of_row, .. } => {
                of_row.start < bytes.end && bytes.start < of_row.end
            }
            _ => false,
        };
        let of_item = self.bytes.get(rows.clone()).unwrap_or_default();
        let first = of_item.iter().position(has_any).unwrap_or_default();
        let count = of_item[first..]
            .iter()
            .take_while(|row| has_any(row))
            .count();
        rows.start + first..rows.start + first + count
    }
}

/// The payload in rows of so many bytes, each record from a row of its own.
pub(super) fn of_payload(anatomy: &Anatomy, per_row: usize) -> Vec<ByteRow> {
    let mut rows = Vec::new();
    let push = |rows: &mut Vec<ByteRow>, item: usize| {
        let bytes = anatomy.items()[item].bytes.clone().unwrap_or_default();
        for start in bytes.clone().step_by(per_row) {
            rows.push(ByteRow::Bytes {
                item,
                bytes: start..bytes.end.min(start + per_row),
                is_first: start == bytes.start,
            });
        }
    };
    let mut faults = (0..anatomy.items().len())
        .filter_map(|item| match &anatomy.items()[item].subject {
            Subject::Fault(error) => Some((error.record()?, item)),
            _ => None,
        })
        .peekable();
    for (index, item) in anatomy.records().iter().enumerate() {
        push(&mut rows, *item);
        while let Some((_, fault)) = faults.next_if(|(record, _)| *record == index) {
            rows.push(ByteRow::Fault(fault));
        }
    }
    rows.extend(faults.map(|(_, fault)| ByteRow::Fault(fault)));
    if let Some(item) = anatomy.left_over() {
        push(&mut rows, item);
    }
    if let Some((_, item)) = anatomy.unread() {
        push(&mut rows, item);
    }
    if rows.is_empty() && !anatomy.is_empty() {
        rows.push(ByteRow::Nothing);
    }
    rows
}
