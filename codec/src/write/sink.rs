//! The output for a link: a buffer, or anything that accepts text.

use core::fmt;

use crate::bytes::base64url::{self, padding_count, symbol_count};

/// The number of bytes that are encoded at a time if the output accepts only text.
const CHUNK: usize = 48;

pub(super) trait Sink {
    fn put(&mut self, text: &[u8]) -> fmt::Result;

    /// Writes bytes in base64url, with `~` for padding.
    fn put_base64url(&mut self, bytes: &[u8]) -> fmt::Result {
        for chunk in bytes.chunks(CHUNK) {
            let mut symbols = [0; symbol_count(CHUNK)];
            let len = base64url::encode(chunk, &mut symbols).ok_or(fmt::Error)?;
            self.put(symbols.get(..len).unwrap_or_default())?;
        }
        self.put_padding(bytes)
    }

    fn put_padding(&mut self, bytes: &[u8]) -> fmt::Result {
        let padding = usize::from(padding_count(symbol_count(bytes.len())));
        self.put(b"~~".get(..padding).unwrap_or_default())
    }
}

/// An output that accepts text.
pub(super) struct TextSink<'w, W: ?Sized>(pub(super) &'w mut W);

impl<W: fmt::Write + ?Sized> Sink for TextSink<'_, W> {
    fn put(&mut self, text: &[u8]) -> fmt::Result {
        self.0
            .write_str(core::str::from_utf8(text).map_err(|_| fmt::Error)?)
    }
}

/// The rest of a buffer.
pub(super) struct SliceSink<'o>(pub(super) &'o mut [u8]);

impl SliceSink<'_> {
    fn take(&mut self, len: usize) -> Result<&mut [u8], fmt::Error> {
        let (taken, rest) = core::mem::take(&mut self.0)
            .split_at_mut_checked(len)
            .ok_or(fmt::Error)?;
        self.0 = rest;
        Ok(taken)
    }
}

impl Sink for SliceSink<'_> {
    fn put(&mut self, text: &[u8]) -> fmt::Result {
        self.take(text.len())?.copy_from_slice(text);
        Ok(())
    }

    fn put_base64url(&mut self, bytes: &[u8]) -> fmt::Result {
        let room = self.take(symbol_count(bytes.len()))?;
        base64url::encode(bytes, room).ok_or(fmt::Error)?;
        self.put_padding(bytes)
    }
}
