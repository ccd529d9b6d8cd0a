//! JSON of printable ASCII.

use core::fmt::{self, Write};

/// How many bytes of a text are looked at together.
const CHUNK: usize = 64;

/// Writes bytes as a string, with U+FFFD in the place of each invalid sequence of UTF-8.
pub(super) fn write_string(
    output: &mut impl Write,
    mut bytes: impl Iterator<Item = u8>,
) -> fmt::Result {
    output.write_char('"')?;
    let mut chunk = [0; CHUNK];
    let mut kept = 0;
    loop {
        let mut len = kept;
        for (free, byte) in chunk.iter_mut().skip(kept).zip(&mut bytes) {
            *free = byte;
            len = len.saturating_add(1);
        }
        let is_last = len < CHUNK;
        let filled = chunk.get(..len).unwrap_or_default();
        let cut = if is_last { 0 } else { cut_len(filled) };
        let whole = filled.get(..len.saturating_sub(cut)).unwrap_or_default();
        for part in whole.utf8_chunks() {
            write_text(output, part.valid())?;
            if !part.invalid().is_empty() {
                write_escape(output, char::REPLACEMENT_CHARACTER)?;
            }
        }
        if is_last {
            return output.write_char('"');
        }
        chunk.rotate_left(CHUNK.saturating_sub(cut));
        kept = cut;
    }
}

/// Writes JSON without white space between its tokens. Its strings keep what they mean.
pub(super) fn write_compact(output: &mut impl Write, json: &[u8]) -> fmt::Result {
    let text = json.utf8_chunks().next().map_or("", |part| part.valid());
    let (mut is_in_string, mut is_escaped) = (false, false);
    let mut start = 0;
    for (at, char) in text.char_indices() {
        let is_space = matches!(char, ' ' | '\t' | '\n' | '\r') && !is_in_string;
        if is_space || !matches!(char, ' '..='~') {
            output.write_str(text.get(start..at).unwrap_or_default())?;
            start = at.saturating_add(char.len_utf8());
        }
        if is_space {
            continue;
        }
        if !matches!(char, ' '..='~') {
            write_escape(output, char)?;
        }
        is_in_string ^= char == '"' && !is_escaped;
        is_escaped = char == '\\' && !is_escaped;
    }
    output.write_str(text.get(start..).unwrap_or_default())
}

/// How many bytes at the end may be the start of a character that goes on.
fn cut_len(bytes: &[u8]) -> usize {
    let last = bytes.utf8_chunks().last();
    last.map_or(0, |part| part.invalid().len())
}

/// Writes the inside of a string.
fn write_text(output: &mut impl Write, text: &str) -> fmt::Result {
    let mut rest = text;
    loop {
        let end = rest.bytes().position(|byte| !is_plain(byte));
        let (plain, after) = rest
            .split_at_checked(end.unwrap_or(rest.len()))
            .unwrap_or((rest, ""));
        output.write_str(plain)?;
        let mut chars = after.chars();
        match chars.next() {
            Some('"') => output.write_str("\\\"")?,
            Some('\\') => output.write_str("\\\\")?,
            Some(char) => write_escape(output, char)?,
            None => return Ok(()),
        }
        rest = chars.as_str();
    }
}

/// Whether a byte stands for itself in a string.
const fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\'
}

/// Writes a character as the escapes of its UTF-16.
fn write_escape(output: &mut impl Write, char: char) -> fmt::Result {
    let mut units = [0; 2];
    let units = char.encode_utf16(&mut units);
    units
        .iter()
        .try_for_each(|unit| write!(output, "\\u{unit:04x}"))
}
