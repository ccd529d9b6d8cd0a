//! What can be wrong with a relative, and where.

use std::fmt;

/// What is wrong with a relative, and the byte at which it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RelativeFault {
    kind: RelativeFaultKind,
    offset: usize,
}

impl RelativeFault {
    pub(super) const fn new(kind: RelativeFaultKind, offset: usize) -> Self {
        Self { kind, offset }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(self) -> RelativeFaultKind {
        self.kind
    }

    /// The stable `snake_case` name of what is wrong.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.kind.code()
    }

    /// The byte, of what was given, at which it starts. It is never beyond the end.
    #[must_use]
    pub const fn offset(self) -> usize {
        self.offset
    }
}

impl fmt::Display for RelativeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.message())
    }
}

/// What can be wrong with a relative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RelativeFaultKind {
    /// Nothing stands after the name of the header.
    Empty,
    /// The value is longer than what is read.
    TooLong,
    /// A character that base64 does not have.
    InvalidBase64,
    /// The base64 ends in the middle of a byte.
    CutBase64,
    /// The signature is not 32 bytes long.
    SignatureLength,
    /// What stands after the `|` is not a JSON object, or it ends early.
    InvalidJson,
    /// The value of a known key is not of the kind that belongs there.
    InvalidValue,
    /// A known key that stood there before. The first value counts.
    RepeatedKey,
    /// The decoded text is neither JSON nor `recipient@binding@group@…`.
    UnknownForm,
}

impl RelativeFaultKind {
    /// The stable `snake_case` name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty_value",
            Self::TooLong => "value_too_long",
            Self::InvalidBase64 => "invalid_base64",
            Self::CutBase64 => "cut_base64",
            Self::SignatureLength => "signature_length",
            Self::InvalidJson => "invalid_json",
            Self::InvalidValue => "invalid_value",
            Self::RepeatedKey => "repeated_key",
            Self::UnknownForm => "unknown_form",
        }
    }

    /// A sentence for people, without a full stop.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Self::Empty => "the header has no value",
            Self::TooLong => "the value is too long to be read",
            Self::InvalidBase64 => "this character does not belong to base64",
            Self::CutBase64 => "the base64 ends in the middle of a byte",
            Self::SignatureLength => "the signature is not 32 bytes long",
            Self::InvalidJson => "this is not a complete JSON object",
            Self::InvalidValue => "the value does not fit its key",
            Self::RepeatedKey => "this key stands there twice, and the first one counts",
            Self::UnknownForm => "the decoded text has none of the known forms",
        }
    }
}
