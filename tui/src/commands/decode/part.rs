//! What comes of a chunk, in parts that are small enough to wait for their turn.

use std::io::{self, Write};
use std::mem;
use std::sync::{Mutex, PoisonError};

use crate::commands::in_order::Give;
use crate::commands::remarks::{GapCounts, Remark};

/// A part holds so many bytes or more, but for the last one of a chunk.
const LARGE: usize = 1 << 14;

/// A part never holds more than this: a larger entry is in several.
const MAX: usize = 1 << 15;

/// Some of what comes of a chunk.
#[derive(Debug)]
pub(super) enum Part {
    /// Entries of the report, in their format.
    Entries(Vec<u8>),
    /// What the format has no room for.
    Remark(Remark),
    /// All of the chunk was decoded.
    End(ChunkResult),
}

/// What a chunk was.
#[derive(Clone, Debug)]
pub(super) struct ChunkResult {
    /// How many bytes of the input it is.
    pub(super) bytes: u64,
    /// How many lines.
    pub(super) lines: u64,
    /// What the events lack, if only that is asked for how often.
    pub(super) gaps: GapCounts,
    /// Whether all of them were links that could be read to their end.
    pub(super) all_whole: bool,
    /// If the last one is empty, and not the only one of the input: whether all before it were.
    pub(super) all_whole_before_empty: Option<bool>,
}

/// Memory that is not needed any more, for whoever needs some of its kind: that of parts that were written out.
#[derive(Debug, Default)]
pub(super) struct Spares(Mutex<Vec<Vec<u8>>>);

impl Spares {
    /// Keeps memory, unless a long line made it large.
    pub(super) fn keep(&self, mut memory: Vec<u8>) {
        if memory.capacity() > MAX {
            return;
        }
        memory.clear();
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push(memory);
    }

    /// Memory that was kept.
    pub(super) fn take(&self) -> Option<Vec<u8>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }
}

/// Collects what is written, and gives it away in parts.
pub(super) struct Parts<'g> {
    give: Give<'g, Part>,
    written: Vec<u8>,
    spares: &'g Spares,
}

impl<'g> Parts<'g> {
    pub(super) const fn new(give: Give<'g, Part>, spares: &'g Spares) -> Self {
        Self {
            give,
            written: Vec::new(),
            spares,
        }
    }

    /// An entry has ended: parts end with entries where they can.
    pub(super) fn end_entry(&mut self) -> io::Result<()> {
        if self.written.len() < LARGE {
            return Ok(());
        }
        self.give_written()
    }

    pub(super) fn remark(&mut self, remark: Remark) -> io::Result<()> {
        self.give_written()?;
        (self.give)(Part::Remark(remark))
    }

    /// Gives the last entries away.
    pub(super) fn end(&mut self, result: ChunkResult) -> io::Result<()> {
        self.give_written()?;
        (self.give)(Part::End(result))
    }

    #[cold]
    fn make_room(&mut self) -> io::Result<()> {
        self.give_written()?;
        let memory = self.spares.take();
        self.written = memory.unwrap_or_else(|| Vec::with_capacity(MAX));
        Ok(())
    }

    fn give_written(&mut self) -> io::Result<()> {
        if self.written.is_empty() {
            return Ok(());
        }
        (self.give)(Part::Entries(mem::take(&mut self.written)))
    }
}

impl Write for Parts<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        // There is no room either if there is no memory yet.
        if self.written.capacity() - self.written.len() < bytes.len() {
            self.make_room()?;
        }
        self.written.extend_from_slice(bytes);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
