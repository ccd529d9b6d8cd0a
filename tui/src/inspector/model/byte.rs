//! The byte of the payload that is pointed at, within what is selected.

use std::ops::Range;

use super::Model;

impl Model {
    /// The byte of the payload that is pointed at, if one is.
    #[must_use]
    pub const fn byte(&self) -> Option<usize> {
        self.byte
    }

    /// Points at a byte, and selects what it belongs to, within the metadata too.
    pub(in crate::inspector) fn point_at_byte(&mut self, byte: usize) {
        let Some(item) = self.anatomy.at_byte(byte) else {
            return;
        };
        let member = self.member_at_byte(Some(item), byte);
        self.select_within(Some(item), member);
        self.byte = Some(byte);
        self.tell_selection();
    }

    /// Points at the byte so far from the one that is pointed at; where none is, at the first one of what
    /// is selected.
    pub(in crate::inspector) fn point_further(&mut self, distance: isize) {
        let Some(last) = self.anatomy.payload().len().checked_sub(1) else {
            return;
        };
        let byte = match self.byte {
            Some(byte) => byte.saturating_add_signed(distance),
            None => self.selected_bytes_range().map_or(0, |bytes| bytes.start),
        };
        self.point_at_byte(byte.min(last));
    }

    /// The characters of the link that carry bits of the byte that is pointed at.
    #[must_use]
    pub fn byte_in_text(&self) -> Option<Range<usize>> {
        let byte = self.byte?;
        self.anatomy.text_of(&(byte..byte + 1))
    }
}
