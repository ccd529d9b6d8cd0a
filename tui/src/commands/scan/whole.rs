//! Output that ends with a whole entry, whenever the program is stopped.
//!
//! The one exception is an entry that is longer than what is kept in memory.

use std::io::{self, Write};

/// How many bytes are kept at most.
const MAX_KEPT: usize = 1 << 20;

/// Keeps what is written until it is flushed, or until it is too much.
#[derive(Debug)]
pub(super) struct Whole<W> {
    output: W,
    kept: Vec<u8>,
}

impl<W> Whole<W> {
    pub(super) const fn new(output: W) -> Self {
        Self {
            output,
            kept: Vec::new(),
        }
    }
}

impl<W: Write> Whole<W> {
    fn write_kept(&mut self) -> io::Result<()> {
        let written = self.output.write_all(&self.kept);
        self.kept.clear();
        written
    }
}

impl<W: Write> Write for Whole<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.kept.len() + bytes.len() > MAX_KEPT {
            self.write_kept()?;
        }
        self.kept.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.write_kept()?;
        self.output.flush()
    }
}
