//! Base64url as the links write it: RFC 4648 section 5 with `~` where `=` would stand.

#[cfg(not(tracklens_stub_base64))]
mod engine;
mod symbols;

#[cfg(tracklens_stub_base64)]
#[path = "stand_in.rs"]
mod engine;

use crate::error::{Error, ErrorKind, Layer, saturating};
use crate::percent::PercentDecoded;
use crate::span::Part;

use symbols::is_symbol;
pub(crate) use symbols::{
    Fixed, byte_count, decode_5, decode_16, encode_5, encode_16, padding_count, symbol_count,
    trailing_bits,
};

/// Characters that are gathered before they are decoded, where some are percent-encoded.
const GATHERED: usize = 64;

/// Encodes bytes without padding, and gives the number of characters; none if the output is too
/// small.
#[inline]
pub(crate) fn encode(bytes: &[u8], output: &mut [u8]) -> Option<usize> {
    engine::encode(bytes, output)
}

/// One base64url part of a link: where it stands, and how it is decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Base64Url<'t> {
    part: Part<'t>,
    layer: Layer,
}

/// What decoding gave: how many bytes could be read, and what stopped it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) len: usize,
    pub(crate) fault: Option<Error>,
}

/// Decodes characters that may all be base64url, and gives the number of bytes.
///
/// None if they are not, or if the buffer is too small, and then nothing is written in vain.
#[inline]
pub(crate) fn decode_usual(symbols: &[u8], buffer: &mut [u8]) -> Option<usize> {
    let output = buffer.get_mut(..byte_count(symbols.len()))?;
    engine::decode(symbols, output)
}

impl<'t> Base64Url<'t> {
    pub(crate) const fn new(part: Part<'t>, layer: Layer) -> Self {
        Self { part, layer }
    }

    /// The exact number of bytes that [`decode_into`](Self::decode_into) writes.
    pub(crate) fn decoded_len(&self) -> usize {
        byte_count(self.survey().valid)
    }

    /// What is wrong with the characters, if anything is.
    pub(crate) fn fault(&self) -> Option<Error> {
        self.survey().fault
    }

    /// Decodes up to the first fault.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BufferTooSmall`], and nothing is written.
    pub(crate) fn decode_into(&self, buffer: &mut [u8]) -> Result<Decoded, Error> {
        let padded = split_padding(self.part.as_bytes());
        // A lone last character never decodes, and neither does a percent-encoded one: all that
        // is unusual is left to the careful way.
        if padded.symbols.len() & 3 != 1
            && let Some(len) = decode_usual(padded.symbols, buffer)
        {
            let fault = self.padding_fault(padded.symbols.len(), &padded);
            return Ok(Decoded { len, fault });
        }
        self.decode_carefully(padded.symbols, buffer)
    }

    /// Decodes a part of a fixed length; the fault is in the padding when there are bytes as well.
    pub(crate) fn decode_array<const N: usize>(
        &self,
        wrong_length: fn(u32, u32) -> ErrorKind,
    ) -> (Option<[u8; N]>, Option<Error>) {
        let expected = symbol_count(N);
        let mut bytes = [0; N];
        let padded = split_padding(self.part.as_bytes());
        if padded.symbols.len() == expected && engine::decode(padded.symbols, &mut bytes) == Some(N)
        {
            return (Some(bytes), self.padding_fault(expected, &padded));
        }
        let found = Symbols::new(padded.symbols).count();
        if found != expected {
            let kind = wrong_length(saturating(expected), saturating(found));
            return (None, Some(self.error(kind, 0)));
        }
        match self.decode_carefully(padded.symbols, &mut bytes) {
            Ok(Decoded { len, fault }) => ((len == N).then_some(bytes), fault),
            Err(error) => (None, Some(error)),
        }
    }

    /// Where in the text the character stands that carries the first bit of a decoded byte.
    pub(crate) fn text_offset(&self, byte: usize) -> usize {
        self.places().text_offset(byte)
    }

