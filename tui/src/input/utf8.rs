//! An input as UTF-8, whichever it is given in.

use std::io::{self, Read};

use crate::text::utf16::{ByteOrder, Decoder};

/// An input of which the parts in UTF-16 are given as UTF-8. Anything else is left as it is.
#[derive(Debug)]
pub(super) struct Utf8<R> {
    input: R,
    form: Form,
    /// What was decoded and not given yet.
    text: Vec<u8>,
}

#[derive(Debug)]
enum Form {
    /// Nothing was read.
    Unknown,
    Plain,
    Utf16(Decoder),
    /// All was read.
    Ended,
}

impl<R: Read> Utf8<R> {
    pub(super) const fn new(input: R) -> Self {
        Self {
            input,
            form: Form::Unknown,
            text: Vec::new(),
        }
    }

    /// What was read ahead.
    pub(super) fn ahead(&self) -> &[u8] {
        &self.text
    }

    /// Reads the start, and decides by it. A line feed alone may be an answer that is waited for: nothing more is.
    fn start(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut len = self.input.read(buffer)?;
        if len == 1 && buffer.len() > 1 && buffer[0] != b'\n' {
            len += patiently(|| self.input.read(&mut buffer[1..]))?;
        }
        self.form = match ByteOrder::of(&buffer[..len]) {
            Some(order) => Form::Utf16(Decoder::new(order)),
            None => Form::Plain,
        };
        Ok(len)
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut read = None;
        if matches!(self.form, Form::Unknown) {
            read = Some(self.start(buffer)?);
        }
        while self.text.is_empty() {
            let len = match read.take() {
                Some(len) => len,
                None if matches!(self.form, Form::Ended) => 0,
                None => self.input.read(buffer)?,
            };
            match &mut self.form {
                Form::Utf16(decoder) if len == 0 => {
                    decoder.finish(&mut self.text);
                    self.form = Form::Ended;
                }
                Form::Utf16(decoder) => decoder.decode(&buffer[..len], &mut self.text),
                _ => return Ok(len),
            }
        }
        let len = self.text.len().min(buffer.len());
        buffer[..len].copy_from_slice(&self.text[..len]);
        self.text.drain(..len);
        Ok(len)
    }
}

/// Reads again if reading was interrupted.
fn patiently(mut read: impl FnMut() -> io::Result<usize>) -> io::Result<usize> {
    loop {
        match read() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}
