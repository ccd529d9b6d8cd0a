//! JSON written as it comes, without white space and free of unsafe characters.

use std::fmt::{self, Write as _};
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
    for text in lossy::texts(bytes) {
        escape::write_json_text(output, text)?;
    }
    output.write_all(b"\"")
}

/// Writes a string of what is displayed, without putting it together before.
pub(crate) fn write_display(output: &mut impl Write, shown: &impl fmt::Display) -> io::Result<()> {
    output.write_all(b"\"")?;
    let mut inside = Inside {
        output,
        result: Ok(()),
    };
    // The result says more of what went wrong.
    let _ = write!(inside, "{shown}");
    inside.result?;
    output.write_all(b"\"")
}

/// The inside of a string, to which text is written piece by piece.
struct Inside<'w, W> {
    output: &'w mut W,
    result: io::Result<()>,
}

impl<W: Write> fmt::Write for Inside<'_, W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.result = escape::write_json_text(self.output, text);
        self.result.as_ref().map_or(Err(fmt::Error), |()| Ok(()))
    }
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
