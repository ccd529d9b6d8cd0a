//! The characters of a header's value without its folding, and where each of them stood.

use std::ops::Range;

use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use base64::{DecodeError, Engine as _};

use super::fault::{RelativeFault, RelativeFaultKind};

const ENGINE: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::RequireNone)
        .with_decode_allow_trailing_bits(true),
);

/// The characters of a value without white space, and where each of them stood.
#[derive(Debug)]
pub(super) struct Symbols {
    bytes: Vec<u8>,
    /// Where each byte stood, and then where the value ends.
    offsets: Vec<usize>,
}

impl Symbols {
    /// The characters of a value that starts at `offset` of what was given, without white space.
    pub(super) fn unfolded(value: &[u8], offset: usize) -> Self {
        let kept = |&(_, byte): &(usize, &u8)| !byte.is_ascii_whitespace();
        let kept = value.iter().enumerate().filter(kept);
        let (mut offsets, bytes): (Vec<_>, Vec<_>) =
            kept.map(|(at, &byte)| (offset + at, byte)).unzip();
        offsets.push(offsets.last().map_or(offset, |last| last + 1));
        Self { bytes, offsets }
    }

    /// The same with `%XX` undone.
    pub(super) fn percent_decoded(&self) -> Self {
        let mut decoded = Self {
            bytes: Vec::with_capacity(self.bytes.len()),
            offsets: Vec::with_capacity(self.offsets.len()),
        };
        let mut at = 0;
        while let Some(&byte) = self.bytes.get(at) {
            let escaped = self.bytes.get(at + 1..at + 3).and_then(hex_byte);
            let escaped = escaped.filter(|_| byte == b'%');
            decoded.bytes.push(escaped.unwrap_or(byte));
            decoded.offsets.push(self.offset(at));
            at += if escaped.is_some() { 3 } else { 1 };
        }
        decoded.offsets.push(self.offset(at));
        decoded
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where a byte stood in what was given.
    pub(super) fn offset(&self, at: usize) -> usize {
        let offset = self.offsets.get(at).or_else(|| self.offsets.last());
        offset.copied().unwrap_or_default()
    }

    /// The range, in what was given, of a range of bytes.
    pub(super) fn range(&self, bytes: Range<usize>) -> Range<usize> {
        let start = self.offset(bytes.start);
        let last = bytes.end.checked_sub(1).filter(|&last| last >= bytes.start);
        start..last.map_or(start, |last| (self.offset(last) + 1).max(start))
    }

    /// The bytes that base64 symbols stand for, of either alphabet and with any padding. What stands before the first
    /// fault is decoded.
    pub(super) fn decode(&self, symbols: Range<usize>) -> (Decoded<'_>, Option<RelativeFault>) {
        let text = self.bytes.get(symbols.clone()).unwrap_or_default();
        let padding = text.iter().rev().take_while(|byte| b"=~".contains(byte));
        let end = text.len() - padding.count();
        let mut text: Vec<u8> = text.iter().take(end).copied().map(standard).collect();
        let mut fault = None;
        if let Some(at) = text.iter().position(|byte| !is_symbol(*byte)) {
            text.truncate(at);
            fault = Some((RelativeFaultKind::InvalidBase64, at));
        }
        if text.len() % 4 == 1 {
            text.pop();
            fault = fault.or(Some((RelativeFaultKind::CutBase64, text.len())));
        }
        let bytes = ENGINE.decode(&text).unwrap_or_else(|error: DecodeError| {
            debug_assert!(false, "only symbols, and no single one at the end: {error}");
            Vec::new()
        });
        let fault =
            fault.map(|(kind, at)| RelativeFault::new(kind, self.offset(symbols.start + at)));
        let decoded = Decoded {
            bytes,
            symbols: self,
            start: symbols.start,
        };
        (decoded, fault)
    }
}

/// Bytes out of base64.
#[derive(Debug)]
pub(super) struct Decoded<'s> {
    bytes: Vec<u8>,
    symbols: &'s Symbols,
    start: usize,
}

impl Decoded<'_> {
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The range, in what was given, of the symbols that hold a range of bytes.
    pub(super) fn range(&self, bytes: Range<usize>) -> Range<usize> {
        let first = self.start + bytes.start * 4 / 3;
        let end = self.start + (bytes.end * 4).div_ceil(3);
        self.symbols.range(first..end)
    }

    /// Where the symbol that holds a byte stands in what was given.
    pub(super) fn offset(&self, byte: usize) -> usize {
        self.symbols.offset(self.start + byte * 4 / 3)
    }
}

/// Whether a byte is a symbol of base64, of either alphabet.
pub(super) const fn is_symbol(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_')
}

const fn standard(byte: u8) -> u8 {
    match byte {
        b'-' => b'+',
        b'_' => b'/',
        _ => byte,
    }
}

fn hex_byte(digits: &[u8]) -> Option<u8> {
    let digits = str::from_utf8(digits).ok()?;
    let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    is_hex.then(|| u8::from_str_radix(digits, 16).ok())?
}
