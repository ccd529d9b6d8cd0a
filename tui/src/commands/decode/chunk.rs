//! Lines that were read together, for one thread to decode.

use std::io::{self, Read};
use std::iter;
use std::ops::Range;

use crate::input::{Line, Lines};

/// From so many bytes on, no further line is taken.
const FULL: usize = 1 << 17;

/// If so many bytes were there at once, more are probably to come.
const LARGE: usize = 1 << 14;

/// A line of so many bytes takes more memory than usual.
const LONG_LINE: usize = 1 << 16;

/// Lines that were read together. No further line had been read when the last one was taken, or there is no room.
#[derive(Debug)]
pub(super) struct Chunk {
    /// The lines, one directly after the other.
    text: Vec<u8>,
    lines: Vec<LineEnd>,
    /// How many lines there are before the first one.
    before: usize,
}

#[derive(Clone, Copy, Debug)]
struct LineEnd {
    /// Where the line ends in the text.
    end: usize,
    /// How many bytes of it are not there.
    missing: usize,
}

impl Chunk {
    /// The next lines, as many as can be had without waiting; none at the end of the input.
    ///
    /// If reading fails, the lines before the error are given first.
    pub(super) fn read<R: Read>(
        lines: &mut Lines<R>,
        before: usize,
    ) -> (Option<Self>, io::Result<()>) {
        let mut chunk = Self {
            text: Vec::new(),
            lines: Vec::new(),
            before,
        };
        let read = chunk.fill(lines);
        (Some(chunk).filter(|it| !it.lines.is_empty()), read)
    }

    fn fill<R: Read>(&mut self, lines: &mut Lines<R>) -> io::Result<()> {
        while let Some(line) = lines.next_line()? {
            let (line, len) = match line {
                Line::Whole(line) => (line, line.len()),
                Line::TooLong { start, len } => (start, len),
            };
            self.text.extend_from_slice(line);
            self.lines.push(LineEnd {
                end: self.text.len(),
                missing: len - line.len(),
            });
            if self.len() >= FULL || lines.is_drained() {
                break;
            }
        }
        Ok(())
    }

    /// Whether so much was there at once that more is probably to come.
    pub(super) fn is_large(&self) -> bool {
        self.len() >= LARGE
    }

    /// Whether one of the lines takes more memory than usual.
    pub(super) fn has_long_line(&self) -> bool {
        self.ranges().any(|it| it.len() >= LONG_LINE)
    }

    /// How many bytes of the input it is, with a line ending after each line.
    pub(super) fn input_len(&self) -> usize {
        let missing: usize = self.lines.iter().map(|it| it.missing).sum();
        self.text.len() + missing + self.lines.len()
    }

    /// How many lines there are up to the last one of this chunk.
    pub(super) const fn after(&self) -> usize {
        self.before + self.lines.len()
    }

    /// How many lines it has.
    pub(super) const fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// The lines, each with its number from 1.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, Line<'_>)> {
        let lines = self.ranges().zip(&self.lines).map(|(range, it)| {
            let line = &self.text[range];
            match it.missing {
                0 => Line::Whole(line),
                missing => Line::TooLong {
                    start: line,
                    len: line.len() + missing,
                },
            }
        });
        (self.before + 1..).zip(lines)
    }

    /// Where the lines stand in the text.
    fn ranges(&self) -> impl Iterator<Item = Range<usize>> {
        let ends = self.lines.iter().map(|it| it.end);
        iter::once(0)
            .chain(ends.clone())
            .zip(ends)
            .map(|(start, end)| start..end)
    }

    /// How many bytes it takes, so that lines without any are counted as well.
    fn len(&self) -> usize {
        self.text.len() + self.lines.len() * size_of::<LineEnd>()
    }
}
