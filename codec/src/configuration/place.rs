//! Positions in a configuration.

/// A position in a text: the offset from 0, line and column from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Place {
    pub(super) offset: u32,
    pub(super) line: u32,
    pub(super) column: u32,
}

impl Place {
    pub(super) const START: Self = Self {
        offset: 0,
        line: 1,
        column: 1,
    };

    /// The position after these bytes, if they start here.
    pub(super) fn after(self, bytes: &[u8]) -> Self {
        bytes
            .iter()
            .fold(self, |place, &byte| place.after_byte(byte))
    }

    fn after_byte(self, byte: u8) -> Self {
        let offset = self.offset.saturating_add(1);
        if byte == b'\n' {
            return Self {
                offset,
                line: self.line.saturating_add(1),
                column: 1,
            };
        }
        // A character is counted at its first byte. The others continue it.
        let continues = byte & 0b1100_0000 == 0b1000_0000;
        Self {
            offset,
            line: self.line,
            column: self.column.saturating_add(u32::from(!continues)),
        }
    }
}
