//! Reads lines in chunks, and hands them to whoever works on them.

use std::io::{self, Read};
use std::num::NonZeroUsize;
use std::sync::mpsc::sync_channel;
use std::sync::{Mutex, PoisonError};

use super::chunk::{Chunk, ChunkLimits};
use crate::commands::in_order::{Give, HandOn, MAX_THREADS, in_order};
use crate::input::Lines;

/// How many results of chunks wait for their turn at most, those of all threads together: each has at most 32 KiB, and
/// there are up to three chunks for each thread.
const MAX_WAITING: usize = 512;

/// How many results of one chunk wait at most: a chunk of usual lines has fewer.
const MAX_WAITING_OF_CHUNK: usize = 128;

/// Takes what comes of chunks, in their order.
pub(in crate::commands) trait Taker<R> {
    /// Whether nothing was taken yet.
    fn is_empty(&self) -> bool;

    /// Takes a result.
    fn take(&mut self, result: R) -> io::Result<()>;
}

/// Reads all lines, and works on them in chunks. The results are taken on this thread, in the order of the lines.
///
/// A line is worked on as soon as there is no other one to be read. Once much is there at once, all threads work. `work` is
/// given a chunk, and whether it is the first one of which anything is taken.
pub(in crate::commands) fn each_chunk<I: Read + Send, R: Send>(
    threads: NonZeroUsize,
    lines: &mut Lines<I>,
    work: impl Fn(&Chunk, bool, Give<'_, R>) -> io::Result<()> + Sync,
    taker: &mut impl Taker<R>,
) -> io::Result<()> {
    let mut chunk = Chunk::empty(0);
    loop {
        let read = chunk.go_on(lines, ChunkLimits::of_threads(1));
        if !chunk.is_empty() {
            let is_first = taker.is_empty();
            work(&chunk, is_first, &mut |result| taker.take(result))?;
        }
        read?;
        if chunk.is_empty() {
            return Ok(());
        }
        if chunk.is_large() && threads.get() > 1 {
            break;
        }
    }
    let work = |chunk: &Chunk, give: Give<'_, R>| work(chunk, false, give);
    on_threads(threads, lines, chunk.after(), work, taker)
}

/// Reads lines on one thread, and works on them on others. Of chunks with a long line there is only one at a time, so that
/// the memory does not depend on the number of threads.
fn on_threads<I: Read + Send, R: Send>(
    threads: NonZeroUsize,
    lines: &mut Lines<I>,
    mut before: usize,
    work: impl Fn(&Chunk, Give<'_, R>) -> io::Result<()> + Sync,
    taker: &mut impl Taker<R>,
) -> io::Result<()> {
    let threads = threads.min(MAX_THREADS);
    let limits = ChunkLimits::of_threads(threads.get());
    let (long_chunk, long_chunks) = sync_channel::<()>(1);
    let long_chunks = Mutex::new(long_chunks);
    let read = |hand_on: HandOn<'_, Chunk>| {
        loop {
            let mut chunk = Chunk::empty(before);
            let read = chunk.go_on(lines, limits);
            if chunk.is_empty() {
                return read;
            }
            before = chunk.after();
            if chunk.has_long_line(limits) {
                // This waits until the last one was worked on. The other end is there as long as this thread.
                let _ = long_chunk.send(());
            }
            hand_on(chunk)?;
            read?;
        }
    };
    let work = |chunk: Chunk, give: Give<'_, R>| {
        let result = work(&chunk, give);
        if chunk.has_long_line(limits) {
            let long_chunks = long_chunks.lock().unwrap_or_else(PoisonError::into_inner);
            let _ = long_chunks.recv();
        }
        result
    };
    let room = (MAX_WAITING / threads.get()).clamp(1, MAX_WAITING_OF_CHUNK);
    in_order(threads, room, read, work, |result| taker.take(result))
}
