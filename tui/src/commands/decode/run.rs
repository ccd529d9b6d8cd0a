//! From arguments or lines to a report of each, alone or on several threads.

use std::io::{self, Read, Write};

use super::decoder::Decoder;
use super::options::Decode;
use super::output::Output;
use super::part::{Part, Spares};
use crate::commands::in_order::Give;
use crate::commands::lines::{Chunk, Taker as _, each_chunk};
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
    let work = |chunk: &Chunk, is_first, give: Give<'_, Part>| decoder.chunk(chunk, is_first, give);
    each_chunk(decode.threads, lines, work, output)?;
    output.end_input();
    Ok(())
}
