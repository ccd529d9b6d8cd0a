//! A single value, as JSON, as a cell of a table, and as text.

use std::borrow::Cow;
use std::io::{self, Write};

use tracklens_codec::{MessageId, Signature, TransmissionId};

use crate::text::json::{write_number, write_string};
use crate::text::{escape, hex, lossy};

/// A single value of a link, or of something about it.
#[derive(Clone, Debug)]
pub(super) enum Value<'r> {
    /// A word of the program's own.
    Word(&'static str),
    /// Text, as far as it is UTF-8.
    Text(Cow<'r, [u8]>),
    /// A number.
    Number(u64),
    /// Unix seconds.
    Time(i64),
    /// Whether something is so.
    Boolean(bool),
    /// Bytes, given in hexadecimal digits.
    Bytes(&'r [u8]),
    /// The signature.
    Signature(Signature),
    /// The id of a message.
    MessageId(MessageId),
    /// The id of a transmission.
    TransmissionId(TransmissionId),
    /// JSON without white space between its tokens, in which unsafe characters may stand.
    Json(Cow<'r, str>),
}

impl<'r> Value<'r> {
    /// Text that was read.
    pub(super) fn text(text: &'r (impl AsRef<[u8]> + ?Sized)) -> Self {
        Self::Text(Cow::Borrowed(text.as_ref()))
    }

    /// A length or an offset.
    pub(super) fn length(length: usize) -> Self {
        Self::Number(length as u64)
    }

    /// The value, unless it is empty text.
    pub(super) fn unless_empty(self) -> Option<Self> {
        let is_empty = match &self {
            Self::Text(text) => text.is_empty(),
            Self::Bytes(bytes) => bytes.is_empty(),
            Self::Word(word) => word.is_empty(),
            _ => false,
        };
        (!is_empty).then_some(self)
    }

    /// The first character of its text, if that comes from outside or is a sign.
    pub(super) fn first_char(&self) -> Option<char> {
        match self {
            Self::Text(text) => lossy::texts(text).flat_map(str::chars).next(),
            Self::Json(json) => json.chars().next(),
            Self::Time(..0) => Some('-'),
            _ => None,
        }
    }

    /// Writes the value as JSON.
    pub(super) fn write_json(&self, output: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Text(text) => write_string(output, text),
            Self::Number(number) => write_number(output, *number),
            Self::Time(seconds) => write_number(output, *seconds),
            Self::Boolean(true) => output.write_all(b"true"),
            Self::Boolean(false) => output.write_all(b"false"),
            Self::Json(json) => escape::write_json(output, json),
            _ => self.write_json_text(output),
        }
    }

    /// Writes the value as a string of JSON, whatever it is.
    pub(super) fn write_json_text(&self, output: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Text(text) => write_string(output, text),
            Self::Json(json) => write_string(output, json.as_bytes()),
            _ => {
                output.write_all(b"\"")?;
                self.write_plain(output)?;
                output.write_all(b"\"")
            }
        }
    }

    /// Writes the value as a cell of a table.
    pub(super) fn write_cell(&self, output: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Text(text) if escape::is_plain_in_tsv(text) => output.write_all(text),
            Self::Text(text) => lossy::texts(text).try_for_each(|it| escape::write_tsv(output, it)),
            Self::Json(json) => escape::write_tsv(output, json),
            _ => self.write_plain(output),
        }
    }

    /// Writes a value in which nothing has to be escaped.
    fn write_plain(&self, output: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Word(word) => output.write_all(word.as_bytes()),
            Self::Bytes(bytes) => hex::write_digits(output, bytes),
            Self::Signature(signature) => hex::write_digits(output, signature.as_bytes()),
            Self::MessageId(id) => hex::write_digits(output, id.as_bytes()),
            Self::TransmissionId(id) => write_number(output, id.get()),
            Self::Number(_) | Self::Time(_) | Self::Boolean(_) => self.write_json(output),
            Self::Text(_) | Self::Json(_) => Ok(()),
        }
    }
}
