//! Percent-decoded text that remembers where each byte was written.

use std::ops::Range;

/// A byte after percent-decoding, and where it is written.
#[derive(Clone, Copy, Debug)]
pub struct Symbol {
    /// The byte.
    pub byte: u8,
    /// Where it starts in the text.
    pub start: usize,
    /// Where it ends in the text.
    pub end: usize,
}

/// A segment of a path.
#[derive(Clone, Debug)]
pub struct Segment {
    /// Its bytes.
    pub symbols: Vec<Symbol>,
    /// Where it starts in the text.
    pub start: usize,
    /// Where it ends in the text.
    pub end: usize,
}

/// Percent-decodes a part of a text. A `%` without two hexadecimal digits stands for itself.
pub(super) fn unescape(text: &[u8], range: Range<usize>) -> Vec<Symbol> {
    let mut symbols = Vec::new();
    let mut start = range.start;
    while start < range.end {
        let escape = match text[start..range.end] {
            [b'%', high, low, ..] => hex(high).zip(hex(low)),
            _ => None,
        };
        let (byte, len) = escape.map_or((text[start], 1), |(high, low)| (high * 16 + low, 3));
        let end = start + len;
        symbols.push(Symbol { byte, start, end });
        start = end;
    }
    symbols
}

/// Splits a path at its slashes, written bare or as `%2F` (F-11.2). The first segment is what
/// precedes the first slash.
pub(super) fn segments(text: &[u8], path: Range<usize>) -> Vec<Segment> {
    let empty = |start| Segment {
        symbols: Vec::new(),
        start,
        end: path.end,
    };
    let mut segments = vec![empty(path.start)];
    for symbol in unescape(text, path.clone()) {
        let last = segments.last_mut().expect("the first segment");
        if symbol.byte == b'/' {
            last.end = symbol.start;
            segments.push(empty(symbol.end));
        } else {
            last.symbols.push(symbol);
        }
    }
    segments
}

fn hex(digit: u8) -> Option<u8> {
    let value = char::from(digit).to_digit(16)?;
    u8::try_from(value).ok()
}
