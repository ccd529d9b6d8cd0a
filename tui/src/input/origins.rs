//! Where the bytes of a text come from, when something was undone to get it.

use std::ops::Range;

/// For each byte of a text, the bytes that it was made of, in what was given or in the text one step
/// further out.
///
/// Neighbors that were made alike share a run, so a link that stands as it is takes one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    runs: Vec<Run>,
    len: usize,
}

/// `len` bytes, each made of `width` bytes, from `source` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    start: usize,
    source: usize,
    width: usize,
}

impl Origins {
    /// The number of bytes whose origin is known.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The bytes that the byte at `index` was made of.
    #[must_use]
    pub fn of(&self, index: usize) -> Option<Range<usize>> {
        if index >= self.len {
            return None;
        }
        let run = self.runs.partition_point(|run| run.start <= index);
        let run = self.runs.get(run.checked_sub(1)?)?;
        let start = run.source + (index - run.start) * run.width;
        Some(start..start + run.width)
    }

    /// From the first to the last of the bytes that a range was made of.
    ///
    /// An empty range has the place before the byte that it stands before.
    #[must_use]
    pub fn of_range(&self, range: Range<usize>) -> Option<Range<usize>> {
        if range.is_empty() {
            let start = match self.of(range.start) {
                Some(origin) => origin.start,
                None => self.of(range.start.checked_sub(1)?)?.end,
            };
            return Some(start..start);
        }
        Some(self.of(range.start)?.start..self.of(range.end - 1)?.end)
    }

    /// One more byte, made of these.
    pub(crate) fn push(&mut self, origin: Range<usize>) {
        self.push_run(origin.start, origin.len(), 1);
    }

    /// Bytes that stand as they are, from `source` on.
    pub(crate) fn push_plain(&mut self, source: Range<usize>) {
        if !source.is_empty() {
            self.push_run(source.start, 1, source.len());
        }
    }

    /// The same bytes by their origin one step further out, where `outer` knows it.
    pub(crate) fn within(&self, outer: &Self) -> Self {
        let mut composed = Self::default();
        for (index, run) in self.runs.iter().enumerate() {
            let end = self.runs.get(index + 1).map_or(self.len, |next| next.start);
            let count = end - run.start;
            if run.width == 1 {
                composed.push_all(outer, run.source..run.source + count);
                continue;
            }
            for number in 0..count {
                let source = run.source + number * run.width;
                let origin = outer.of_range(source..source + run.width);
                composed.push(origin.unwrap_or_default());
            }
        }
        composed
    }

    /// The origins of a range of another text, run by run.
    fn push_all(&mut self, other: &Self, range: Range<usize>) {
        let mut at = range.start;
        let mut index = other.runs.partition_point(|run| run.start <= at);
        while at < range.end {
            let Some(run) = index.checked_sub(1).and_then(|index| other.runs.get(index)) else {
                break;
            };
            let run_end = other.runs.get(index).map_or(other.len, |next| next.start);
            let end = run_end.min(range.end);
            if end <= at {
                break;
            }
            let source = run.source + (at - run.start) * run.width;
            self.push_run(source, run.width, end - at);
            at = end;
            index += 1;
        }
        for _ in at..range.end {
            self.push(0..0);
        }
    }

    /// `count` bytes, each made of `width` bytes, from `source` on.
    fn push_run(&mut self, source: usize, width: usize, count: usize) {
        let goes_on = self.runs.last().is_some_and(|run| {
            run.width == width && run.source + (self.len - run.start) * width == source
        });
        if !goes_on {
            self.runs.push(Run {
                start: self.len,
                source,
                width,
            });
        }
        self.len += count;
    }

    /// The same bytes by their origin in a text that starts `offset` bytes earlier.
    pub(crate) fn moved(mut self, offset: usize) -> Self {
        for run in &mut self.runs {
            run.source += offset;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbors_that_are_made_alike_share_a_run() {
        let mut origins = Origins::default();
        origins.push_plain(10..14);
        origins.push(14..17);
        origins.push(17..20);
        origins.push(20..21);
        assert_eq!(origins.runs.len(), 3);
        assert_eq!(origins.of(3), Some(13..14));
        assert_eq!(origins.of(5), Some(17..20));
        assert_eq!(origins.of_range(3..6), Some(13..20));
        assert_eq!(origins.of(7), None);
        assert_eq!(origins.of_range(7..7), Some(21..21));
    }

    #[test]
    fn origins_compose() {
        let mut outer = Origins::default();
        for index in 0..20 {
            outer.push(100 + 2 * index..102 + 2 * index);
        }
        let mut inner = Origins::default();
        inner.push_plain(4..6);
        inner.push(6..9);
        let composed = inner.within(&outer);
        assert_eq!(composed.of(0), Some(108..110));
        assert_eq!(composed.of(2), Some(112..118));
    }
}
