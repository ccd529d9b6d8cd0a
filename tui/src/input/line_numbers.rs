//! The numbers of lines.

/// Counts lines up to places that mostly follow each other.
#[derive(Debug)]
pub(super) struct LineNumbers<'m> {
    message: &'m [u8],
    at: usize,
    line: usize,
}

impl<'m> LineNumbers<'m> {
    pub(super) const fn new(message: &'m [u8]) -> Self {
        Self {
            message,
            at: 0,
            line: 1,
        }
    }

    /// The line that a byte stands on, from 1.
    pub(super) fn of(&mut self, offset: usize) -> usize {
        let offset = offset.min(self.message.len());
        let (between, is_after) = if offset >= self.at {
            (self.at..offset, true)
        } else {
            (offset..self.at, false)
        };
        let between = self.message.get(between).unwrap_or_default();
        let breaks = memchr::memchr_iter(b'\n', between).count();
        self.line = if is_after {
            self.line + breaks
        } else {
            self.line - breaks
        };
        self.at = offset;
        self.line
    }
}
