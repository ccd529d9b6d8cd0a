//! What is selected within the metadata, and where it stands.

use std::ops::Range;

use super::Model;
use super::pane::Pane;

impl Model {
    /// The value of the metadata that is selected, as a JSON pointer (RFC 6901); that of all of it is
    /// empty. None while nothing of it is selected, and where it is no JSON.
    #[must_use]
    pub fn selected_pointer(&self) -> Option<String> {
        Some(self.anatomy.tree()?.pointer(self.selected_node()?))
    }

    /// The first row of what is selected in a pane, where rows stand for items or for values of the
    /// metadata.
    #[must_use]
    pub fn selected_row(&self, pane: Pane) -> Option<usize> {
        let rows = self.selected_rows(pane);
        (!rows.is_empty()).then_some(rows.start)
    }

    /// The value of the metadata that is selected: all of it where its record is.
    pub(in crate::inspector) fn selected_node(&self) -> Option<usize> {
        self.anatomy.tree()?;
        let item = self.anatomy.metadata_item()?;
        let is_selected = self.selected_in_payload() == Some(item);
        is_selected.then(|| self.member.unwrap_or_default())
    }

    /// The value within the metadata that is selected, if it is not all of it.
    pub(in crate::inspector) fn selected_member(&self) -> Option<usize> {
        self.member.filter(|_| self.selected_node().is_some())
    }

    /// The characters of what is selected.
    pub(in crate::inspector) fn selected_text_range(&self) -> Option<Range<usize>> {
        match self.member_bytes() {
            Some(bytes) => self.anatomy.text_of(&bytes),
            None => self.selected()?.text.clone(),
        }
    }

    /// The bytes of the payload that are selected.
    pub(in crate::inspector) fn selected_bytes_range(&self) -> Option<Range<usize>> {
        self.member_bytes().or_else(|| {
            let item = self.anatomy.items().get(self.selected_in_payload()?);
            item?.bytes.clone()
        })
    }

    /// Selects the value that a row of the metadata stands for.
    pub(in crate::inspector) fn select_row(&mut self, row: usize) {
        if let Some(node) = self.rows.folds.rows().get(row) {
            self.select_node(*node);
        }
    }

    /// Selects a value of the metadata.
    pub(in crate::inspector) fn select_node(&mut self, node: usize) {
        let item = self.anatomy.metadata_item();
        self.select_within(item, Some(node).filter(|node| *node != 0));
    }

    /// Selects what stands at a byte of the link, within the metadata too.
    pub(in crate::inspector) fn select_at_text(&mut self, offset: usize) {
        let item = self.item_of_text(offset);
        let member = self.member_at_text(item, offset);
        self.select_within(item, member);
    }

    /// The value of the metadata at a byte of the link, of which the item is known.
    pub(super) fn member_at_text(&self, item: Option<usize>, offset: usize) -> Option<usize> {
        self.member_at_byte(item, self.anatomy.byte_at_text(offset)?)
    }

    /// The value of the metadata at a byte of the payload, of which the item is known.
    pub(super) fn member_at_byte(&self, item: Option<usize>, byte: usize) -> Option<usize> {
        let tree = self.anatomy.tree()?;
        if item.is_none() || item != self.anatomy.metadata_item() {
            return None;
        }
        Some(tree.at_byte(byte, &self.rows.folds)).filter(|node| *node != 0)
    }

    /// The rows of what is selected in a pane; of the bytes of a value within the metadata, those that
    /// have any of them, and where one byte is pointed at, its row.
    pub(super) fn selected_rows(&self, pane: Pane) -> Range<usize> {
        if pane == Pane::Metadata {
            let row = self
                .selected_node()
                .and_then(|node| self.rows.folds.row_of(node));
            return row.map_or(0..0, |row| row..row + 1);
        }
        let Some(item) = self.selected_item_in(pane) else {
            return 0..0;
        };
        let rows = self.rows.of_item(pane, item, &self.anatomy);
        if let Some(byte) = self.byte.filter(|_| pane == Pane::Bytes) {
            return self.rows.of_bytes(rows, &(byte..byte + 1));
        }
        match self.selected_bytes_range() {
            Some(bytes) if pane == Pane::Bytes && self.member.is_some() => {
                self.rows.of_bytes(rows, &bytes)
            }
            _ => rows,
        }
    }

    fn member_bytes(&self) -> Option<Range<usize>> {
        Some(self.anatomy.tree()?.in_payload(self.selected_member()?))
    }
}
