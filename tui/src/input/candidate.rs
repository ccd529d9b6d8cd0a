//! A line as it was given, and the text in it that may be a link.

use std::ops::Range;

use super::origins::Origins;

/// A line, and where in it the text stands that may be a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate<'a> {
    line: &'a [u8],
    start: usize,
    text: &'a [u8],
    /// Where the bytes of the text come from, if they do not stand in the line as they are.
    origins: Option<&'a Origins>,
}

impl<'a> Candidate<'a> {
    /// The candidate of a line: the line without the white space around it.
    ///
    /// ```
    /// use tracklens::input::Candidate;
    ///
    /// let candidate = Candidate::of_line(b"  http://example.com/\r");
    /// assert_eq!(candidate.text(), b"http://example.com/");
    /// assert_eq!(candidate.place(7), 9);
    /// ```
    #[must_use]
    pub fn of_line(line: &'a [u8]) -> Self {
        let text = line.trim_ascii_start();
        Self {
            line,
            start: line.len() - text.len(),
            text: text.trim_ascii_end(),
            origins: None,
        }
    }

    /// A line that is the candidate itself, with any white space around it.
    #[must_use]
    pub const fn whole(line: &'a [u8]) -> Self {
        Self {
            line,
            start: 0,
            text: line,
            origins: None,
        }
    }

    /// The candidate in this range of a line.
    pub(crate) fn at(line: &'a [u8], place: Range<usize>) -> Self {
        Self {
            line,
            start: place.start,
            text: line.get(place).unwrap_or_default(),
            origins: None,
        }
    }

    /// A link that was found in a line, with everything undone: `origins` says where in the line each of its bytes
    /// comes from.
    #[must_use]
    pub const fn found(line: &'a [u8], text: &'a [u8], origins: &'a Origins) -> Self {
        Self {
            line,
            start: 0,
            text,
            origins: Some(origins),
        }
    }

    /// The line as it was given.
    #[must_use]
    pub const fn line(&self) -> &'a [u8] {
        self.line
    }

    /// The text that may be a link.
    #[must_use]
    pub const fn text(&self) -> &'a [u8] {
        self.text
    }

    /// The offset in the line of a byte of the text.
    #[must_use]
    pub fn place(&self, offset: usize) -> usize {
        match self.origins {
            Some(origins) => origins
                .of_range(offset..offset)
                .map_or(self.line.len(), |place| place.start),
            None => self.start + offset,
        }
    }
}
