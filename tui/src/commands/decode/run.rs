//! From arguments or lines to a report of each, alone or on several threads.

use std::io::{self, Read, Write};
use std::num::NonZeroUsize;
use std::sync::mpsc::sync_channel;
use std::sync::{Mutex, PoisonError};

use super::chunk::Chunk;
use super::decoder::Decoder;
use super::options::Decode;
use super::output::Output;
use super::part::{Part, Spares};
use crate::commands::in_order::{Give, HandOn, in_order};
use crate::commands::remarks::Remark;
use crate::input::Lines;

/// Reads candidates, from the arguments or line by line, and writes a report of each, in their order.
///
/// An argument `-`, and no argument at all, stand for the input. A line is answered as soon as there is no other one to
/// be read. What a format has no room for goes to `remark`. Returns whether every candidate was a link that was
/// read to its end; an empty line at the end of the input, after others, does not count.
///
/// # Errors
///
/// An error of the input or of the output.
pub fn run(
    decode: &Decode<'_>,
    input: impl Read + Send,
    output: impl Write,
    remark: impl FnMut(Remark),
) -> io::Result<bool> {
    let spares = Spares::default();
    let decoder = Decoder::new(decode, &spares);
    let mut output = Output::new(decode, output, remark, &spares);
    let mut lines = Lines::new(input);
    let read = if decode.candidates.is_empty() {
        read_lines(decode, &mut lines, &decoder, &mut output)
    } else {
        (1..).zip(decode.candidates).try_for_each(|(number, it)| {
            if it == "-" {
                return read_lines(decode, &mut lines, &decoder, &mut output);
            }
            let is_first = output.is_empty();
            let argument = it.as_encoded_bytes();
            decoder.argument(number, argument, is_first, &mut |part| output.take(part))
        })
    };
    // What was read is written, even if the input failed after it.
    output
        .finish()
        .and_then(|all_whole| read.map(|()| all_whole))
}

fn read_lines<R: Read + Send>(
    decode: &Decode<'_>,
    lines: &mut Lines<R>,
    decoder: &Decoder<'_>,
    output: &mut Output<'_, impl Write, impl FnMut(Remark)>,
) -> io::Result<()> {
    let mut before = 0;
    loop {
        let (chunk, read) = Chunk::read(lines, before);
        if let Some(chunk) = &chunk {
            let is_first = output.is_empty();
            decoder.chunk(chunk, is_first, &mut |part| output.take(part))?;
            before = chunk.after();
        }
        read?;
        match chunk {
            None => {
                output.end_input();
                return Ok(());
            }
            Some(chunk) if chunk.is_large() && decode.threads.get() > 1 => break,
            Some(_) => {}
        }
    }
    on_threads(decode.threads, lines, before, decoder, output)
}

/// Reads lines on one thread, and decodes them on others. Of chunks with a long line there is only one at a time, so that
/// the memory does not depend on the number of threads.
fn on_threads<R: Read + Send>(
    threads: NonZeroUsize,
    lines: &mut Lines<R>,
    mut before: usize,
    decoder: &Decoder<'_>,
    output: &mut Output<'_, impl Write, impl FnMut(Remark)>,
) -> io::Result<()> {
    let (long_chunk, long_chunks) = sync_channel::<()>(1);
    let long_chunks = Mutex::new(long_chunks);
    let read = |hand_on: HandOn<'_, Chunk>| {
        loop {
            let (chunk, read) = Chunk::read(lines, before);
            let Some(chunk) = chunk else {
                return read;
            };
            before = chunk.after();
            if chunk.has_long_line() {
                // This waits until the last one was decoded. The other end is there as long as this thread.
                let _ = long_chunk.send(());
            }
            hand_on(chunk)?;
            read?;
        }
    };
    let work = |chunk: Chunk, give: Give<'_, Part>| {
        let result = decoder.chunk(&chunk, false, give);
        if chunk.has_long_line() {
            let long_chunks = long_chunks.lock().unwrap_or_else(PoisonError::into_inner);
            let _ = long_chunks.recv();
        }
        result
    };
    in_order(threads, read, work, |part| output.take(part))?;
    output.end_input();
    Ok(())
}
