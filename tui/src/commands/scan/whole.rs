//! Output that ends with a whole entry, whenever the program is stopped.

use std::io::{self, Write};

/// Keeps what is written until it is flushed.
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

impl<W: Write> Write for Whole<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.kept.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let written = self.output.write_all(&self.kept);
        self.kept.clear();
        written?;
        self.output.flush()
    }
}
