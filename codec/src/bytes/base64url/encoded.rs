//! Decoding a base64url part of a link, and what is wrong with it.

use super::run::{self, byte_count};
use super::spelling::{
    Offsets, Padded, Symbols, is_padding_sound, padding_in, wrong_after_padding,
};
use super::symbols::{is_symbol, padding_count, symbol_count};
use crate::bytes::span::Part;
use crate::error::{Error, ErrorKind, Layer, saturating};

/// Characters that are gathered before they are decoded, where some are percent-encoded.
const GATHERED: usize = 64;

/// A base64url part of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Base64Url<'t> {
    part: Part<'t>,
    layer: Layer,
}

/// What was decoded, and whether that is all without a fault; [`Base64Url::fault`] says which.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Decoded<T> {
    pub(crate) value: T,
    pub(crate) is_sound: bool,
}

impl<T> Decoded<T> {
    #[inline]
    pub(crate) const fn sound(value: T) -> Self {
        Self {
            value,
            is_sound: true,
        }
    }
}

impl<'t> Base64Url<'t> {
    #[inline]
    pub(crate) const fn new(part: Part<'t>, layer: Layer) -> Self {
        Self { part, layer }
    }

    #[inline]
    pub(crate) const fn as_bytes(&self) -> &'t [u8] {
        self.part.as_bytes()
    }

    /// The exact number of bytes that [`decode_into`](Self::decode_into) writes.
    pub(crate) fn decoded_len(&self) -> usize {
        byte_count(self.survey().valid)
    }

    /// What is wrong with the part.
    pub(crate) fn fault(&self) -> Option<Error> {
        self.survey().fault
    }

    /// What is wrong with a part that must decode to a number of bytes.
    pub(crate) fn fault_of_array(
        &self,
        len: usize,
        wrong_length: fn(u32, u32) -> ErrorKind,
    ) -> Option<Error> {
        let padded = Padded::split(self.as_bytes());
        let (expected, found) = (symbol_count(len), Symbols::new(padded.symbols).count());
        if found == expected {
            return self.fault();
        }
        let kind = wrong_length(saturating(expected), saturating(found));
        Some(self.error(kind, 0))
    }

    /// Decodes the part up to its first fault, and returns the number of bytes.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BufferTooSmall`]; then nothing is written.
    #[inline]
    pub(crate) fn decode_into(&self, buffer: &mut [u8]) -> Result<Decoded<usize>, Error> {
        let padded = Padded::split(self.as_bytes());
        match run::decode(padded.symbols, buffer) {
            Some(value) => Ok(Decoded {
                value,
                is_sound: padded.is_sound(padded.symbols.len()),
            }),
            None => self.decode_carefully(padded.symbols, buffer),
        }
    }

    /// Decodes a part of a fixed length with the function for that length, if all of it can be decoded.
    #[inline]
    pub(crate) fn decode_array<T, const SYMBOLS: usize>(
        &self,
        decode: impl Fn(&[u8; SYMBOLS]) -> Option<T>,
    ) -> Option<Decoded<T>> {
        if let Some((symbols, padding)) = self.as_bytes().split_first_chunk()
            && let Some(padding) = padding_in(padding)
            && let Some(value) = decode(symbols)
        {
            return Some(Decoded {
                value,
                is_sound: is_padding_sound(padding, SYMBOLS),
            });
        }
        self.decode_array_carefully(decode)
    }

    /// The offset in the text of the character that carries the first bit of a decoded byte.
    pub(crate) fn text_offset(&self, byte: usize) -> usize {
        self.offsets().text_offset(byte)
    }

    /// The offsets in the text of decoded bytes.
    pub(crate) fn offsets(&self) -> Offsets<'t> {
        Offsets::new(self.as_bytes(), self.part.span().start())
    }

    /// An error at an offset of this part.
    pub(crate) fn error(&self, kind: ErrorKind, offset: usize) -> Error {
        let text_offset = self.part.span().start().saturating_add(offset);
        Error::in_part(kind, self.layer, offset, text_offset)
    }

    #[cold]
    fn decode_array_carefully<T, const SYMBOLS: usize>(
        &self,
        decode: impl Fn(&[u8; SYMBOLS]) -> Option<T>,
    ) -> Option<Decoded<T>> {
        let padded = Padded::split(self.as_bytes());
        let mut rest = Symbols::new(padded.symbols);
        let mut symbols = [0; SYMBOLS];
        for symbol in &mut symbols {
            (_, *symbol) = rest.next()?;
        }
        let value = decode(&symbols).filter(|_| rest.next().is_none())?;
        Some(Decoded {
            value,
            is_sound: padded.is_sound(SYMBOLS),
        })
    }

    /// Decodes a part with percent-encoded, wrong or lone characters.
    #[cold]
    fn decode_carefully(&self, encoded: &[u8], buffer: &mut [u8]) -> Result<Decoded<usize>, Error> {
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
                .and_then(|symbols| run::decode(symbols, chunk));
            debug_assert_eq!(decoded, Some(chunk.len()));
        }
        Ok(Decoded {
            value: needed,
            is_sound: survey.fault.is_none(),
        })
    }

    /// Counts the characters that can be decoded, and finds what is wrong after them.
    fn survey(&self) -> Survey {
        let padded = Padded::split(self.as_bytes());
        let mut valid: usize = 0;
        let mut last = 0;
        let mut symbols = Symbols::new(padded.symbols);
        while let Some((offset, byte)) = symbols.next() {
            if !is_symbol(byte) {
                let (offset, byte) = wrong_after_padding(valid, symbols)
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
        if padded.is_sound(symbols) {
            return None;
        }
        let kind = ErrorKind::InvalidPadding {
            expected: padding_count(symbols),
            found: padded.padding,
        };
        Some(self.error(kind, padded.symbols.len()))
    }
}

/// Decodes a text that is a part to its end, with at most two `~`, and returns the number of bytes.
///
/// Returns `None` if it is anything else, or if the buffer is too small. No character ends a part that is decoded, so
/// nothing has to look for the end.
#[inline]
pub(crate) fn decode_to_end(text: &[u8], buffer: &mut [u8]) -> Option<Decoded<usize>> {
    let (symbols, padding) = match text {
        [symbols @ .., b'~', b'~'] => (symbols, 2),
        [symbols @ .., b'~'] => (symbols, 1),
        symbols => (symbols, 0),
    };
    Some(Decoded {
        value: run::decode(symbols, buffer)?,
        is_sound: is_padding_sound(padding, symbols.len()),
    })
}

struct Survey {
    valid: usize,
    fault: Option<Error>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_are_all_base64url_are_decoded_at_once() {
        let mut buffer = [0xa5; 4];
        assert_eq!(run::decode(b"AAEC", &mut buffer), Some(3));
        assert_eq!(buffer, [0, 1, 2, 0xa5]);
        assert_eq!(run::decode(b"AAEC", &mut [0; 2]), None);
        assert_eq!(run::decode(b"AA~C", &mut buffer), None);
        assert_eq!(run::decode(b"AAECA", &mut buffer), None);
    }
}
