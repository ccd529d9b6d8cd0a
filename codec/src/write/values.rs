//! The values that a writer writes.

use crate::error::saturating;
use crate::records::definition::RecordId;
use crate::records::record::Width;
use crate::write_error::WriteError;

/// The most bytes that a value can have: what two bytes can count.
pub(super) const MAX_VALUE_LEN: usize = 0xffff;

/// Checks that a writer writes such a value, and returns the width of its length.
pub(super) fn check_value(id: RecordId, value: &[u8]) -> Result<Width, WriteError> {
    let width = check_value_len(id, value.len())?;
    if !id.takes(value) {
        return Err(rejection(id, value));
    }
    Ok(width)
}

/// Checks that a writer writes values of this length, and returns the width for it.
#[inline]
pub(super) fn check_value_len(id: RecordId, len: usize) -> Result<Width, WriteError> {
    let limit = id.max_len().unwrap_or(MAX_VALUE_LEN);
    Width::minimal(len)
        .filter(|_| len <= limit)
        .ok_or(WriteError::ValueTooLong {
            id,
            limit: saturating(limit),
            len: saturating(len),
        })
}

fn rejection(id: RecordId, value: &[u8]) -> WriteError {
    match (id.fixed_len(), core::str::from_utf8(value)) {
        (Some(expected), _) => WriteError::ValueLength {
            id,
            expected: saturating(expected),
            found: saturating(value.len()),
        },
        (None, result) => WriteError::InvalidUtf8 {
            id,
            offset: saturating(result.map_or_else(|error| error.valid_up_to(), str::len)),
        },
    }
}

/// The length of a record with a value of this length.
#[inline]
pub(super) fn record_len(width: Width, len: usize) -> usize {
    usize::from(width.get())
        .saturating_add(1)
        .saturating_add(len)
}
