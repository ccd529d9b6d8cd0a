//! What is selected of the link, and where it is.

use std::ops::Range;

use super::state::Desk;
use super::text_line::TextLine;
use crate::inspector::anatomy::Item;
use crate::text::shown::Shown;

/// The fields that say where a click leads.
const TARGETS: [&str; 2] = ["target_link_url", "redirects"];

impl Desk {
    /// The number of the item that is selected.
    pub(in crate::inspector) const fn selection(&self) -> Option<usize> {
        self.selection
    }

    /// The item that is selected.
    pub(in crate::inspector) fn selected(&self) -> Option<&Item> {
        self.anatomy().items().get(self.selection?)
    }

    /// The item of the payload that is selected, or that the selected one was read from.
    pub(in crate::inspector) fn selected_in_payload(&self) -> Option<usize> {
        self.anatomy().in_payload(self.selection?)
    }

    /// The value of the metadata that is selected: all of it when its record is.
    pub(in crate::inspector) fn selected_node(&self) -> Option<usize> {
        self.anatomy().tree()?;
        let item = self.anatomy().metadata_item()?;
        let is_selected = self.selected_in_payload() == Some(item);
        is_selected.then(|| self.member.unwrap_or_default())
    }

    /// The value within the metadata that is selected, unless it is all of it.
    pub(in crate::inspector) fn selected_member(&self) -> Option<usize> {
        self.member.filter(|_| self.selected_node().is_some())
    }

    /// The JSON pointer (RFC 6901) of the value of the metadata that is selected; that of all of it is empty.
    pub(in crate::inspector) fn selected_pointer(&self) -> Option<String> {
        Some(self.anatomy().tree()?.pointer(self.selected_node()?))
    }

    /// The characters of what is selected.
    pub(in crate::inspector) fn selected_text_range(&self) -> Option<Range<usize>> {
        match self.member_bytes() {
            Some(bytes) => self.anatomy().text_of(&bytes),
            None => self.selected()?.text(),
        }
    }

    /// The bytes of the payload that are selected.
    pub(in crate::inspector) fn selected_bytes_range(&self) -> Option<Range<usize>> {
        self.member_bytes().or_else(|| {
            let item = self.anatomy().items().get(self.selected_in_payload()?);
            item?.bytes()
        })
    }

    /// What is selected, as a text that is safe to show; of bytes, their digits.
    pub(in crate::inspector) fn selected_text(&self) -> String {
        if let Some((tree, member)) = self.anatomy().tree().zip(self.selected_member()) {
            return Shown::text(&tree.says(member)).as_str().to_owned();
        }
        let text = |item| self.read.whole_text(item).as_str().to_owned();
        self.selected().map(text).unwrap_or_default()
    }

    /// The target that is selected, or what it leads to.
    pub(in crate::inspector) fn selected_target(&self) -> Option<&str> {
        let field = self.selected()?.field.as_deref()?;
        let is_target = TARGETS.contains(&field.name);
        is_target.then(|| field.value.as_str())
    }

    /// The byte of the payload that is pointed at.
    pub(in crate::inspector) const fn byte(&self) -> Option<usize> {
        self.byte
    }

    /// The characters of the link that carry bits of the byte that is pointed at.
    pub(in crate::inspector) fn byte_in_text(&self) -> Option<Range<usize>> {
        let byte = self.byte?;
        self.anatomy().text_of(&(byte..byte + 1))
    }

    /// The item at a byte of the link's text; none after its end.
    pub(in crate::inspector) fn item_of_text(&self, offset: usize) -> Option<usize> {
        let is_within = offset < self.visible().len();
        is_within.then(|| self.anatomy().at_text(offset)).flatten()
    }

    /// Selects an item, or none.
    pub(in crate::inspector) fn select(&mut self, item: Option<usize>) {
        self.select_within(item, None);
    }

    /// Selects a value of the metadata.
    pub(in crate::inspector) fn select_node(&mut self, node: usize) {
        let item = self.anatomy().metadata_item();
        self.select_within(item, Some(node).filter(|node| *node != 0));
    }

    /// Selects the value in a row of the metadata.
    pub(in crate::inspector) fn select_row(&mut self, row: usize) {
        if let Some(node) = self.folds.rows().get(row) {
            self.select_node(*node);
        }
    }

    /// Points at a byte of the payload, and selects what it belongs to.
    pub(in crate::inspector) fn point_at_byte(&mut self, byte: usize) {
        let Some(item) = self.anatomy().at_byte(byte) else {
            return;
        };
        let member = self.member_at_byte(Some(item), byte);
        self.select_within(Some(item), member);
        self.byte = Some(byte);
        self.counts.selected += 1;
    }

    /// Points at the byte so far from the one that is pointed at; from none, at the first one of what is selected.
    pub(in crate::inspector) fn point_further(&mut self, distance: isize) {
        let Some(last) = self.anatomy().payload().len().checked_sub(1) else {
            return;
        };
        let byte = match self.byte {
            Some(byte) => byte.saturating_add_signed(distance),
            None => self.selected_bytes_range().map_or(0, |bytes| bytes.start),
        };
        self.point_at_byte(byte.min(last));
    }

    /// Moves the cursor of the link, and selects what is there.
    pub(in crate::inspector) fn move_cursor(&mut self, move_cursor: impl FnOnce(&mut TextLine)) {
        move_cursor(&mut self.link);
        self.history.pause();
        self.is_untouched = false;
        let offset = self.link.cursor();
        let item = self.item_of_text(offset);
        let member = self.member_at_text(item, offset);
        self.select_within(item, member);
    }

    /// Selects an item, and within the metadata a value.
    pub(super) fn select_within(&mut self, item: Option<usize>, member: Option<usize>) {
        if (self.selection, self.member, self.byte) == (item, member, None) {
            return;
        }
        self.selection = item;
        self.member = member;
        self.byte = None;
        self.counts.selected += 1;
    }

    /// The value of the metadata at a byte of the link, whose item is given.
    pub(super) fn member_at_text(&self, item: Option<usize>, offset: usize) -> Option<usize> {
        self.member_at_byte(item, self.anatomy().byte_at_text(offset)?)
    }

    /// The value of the metadata at a byte of the payload, whose item is given.
    fn member_at_byte(&self, item: Option<usize>, byte: usize) -> Option<usize> {
        let tree = self.anatomy().tree()?;
        if item.is_none() || item != self.anatomy().metadata_item() {
            return None;
        }
        Some(self.folds.at_byte(tree, byte)).filter(|node| *node != 0)
    }

    fn member_bytes(&self) -> Option<Range<usize>> {
        Some(self.anatomy().tree()?.in_payload(self.selected_member()?))
    }
}
