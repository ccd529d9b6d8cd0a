//! The values of an event.

use core::fmt;

use super::json::{write_compact, write_string};
use crate::records::message_id::MessageId;
use crate::target::Target;

/// The value of a field of an event.
///
/// ```
/// use tracklens_codec::EventValue;
///
/// let mut json = String::new();
/// EventValue::Text(b"a\"\xff\xe2\x80\xae").write_json(&mut json).unwrap();
/// assert_eq!(json, r#""a\"\ufffd\u202e""#);
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum EventValue<'a> {
    /// A word of the format.
    Word(&'static str),
    /// A number. Events have it as a string. \[documented\]
    Number(u64),
    /// A time in Unix seconds. Events have it as a string. \[documented\]
    Time(i64),
    /// The id of the message.
    MessageId(MessageId),
    /// Text, which need not be UTF-8.
    Text(&'a [u8]),
    /// The target.
    Target(Target<'a, 'a>),
    /// The metadata as the link has it: JSON.
    Metadata(&'a [u8]),
}

impl EventValue<'_> {
    /// Writes the value as JSON of printable ASCII: a string, or for metadata its own JSON without white space between
    /// its tokens.
    ///
    /// Whatever else a string contains is written as `\u` escapes, and each invalid sequence of UTF-8 as U+FFFD.
    ///
    /// # Errors
    ///
    /// Those of the output.
    ///
    /// ```
    /// use tracklens_codec::{EventValue, Target};
    ///
    /// let mut json = String::new();
    /// EventValue::Target(Target::Query(b"a%2Fb")).write_json(&mut json)?;
    /// assert_eq!(json, r#""a/b""#);
    /// # Ok::<(), std::fmt::Error>(())
    /// ```
    pub fn write_json<W: fmt::Write + ?Sized>(&self, output: &mut W) -> fmt::Result {
        let mut output = output;
        match self {
            Self::Word(word) => write_string(&mut output, word.bytes()),
            Self::Number(number) => write!(output, "\"{number}\""),
            Self::Time(seconds) => write!(output, "\"{seconds}\""),
            Self::MessageId(id) => write!(output, "\"{id}\""),
            Self::Text(text) => write_string(&mut output, text.iter().copied()),
            Self::Target(target) => write_string(&mut output, target.into_bytes()),
            Self::Metadata(json) => write_compact(&mut output, json),
        }
    }

    /// Whether this is text without a byte.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) | Self::Target(Target::Payload(text) | Target::Query(text)) => {
                text.is_empty()
            }
            _ => false,
        }
    }
}

/// Shows what kind of value this is, never the value.
impl fmt::Debug for EventValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Word(_) => "EventValue(word)",
            Self::Number(_) => "EventValue(number)",
            Self::Time(_) => "EventValue(time)",
            Self::MessageId(_) => "EventValue(message id)",
            Self::Text(_) => "EventValue(text)",
            Self::Target(_) => "EventValue(target)",
            Self::Metadata(_) => "EventValue(metadata)",
        })
    }
}
