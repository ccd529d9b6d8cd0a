//! The form of the rows of bytes: how many bytes are in one, and which columns they have.

/// Columns for the mark and the offset.
pub(super) const OFFSET_COLUMNS: usize = 6;

/// Columns between bytes and names.
pub(super) const GAP: usize = 2;

/// The most bytes of a row of characters alone.
const MAX_CHARACTERS: usize = 64;

/// The form of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Form {
    /// The bytes of a row.
    pub(super) per_row: usize,
    /// The columns of a byte in hexadecimal: none where there are characters alone.
    pub(super) digits: usize,
}

impl Form {
    /// The form for a width: as many bytes in a row as leave room for the longest name, if that can be.
    pub(super) fn new(width: usize, is_characters: bool, longest_name: usize) -> Self {
        let digits = if is_characters { 0 } else { 3 };
        let room = width.saturating_sub(OFFSET_COLUMNS);
        if is_characters {
            let per_row = room.saturating_sub(GAP + longest_name);
            let per_row = if per_row < 16 { room } else { per_row };
            return Self {
                per_row: per_row.clamp(1, MAX_CHARACTERS),
                digits,
            };
        }
        let fits = |bytes: &usize| bytes * (digits + 1) + GAP + longest_name <= room;
        let per_row = [16, 12, 8, 6, 4].into_iter().find(fits);
        Self {
            per_row: per_row.unwrap_or((room / (digits + 1)).clamp(1, 8)),
            digits,
        }
    }

    /// The columns of offset, digits and characters, and of the gap after them.
    pub(super) const fn columns(self) -> usize {
        OFFSET_COLUMNS + self.per_row * (self.digits + 1) + GAP
    }
}
