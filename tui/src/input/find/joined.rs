//! The stretch of text around a token in which its link must lie, with the line breaks taken out.

use std::ops::Range;

use super::breaks::{
    LineBreak, is_boundary, is_boundary_before, is_plain, line_break, line_break_before,
};

use crate::input::origins::Origins;
use crate::input::undo::defanged::dot_around;

/// The most bytes before a token that a link, and what it is wrapped in, can have.
pub(super) const MAX_BEFORE: usize = 1 << 14;

/// A stretch of text without white space, quotes and angle brackets, its line breaks taken out.
#[derive(Clone, Debug)]
pub(super) struct Joined {
    /// The bytes, without the line breaks.
    pub(super) bytes: Vec<u8>,
    /// For each line, the index of its first byte, and where that stands in the text.
    lines: Vec<(usize, usize)>,
    /// The line breaks, in order.
    pub(super) breaks: Vec<Break>,
    /// Where all of it stands in the text.
    pub(super) stretch: Range<usize>,
    /// Whether it would go on beyond the limit.
    pub(super) is_cut: bool,
}

/// A line break that was taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Break {
    /// The index of the byte that follows it.
    pub(super) at: usize,
    pub(super) is_soft: bool,
    pub(super) has_reply_prefix: bool,
    /// The length of the part of the line before it that belongs to the stretch; all of the line, if the
    /// stretch holds it.
    pub(super) line_len: usize,
}

impl Joined {
    /// The stretch around `place`, from `floor` on, and at most `limit` bytes after `place`.
    pub(super) fn around(text: &[u8], place: usize, floor: usize, limit: usize) -> Self {
        let floor = floor.max(place.saturating_sub(MAX_BEFORE));
        let mut start = place;
        while start > floor {
            if is_plain(text[start - 1]) {
                start -= 1;
                continue;
            }
            if !is_boundary_before(text, start) && !text[start - 1].is_ascii_whitespace() {
                start -= 1;
                continue;
            }
            let line_break = line_break_before(text, start);
            // What is written with spaces, or as `<.>`, belongs together, too.
            let before = line_break.or_else(|| dot_around(text, start - 1));
            match before.filter(|before| *before >= floor) {
                Some(before) => start = before,
                None => break,
            }
        }
        let end = text.len().min(place + limit);
        let mut joined = Self {
            bytes: Vec::with_capacity(place - start + 256),
            lines: vec![(0, start)],
            breaks: Vec::new(),
            stretch: start..start,
            is_cut: false,
        };
        joined.fill(text, place, end);
        joined.is_cut = joined.stretch.end == end && end < text.len();
        joined
    }

    fn fill(&mut self, text: &[u8], place: usize, end: usize) {
        let mut at = self.stretch.start;
        let mut plain = at;
        let mut line = 0;
        while at < end {
            if is_plain(text[at]) {
                at += 1;
            } else if let Some(line_break) = line_break(text, at) {
                self.bytes.extend_from_slice(&text[plain..at]);
                self.add_break(line_break, line);
                line = self.bytes.len();
                at = line_break.end;
                plain = at;
                self.lines.push((line, at));
            } else if at > place && is_boundary(text, at) {
                break;
            } else {
                at += 1;
            }
        }
        self.bytes.extend_from_slice(&text[plain..at.max(plain)]);
        self.stretch.end = at.min(end);
    }

    fn add_break(&mut self, line_break: LineBreak, line: usize) {
        self.breaks.push(Break {
            at: self.bytes.len(),
            is_soft: line_break.is_soft,
            has_reply_prefix: line_break.has_reply_prefix,
            line_len: self.bytes.len() - line,
        });
    }

    /// The index of the byte that stands at `raw` in the text, or of the first after it.
    pub(super) fn index_of(&self, raw: usize) -> usize {
        let line = self.lines.partition_point(|(_, start)| *start <= raw);
        let (index, start) = self.lines[line.saturating_sub(1)];
        let end = self
            .lines
            .get(line)
            .map_or(self.bytes.len(), |(next, _)| *next);
        end.min(index + raw.saturating_sub(start))
    }

    /// Where in the text the byte of this index stands; the end of the stretch after the last one.
    pub(super) fn raw(&self, index: usize) -> usize {
        if index >= self.bytes.len() {
            return self.stretch.end;
        }
        let line = self.lines.partition_point(|(start, _)| *start <= index);
        let (start, raw) = self.lines[line.saturating_sub(1)];
        raw + (index - start)
    }

    /// Adds where the bytes of a range stand in the text.
    pub(super) fn push_origins(&self, origins: &mut Origins, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let line = self.lines.partition_point(|(start, _)| *start <= at);
            let end = self
                .lines
                .get(line)
                .map_or(range.end, |(next, _)| range.end.min(*next));
            let raw = self.raw(at);
            origins.push_plain(raw..raw + (end - at));
            at = end;
        }
    }

    /// The line break directly before the byte of this index.
    pub(super) fn break_at(&self, index: usize) -> Option<Break> {
        let place = self.breaks.binary_search_by_key(&index, |it| it.at).ok()?;
        Some(self.breaks[place])
    }

    /// The index of the byte after the next hard line break, if there is one at `index` or after it.
    pub(super) fn next_break(&self, index: usize) -> Option<usize> {
        let start = self.breaks.partition_point(|it| it.at < index);
        self.breaks[start..]
            .iter()
            .find(|it| !it.is_soft)
            .map(|it| it.at)
    }

    /// The line breaks within a range: none at its first byte.
    pub(super) fn breaks_in(&self, range: Range<usize>) -> impl Iterator<Item = &Break> {
        let start = self.breaks.partition_point(|it| it.at <= range.start);
        self.breaks[start..]
            .iter()
            .take_while(move |it| it.at < range.end)
    }

    /// The length of the line that starts at this index, as far as the stretch holds it.
    pub(super) fn line_len(&self, index: usize) -> usize {
        let next = self.breaks.partition_point(|it| it.at <= index);
        let end = self.breaks.get(next).map_or(self.bytes.len(), |it| it.at);
        end - index
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_ends_at_what_no_link_has() {
        let text = b"see \"https://a=\n.example/\n> b\" end";
        let joined = Joined::around(text, 12, 0, 100);
        assert_eq!(joined.bytes, b"https://a.example/b");
        assert_eq!(joined.stretch, 5..29);
        assert!(!joined.is_cut);
        let soft: Vec<bool> = joined.breaks.iter().map(|it| it.is_soft).collect();
        assert_eq!(soft, [true, false]);
        assert_eq!(joined.raw(9), 16);
        assert_eq!(joined.break_at(9).map(|it| it.line_len), Some(9));
    }
}
