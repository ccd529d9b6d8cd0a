//! Text of any length, in stretches that are searched one by one.

use std::ops::Range;

/// What may belong to a link of a stretch and stand before it.
const BEFORE: usize = 1 << 16;

/// What may belong to a link of a stretch and stand after it.
const AFTER: usize = 1 << 18;

/// Cuts a text into stretches. Each comes with what stands around it.
#[derive(Debug)]
pub(super) struct Stretches {
    len: usize,
    bytes: Vec<u8>,
    /// Where the next stretch starts in these bytes.
    start: usize,
    /// Where the bytes start in the file, and on which line the next stretch starts.
    offset: usize,
    line: usize,
}

/// A stretch of a text with what stands around it.
#[derive(Debug)]
pub(super) struct Stretch {
    pub(super) bytes: Vec<u8>,
    /// Links that start here belong to this stretch.
    pub(super) own: Range<usize>,
    /// Where the bytes start in the file.
    pub(super) offset: usize,
    /// The line on which the own part starts, from 1.
    pub(super) line: usize,
}

impl Stretches {
    /// Stretches of a length, of a text that starts at this offset and on this line of the file.
    pub(super) const fn new(len: usize, offset: usize, line: usize) -> Self {
        Self {
            len,
            bytes: Vec::new(),
            start: 0,
            offset,
            line,
        }
    }

    /// Stretches of the rest of a text that goes on after `head`, which starts at this offset and on this line of the
    /// file. They start early enough that no link is cut.
    pub(super) fn after(head: &[u8], len: usize, offset: usize, line: usize) -> Self {
        let own = head.len().saturating_sub(AFTER);
        let kept = own.saturating_sub(BEFORE);
        Self {
            len,
            bytes: head[kept..].to_vec(),
            start: own - kept,
            offset: offset + kept,
            line: line + memchr::memchr_iter(b'\n', &head[..own]).count(),
        }
    }

    /// Where the next stretch starts in the file.
    pub(super) const fn start_in_file(&self) -> usize {
        self.offset + self.start
    }

    /// How many bytes may come before a stretch is whole.
    pub(super) fn missing(&self) -> usize {
        (self.start + self.len + AFTER).saturating_sub(self.bytes.len())
    }

    /// Where the next bytes go.
    pub(super) fn bytes(&mut self) -> &mut Vec<u8> {
        &mut self.bytes
    }

    /// The next stretch, if all is there that can belong to its links, or if nothing more comes.
    pub(super) fn next(&mut self, is_end: bool) -> Option<Stretch> {
        let end = if is_end {
            self.bytes.len()
        } else {
            self.bytes.len().saturating_sub(AFTER)
        };
        let end = end.min(self.start + self.len);
        if end <= self.start || !is_end && end - self.start < self.len {
            return None;
        }
        let kept = end.saturating_sub(BEFORE);
        let rest = self.bytes[kept..].to_vec();
        let stretch = Stretch {
            own: self.start..end,
            offset: self.offset,
            line: self.line,
            bytes: std::mem::replace(&mut self.bytes, rest),
        };
        self.line += memchr::memchr_iter(b'\n', &stretch.bytes[stretch.own.clone()]).count();
        self.offset += kept;
        self.start = end - kept;
        Some(stretch)
    }
}
