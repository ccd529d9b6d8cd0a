//! How far what is packed may expand.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::limits::{MAX_EXPANSION, MIN_EXPANDED};

/// Counts the bytes that are read.
pub(super) struct Counted<R> {
    input: R,
    count: Arc<AtomicU64>,
}

impl<R> Counted<R> {
    pub(super) fn new(input: R, count: Arc<AtomicU64>) -> Self {
        Self { input, count }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let len = self.input.read(buffer)?;
        self.count.fetch_add(len as u64, Ordering::Relaxed);
        Ok(len)
    }
}

/// Ends what expands too far with an error.
pub(super) struct Limited<R> {
    input: R,
    expanded: u64,
    packed: Arc<AtomicU64>,
}

impl<R> Limited<R> {
    /// `packed` counts the bytes of the file that were read.
    pub(super) fn new(input: R, packed: Arc<AtomicU64>) -> Self {
        Self {
            input,
            expanded: 0,
            packed,
        }
    }
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let packed = self.packed.load(Ordering::Relaxed);
        if self.expanded > MIN_EXPANDED.max(packed.saturating_mul(MAX_EXPANSION)) {
            let message = format!(
                "this expands to more than {MAX_EXPANSION} times its length: the rest is not read"
            );
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        let len = self.input.read(buffer)?;
        self.expanded += len as u64;
        Ok(len)
    }
}
