//! What can be wrong with a format string.

use std::fmt;

/// What is wrong with a format string, and the byte at which it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FormatError {
    kind: FormatErrorKind,
    offset: usize,
}

/// What can be wrong with a format string.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FormatErrorKind {
    /// It is neither the name of a format nor a format string.
    UnknownName,
    /// A `{` without its `}`.
    UnclosedBrace,
    /// A `%` that no directive follows.
    UnknownDirective,
    /// No value of it holds the path of a request.
    NoRequest,
    /// Two values stand side by side, so it is not clear where the first one ends.
    NothingBetween,
}

impl FormatError {
    pub(super) const fn new(kind: FormatErrorKind, offset: usize) -> Self {
        Self { kind, offset }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(self) -> FormatErrorKind {
        self.kind
    }

    /// The byte of the format string at which it starts.
    #[must_use]
    pub const fn offset(self) -> usize {
        self.offset
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            FormatErrorKind::UnknownName => {
                "not a log format: expected a name, or a format string with $ or %"
            }
            FormatErrorKind::UnclosedBrace => "this brace is not closed",
            FormatErrorKind::UnknownDirective => "no directive follows this percent sign",
            FormatErrorKind::NoRequest => "the format has no request and no path",
            FormatErrorKind::NothingBetween => "two values of the format have nothing between them",
        })
    }
}

impl std::error::Error for FormatError {}
