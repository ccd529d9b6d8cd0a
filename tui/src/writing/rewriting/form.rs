//! How a value is typed: what it looks like in a line of text, and the bytes that are written for it.

use tracklens_codec::{
    Definition, Kind, MessageId, Record, RecordId, RecordList, Shape, TransmissionId, Value,
};

use super::error::EditError;
use super::metadata;
use crate::settings::parse_time;
use crate::text::hex;

/// How a value is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the hints say it")]
pub enum ValueForm {
    Choice(&'static [&'static str]),
    Number,
    Time,
    TransmissionId,
    MessageId,
    Text,
    CutText,
    Metadata,
    Json,
    NamedJson,
    Hexadecimal,
    Signature,
    Port,
    Host,
    Sublink,
    Target,
    AsWritten,
}

impl ValueForm {
    /// What to type.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Choice(_) => "one of these",
            Self::Number => "a whole number of 32 bits",
            Self::Time => "Unix seconds, or a time such as 2026-11-23T21:00:00Z",
            Self::TransmissionId => "decimal digits, 64 bits",
            Self::MessageId => "20 hexadecimal digits; the injection time is bytes 2 to 6",
            Self::Text => "text",
            Self::CutText => "text, at most 63 bytes",
            Self::Metadata => "a JSON object, written as it is typed",
            Self::Json => "JSON, written as it is typed",
            Self::NamedJson => "name=value; the value is JSON, or else text",
            Self::Hexadecimal => "hexadecimal digits, two a byte",
            Self::Signature => "32 hexadecimal digits",
            Self::Port => "a number from 0 to 65535",
            Self::Host => "a name, or an IPv6 address in brackets",
            Self::Sublink => "segments of a path; a space becomes _",
            Self::Target => "the target; it is percent-encoded",
            Self::AsWritten => "as it stands in the link",
        }
    }

    /// How values of records with this id are typed.
    pub(super) const fn of_id(id: RecordId) -> Self {
        let Some(definition) = id.definition() else {
            return Self::Hexadecimal;
        };
        match definition.shape() {
            Shape::Number if id.get() == RecordId::EXPIRY.get() => Self::Time,
            Shape::Number => Self::Number,
            Shape::TransmissionId => Self::TransmissionId,
            Shape::MessageId => Self::MessageId,
            Shape::Text => Self::Text,
            Shape::CutText => Self::CutText,
            Shape::Metadata => Self::Metadata,
            _ => Self::Hexadecimal,
        }
    }

    /// How the value of a record is typed, and the value typed like that. Text that is not UTF-8 is typed as
    /// bytes; the value of a record with a wrong length can't be typed as a number, so it is empty.
    pub(super) fn of_record(record: &Record<'_>) -> (Self, String) {
        let form = Self::of_id(record.id());
        let bytes = record.as_bytes();
        match (record.value(), form) {
            (Ok(Value::Number(number)), _) => (form, number.to_string()),
            (Ok(Value::TransmissionId(id)), _) => (form, id.to_string()),
            (Ok(Value::MessageId(id)), _) => (form, id.to_string()),
            (Err(_), Self::Number | Self::Time | Self::TransmissionId | Self::MessageId) => {
                (form, String::new())
            }
            (_, Self::Text | Self::CutText | Self::Metadata) => match str::from_utf8(bytes) {
                Ok(text) => (form, text.to_owned()),
                Err(_) => (Self::Hexadecimal, hex::digits(bytes)),
            },
            _ => (Self::Hexadecimal, hex::digits(bytes)),
        }
    }

    /// The bytes of a record with the value that was typed, if a writer would write it.
    pub(super) fn record(self, id: RecordId, typed: &str) -> Result<Vec<u8>, EditError> {
        match self {
            Self::Number => written(id, Value::Number(number(typed, u32::MAX)?)),
            Self::Time => written(id, Value::Number(time(typed)?)),
            Self::TransmissionId => {
                let number = number(typed, u64::MAX)?;
                written(id, Value::TransmissionId(TransmissionId::new(number)))
            }
            Self::MessageId => written(id, Value::MessageId(MessageId::new(array(typed)?))),
            Self::Metadata => {
                metadata::check(typed)?;
                written(id, Value::Metadata(typed.as_bytes()))
            }
            Self::Hexadecimal => written(id, Value::Opaque(&bytes(typed)?)),
            _ => written(id, Value::Text(typed.as_bytes())),
        }
    }
}

/// A record, as a writer writes it.
fn written(id: RecordId, value: Value<'_>) -> Result<Vec<u8>, EditError> {
    let len = match value {
        Value::Text(bytes) | Value::Metadata(bytes) | Value::Opaque(bytes) => bytes.len(),
        _ => 0,
    };
    // A tag, a length and a number together are shorter than this.
    let mut buffer = vec![0; len + 16];
    let mut list = RecordList::new(&mut buffer);
    list.push(id, value)?;
    Ok(list.as_bytes().to_vec())
}

/// The record of a kind.
pub(super) fn kind_record(kind: Kind) -> Result<Vec<u8>, EditError> {
    written(kind.id(), Value::Flag)
}

/// The name of records with this id.
#[must_use]
pub fn name_of(id: RecordId) -> String {
    match id.definition().map(Definition::name) {
        Some(Some(name)) => name.to_owned(),
        Some(None) => format!("flag {}", id.get()),
        None => format!("unknown {}", id.get()),
    }
}

/// A whole number from 0 to a maximum.
pub(super) fn number<N: TryFrom<u64> + Into<u64>>(typed: &str, max: N) -> Result<N, EditError> {
    let no_digit = |char: char| !char.is_ascii_digit();
    if let Some(at) = typed.find(no_digit) {
        return Err(EditError::new_at("a number has only digits", at));
    }
    if typed.is_empty() {
        return Err(EditError::new_at("this has no digit", 0));
    }
    let max: u64 = max.into();
    let number = typed.parse().ok().filter(|number| *number <= max);
    number
        .and_then(|number: u64| N::try_from(number).ok())
        .ok_or(EditError::new("the number is too large"))
}

/// A time in Unix seconds.
fn time(typed: &str) -> Result<u32, EditError> {
    let seconds = parse_time(typed.trim()).map_err(|_| {
        EditError::new("a time is Unix seconds (1700686942) or RFC 3339 (2023-11-22T21:02:22Z)")
    })?;
    u32::try_from(seconds.as_second())
        .map_err(|_| EditError::new("a link can only hold times from 1970 to 2106"))
}

fn bytes(typed: &str) -> Result<Vec<u8>, EditError> {
    hex::bytes(typed)
        .map_err(|at| EditError::new_at("these are not pairs of hexadecimal digits", at))
}

/// Exactly so many bytes as hexadecimal digits.
pub(super) fn array<const N: usize>(typed: &str) -> Result<[u8; N], EditError> {
    let found = typed.len();
    let bytes = bytes(typed)?;
    <[u8; N]>::try_from(bytes).map_err(|_| EditError::digits(2 * N, found))
}
