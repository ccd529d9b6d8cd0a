//! JSON written as it comes, without white space and free of unsafe characters.

use std::io::{self, Write};

use crate::text::escape;
use crate::text::lossy;

/// An object whose members are written one after the other.
#[derive(Debug)]
pub(crate) struct Object<'w, W> {
    output: &'w mut W,
    is_empty: bool,
}

impl<'w, W: Write> Object<'w, W> {
    /// Starts an object.
    #[inline]
    pub(crate) fn start(output: &'w mut W) -> io::Result<Self> {
        output.write_all(b"{")?;
        Ok(Self {
            output,
            is_empty: true,
        })
    }

    /// Writes a key of the program's own. Its value has to be written next.
    #[inline]
    pub(crate) fn key(&mut self, key: &str) -> io::Result<&mut W> {
        self.separate()?;
        self.output.write_all(key.as_bytes())?;
        self.output.write_all(b"\":")?;
        Ok(self.output)
    }

    /// Writes a key that was made a [`label!`]: that is faster. Its value has to be written next.
    #[inline]
    pub(crate) fn label(&mut self, label: &'static str) -> io::Result<&mut W> {
        let label = if self.is_empty { &label[1..] } else { label };
        self.is_empty = false;
        self.output.write_all(label.as_bytes())?;
        Ok(self.output)
    }

    /// Writes a key that comes from outside.
    pub(crate) fn foreign_key(&mut self, key: &str) -> io::Result<&mut W> {
        self.separate()?;
        escape::write_json_text(self.output, key)?;
        self.output.write_all(b"\":")?;
        Ok(self.output)
    }

    /// Ends the object.
    #[inline]
    pub(crate) fn end(self) -> io::Result<()> {
        self.output.write_all(b"}")
    }

    #[inline]
    fn separate(&mut self) -> io::Result<()> {
        let start: &[u8] = if self.is_empty { b"\"" } else { b",\"" };
        self.is_empty = false;
        self.output.write_all(start)
    }
}

/// A list of an object, whose items are written one after the other. Without an item it is left out.
#[derive(Debug)]
pub(crate) struct List<'o, 'w, W> {
    object: &'o mut Object<'w, W>,
    label: &'static str,
    is_empty: bool,
}

impl<'o, 'w, W: Write> List<'o, 'w, W> {
    /// A list under a key that was made a [`label!`].
    pub(crate) const fn new(object: &'o mut Object<'w, W>, label: &'static str) -> Self {
        Self {
            object,
            label,
            is_empty: true,
        }
    }

    /// Starts an item, which has to be written next.
    pub(crate) fn item(&mut self) -> io::Result<&mut W> {
        if self.is_empty {
            self.object.label(self.label)?.write_all(b"[")?;
            self.is_empty = false;
        } else {
            self.object.output.write_all(b",")?;
        }
        Ok(self.object.output)
    }

    /// Ends the list.
    pub(crate) fn end(self) -> io::Result<()> {
        if self.is_empty {
            return Ok(());
        }
        self.object.output.write_all(b"]")
    }
}

/// A key of the program's own, as JSON has it before a value, after a comma.
macro_rules! label {
    ($key:literal) => {
        concat!(",\"", $key, "\":")
    };
}

pub(crate) use label;

/// Writes an array of items.
pub(crate) fn write_array<W: Write, T>(
    output: &mut W,
    items: impl IntoIterator<Item = T>,
    mut write: impl FnMut(&mut W, T) -> io::Result<()>,
) -> io::Result<()> {
    output.write_all(b"[")?;
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            output.write_all(b",")?;
        }
        write(output, item)?;
    }
    output.write_all(b"]")
}

/// Writes a string of bytes, with U+FFFD in the place of those that are not UTF-8.
pub(crate) fn write_string(output: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    output.write_all(b"\"")?;
    if escape::is_plain_in_json(bytes) {
        output.write_all(bytes)?;
    } else {
        for text in lossy::texts(bytes) {
            escape::write_json_text(output, text)?;
        }
    }
    output.write_all(b"\"")
}

/// Writes a string that needs no escapes: letters, digits and the like.
#[inline]
pub(crate) fn write_word(output: &mut impl Write, word: &str) -> io::Result<()> {
    output.write_all(b"\"")?;
    output.write_all(word.as_bytes())?;
    output.write_all(b"\"")
}

/// Writes a number.
#[inline]
pub(crate) fn write_number(output: &mut impl Write, number: impl itoa::Integer) -> io::Result<()> {
    output.write_all(itoa::Buffer::new().format(number).as_bytes())
}
