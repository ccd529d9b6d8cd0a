//! Lines that were read together, for one thread to work on.

use std::io::{self, Read};
use std::iter;
use std::ops::Range;

use crate::input::{Line, Lines};

/// From so many bytes on, no further line is taken, where few threads share the memory.
const FULL: usize = 1 << 17;

/// A line of so many bytes takes more memory than usual, where few threads share it.
const LONG_LINE: usize = 1 << 16;

/// How many threads are few.
const FEW_THREADS: usize = 16;

/// If so many bytes were there at once, more are probably to come.
const LARGE: usize = 1 << 14;

/// What a chunk may hold, so that the memory does not depend on the number of threads.
#[derive(Clone, Copy, Debug)]
pub(in crate::commands) struct ChunkLimits {
    /// From so many bytes on, no further line is taken.
    full: usize,
    /// A line of so many bytes takes more memory than usual.
    long_line: usize,
}

impl ChunkLimits {
    /// The limits for so many threads: many of them share what few have.
    pub(in crate::commands) fn of_threads(threads: usize) -> Self {
        let share = |bytes: usize| bytes * FEW_THREADS / threads.max(FEW_THREADS);
        Self {
            full: share(FULL),
            long_line: share(LONG_LINE),
        }
    }
}

/// Lines that were read together. No further line had been read when the last one was taken, or there is no room.
#[derive(Debug)]
pub(in crate::commands) struct Chunk {
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
    /// No lines, after so many.
    pub(in crate::commands) const fn empty(before: usize) -> Self {
        Self {
            text: Vec::new(),
            lines: Vec::new(),
            before,
        }
    }

    /// Puts the lines that follow in the place of these, in the same memory: as many as can be had without waiting, and
    /// none at the end of the input.
    ///
    /// # Errors
    ///
    /// An error of the input, after the lines before it.
    pub(in crate::commands) fn go_on<R: Read>(
        &mut self,
        lines: &mut Lines<R>,
        limits: ChunkLimits,
    ) -> io::Result<()> {
        self.before = self.after();
        self.text.clear();
        self.lines.clear();
        if self.text.capacity() > 2 * FULL {
            // A long line made it large.
            self.text = Vec::new();
        }
        self.fill(lines, limits)
    }

    /// Whether there are no lines.
    pub(in crate::commands) const fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    fn fill<R: Read>(&mut self, lines: &mut Lines<R>, limits: ChunkLimits) -> io::Result<()> {
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
            if self.len() >= limits.full || lines.is_drained() {
                break;
            }
        }
        Ok(())
    }

    /// Whether so much was there at once that more is probably to come.
    pub(in crate::commands) fn is_large(&self) -> bool {
        self.len() >= LARGE
    }

    /// Whether one of the lines takes more memory than usual.
    pub(in crate::commands) fn has_long_line(&self, limits: ChunkLimits) -> bool {
        self.ranges().any(|it| it.len() >= limits.long_line)
    }

    /// How many bytes of the input it is, with a line ending after each line.
    pub(in crate::commands) fn input_len(&self) -> usize {
        let missing: usize = self.lines.iter().map(|it| it.missing).sum();
        self.text.len() + missing + self.lines.len()
    }

    /// How many lines there are up to the last one of this chunk.
    pub(in crate::commands) const fn after(&self) -> usize {
        self.before + self.lines.len()
    }

    /// How many lines it has.
    pub(in crate::commands) const fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// The lines, each with its number from 1.
    pub(in crate::commands) fn lines(&self) -> impl Iterator<Item = (usize, Line<'_>)> {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// An input that gives a piece at a time.
    struct InPieces<'p>(&'p [&'p [u8]]);

    impl Read for InPieces<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let Some((first, rest)) = self.0.split_first() else {
                return Ok(0);
            };
            self.0 = rest;
            buffer[..first.len()].copy_from_slice(first);
            Ok(first.len())
        }
    }

    fn limits() -> ChunkLimits {
        ChunkLimits::of_threads(1)
    }

    fn chunks(input: impl Read) -> Vec<Chunk> {
        let mut lines = Lines::new(input);
        let mut before = 0;
        let next = || {
            let mut chunk = Chunk::empty(before);
            chunk.go_on(&mut lines, limits()).unwrap();
            before = chunk.after();
            Some(chunk).filter(|it| !it.is_empty())
        };
        iter::from_fn(next).collect()
    }

    #[test]
    fn a_chunk_ends_where_more_would_have_to_be_waited_for() {
        let pieces: [&[u8]; 4] = [b"a\nb", b"c\r\n\nd", b"\n", b"e"];
        let read: Vec<Vec<(usize, Vec<u8>)>> = chunks(InPieces(&pieces))
            .iter()
            .map(|chunk| {
                let lines = chunk.lines().map(|(number, line)| match line {
                    Line::Whole(line) => (number, line.to_vec()),
                    Line::TooLong { .. } => panic!("no line is long"),
                });
                lines.collect()
            })
            .collect();
        let line = |number, text: &[u8]| (number, text.to_vec());
        let expected = [
            vec![line(1, b"a")],
            vec![line(2, b"bc"), line(3, b"")],
            vec![line(4, b"d")],
            vec![line(5, b"e")],
        ];
        assert_eq!(read, expected);
    }

    #[test]
    fn a_chunk_of_lines_without_bytes_has_an_end_too() {
        let lines = vec![b'\n'; 1_000_000];
        let chunks = chunks(&lines[..]);
        assert!(
            chunks
                .iter()
                .all(|it| it.len() <= FULL + LARGE && !it.has_long_line(limits()))
        );
        assert!(chunks[0].is_large());
        let count: usize = chunks.iter().map(Chunk::line_count).sum();
        let bytes: usize = chunks.iter().map(Chunk::input_len).sum();
        assert_eq!((count, bytes), (1_000_000, 1_000_000));
    }

    #[test]
    fn a_line_that_is_too_long_keeps_its_length() {
        let long = [&vec![b'x'; 3_000_000][..], b"\ny\n"].concat();
        let chunks = chunks(&long[..]);
        assert!(chunks[0].has_long_line(limits()));
        let all: Vec<_> = chunks.iter().flat_map(Chunk::lines).collect();
        let is_long = |line: &Line<'_>| matches!(line, Line::TooLong { len: 3_000_000, .. });
        assert!(is_long(&all[0].1));
        assert_eq!(all[1], (2, Line::Whole(b"y")));
    }

    #[test]
    fn many_threads_share_what_few_have() {
        let of = |threads| {
            let limits = ChunkLimits::of_threads(threads);
            (limits.full, limits.long_line)
        };
        assert_eq!([1, 16].map(of), [(1 << 17, 1 << 16); 2]);
        assert_eq!(of(64), (1 << 15, 1 << 14));
    }
}