    /// The places of decoded bytes, asked for in their order.
    pub(crate) fn places(&self) -> Places<'t> {
        let encoded = self.part.as_bytes();
        let escaped = encoded.contains(&b'%');
        let symbols = split_padding(encoded).symbols;
        Places {
            start: self.part.span().start(),
            end: symbols.len(),
            escaped: escaped.then(|| Symbols::new(symbols)),
            passed: 0,
        }
    }

    /// The first thing that a writer would have written otherwise, of a part that decodes.
    pub(crate) fn deviation(&self) -> Option<Error> {
        let encoded = self.part.as_bytes();
        if let Some(offset) = encoded.iter().position(|&byte| byte == b'%') {
            return Some(self.error(ErrorKind::PercentEncoded, offset));
        }
        let padded = split_padding(encoded);
        let expected = padding_count(padded.symbols.len());
        let last = padded.symbols.len().saturating_sub(1);
        if trailing_bits(padded.symbols) != 0 {
            return Some(self.error(ErrorKind::TrailingBits, last));
        }
        (padded.found == 0 && expected > 0)
            .then(|| self.error(ErrorKind::MissingPadding { expected }, padded.symbols.len()))
    }

    /// Decodes what percent-encoding, a wrong character or a lone one made unusual.
    #[cold]
    fn decode_carefully(&self, encoded: &[u8], buffer: &mut [u8]) -> Result<Decoded, Error> {
        let survey = self.survey();
        let needed = byte_count(survey.valid);
        let available = buffer.len();
        let Some(output) = buffer.get_mut(..needed) else {
            let kind = ErrorKind::BufferTooSmall {
                needed: saturating(needed),
                available: saturating(available),
            };
            return Err(self.error(kind, 0));
        };
        let mut valid = Symbols::new(encoded)
            .map(|(_, byte)| byte)
            .take(symbol_count(needed));
        for chunk in output.chunks_mut(byte_count(GATHERED)) {
            let mut gathered = [0; GATHERED];
            let mut count: usize = 0;
            for (slot, symbol) in gathered
                .iter_mut()
                .zip(valid.by_ref().take(symbol_count(chunk.len())))
            {
                *slot = symbol;
                count = count.saturating_add(1);
            }
            let decoded = gathered
                .get(..count)
                .and_then(|symbols| engine::decode(symbols, chunk));
            debug_assert_eq!(decoded, Some(chunk.len()));
        }
        Ok(Decoded {
            len: needed,
            fault: survey.fault,
        })
    }

    /// How many characters can be decoded, and what stops there.
    fn survey(&self) -> Survey {
        let padded = split_padding(self.part.as_bytes());
        let mut valid: usize = 0;
        let mut last = 0;
        let mut symbols = Symbols::new(padded.symbols);
        while let Some((offset, byte)) = symbols.next() {
            if !is_symbol(byte) {
                let (offset, byte) = behind_padding(valid, symbols)
                    .filter(|_| byte == b'~')
                    .unwrap_or((offset, byte));
                let fault = Some(self.error(ErrorKind::InvalidSymbol { byte }, offset));
                return Survey { valid, fault };
            }
            valid = valid.saturating_add(1);
            last = offset;
        }
        let fault = if valid & 3 == 1 {
            Some(self.error(ErrorKind::DanglingSymbol, last))
        } else {
            self.padding_fault(valid, &padded)
        };
        Survey { valid, fault }
    }

    fn padding_fault(&self, symbols: usize, padded: &Padded<'_>) -> Option<Error> {
        let expected = padding_count(symbols);
        (padded.found != 0 && padded.found != u32::from(expected)).then(|| {
            let found = padded.found;
            self.error(
                ErrorKind::InvalidPadding { expected, found },
                padded.symbols.len(),
            )
        })
    }

    fn error(&self, kind: ErrorKind, offset: usize) -> Error {
        let text_offset = self.part.span().start().saturating_add(offset);
        Error::in_part(kind, self.layer, offset, text_offset)
    }
}

/// The number of characters, percent-decoded and without padding, that a part has.
pub(crate) fn symbols_in(part: &[u8]) -> usize {
    let padded = split_padding(part);
    if padded.symbols.contains(&b'%') {
        Symbols::new(padded.symbols).count()
    } else {
        padded.symbols.len()
    }
}

struct Survey {
    valid: usize,
    fault: Option<Error>,
}

struct Padded<'t> {
    symbols: &'t [u8],
    found: u32,
}

/// Parts the characters from the padding, in any of its spellings.
fn split_padding(encoded: &[u8]) -> Padded<'_> {
    let mut symbols = encoded;
    let mut found: u32 = 0;
    loop {
        let ([before @ .., b'~'] | [before @ .., b'%', b'7', b'E' | b'e']) = symbols else {
            return Padded { symbols, found };
        };
        symbols = before;
        found = found.saturating_add(1);
    }
}

/// The places in the text of decoded bytes, found in one pass over the text.
#[derive(Clone, Debug)]
pub(crate) struct Places<'t> {
    start: usize,
    end: usize,
    escaped: Option<Symbols<'t>>,
    /// Characters that were passed, where some are percent-encoded.
    passed: usize,
}

impl Places<'_> {
    /// Where the character stands that carries the first bit of a decoded byte; each byte asked
    /// for lies behind the one before.
    pub(crate) fn text_offset(&mut self, byte: usize) -> usize {
        let symbol = byte.saturating_add(byte.wrapping_div(3));
        let offset = match &mut self.escaped {
            None => symbol.min(self.end),
            Some(symbols) => {
                let further = symbol.saturating_sub(self.passed);
                self.passed = symbol;
                symbols.by_ref().take(further).for_each(drop);
                symbols.offset
            }
        };
        self.start.saturating_add(offset)
    }
}

/// The characters, percent-decoded, each with the place where it starts.
#[derive(Clone, Debug)]
struct Symbols<'t> {
    rest: PercentDecoded<'t>,
    offset: usize,
}

impl<'t> Symbols<'t> {
    const fn new(encoded: &'t [u8]) -> Self {
        Self {
            rest: PercentDecoded::new(encoded),
            offset: 0,
        }
    }
}

impl Iterator for Symbols<'_> {
    type Item = (usize, u8);

    fn next(&mut self) -> Option<(usize, u8)> {
        let (byte, width) = self.rest.next_with_width()?;
        let start = self.offset;
        self.offset = start.saturating_add(width);
        Some((start, byte))
    }
}

/// Behind the first `~` of padding that is whole: the character there, if it is none of base64url's.
///
/// What was copied along with a link is wrong then, not its padding.
fn behind_padding(valid: usize, mut rest: Symbols<'_>) -> Option<(usize, u8)> {
    for _ in 1..padding_count(valid) {
        rest.next().filter(|&(_, byte)| byte == b'~')?;
    }
    rest.next()
        .filter(|&(_, byte)| padding_count(valid) > 0 && byte != b'~' && !is_symbol(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_are_all_base64url_need_no_careful_decoding() {
        let mut buffer = [0xa5; 4];
        assert_eq!(decode_usual(b"AAEC", &mut buffer), Some(3));
        assert_eq!(buffer, [0, 1, 2, 0xa5]);
        assert_eq!(decode_usual(b"AAEC", &mut [0; 2]), None);
        assert_eq!(decode_usual(b"AA~C", &mut buffer), None);
        assert_eq!(decode_usual(b"AAECA", &mut buffer), None);
    }
}
